/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  private static final String TRAINER = "org/crosscurrent/training/TrainToxicity";

  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void makeACheckout() throws IOException {
    checkout = new Checkout(folder);
  }

  @AfterEach
  void leaveIt() {
    checkout.close();
  }

  @Test
  void theTrainerIsBuiltWhenItIsFirstAskedForAndGetsItsArguments() throws IOException {
    checkout.module("training", "crosscurrent-training-1.jar");
    makeTrainer(folder.resolve("training/target/crosscurrent-training-1.jar"));

    Run first = Run.of("train", "toxicity", "--input=x.tsv", "--help");
    Run second = Run.of("train", "toxicity");

    assertThat(first.exitCode()).isEqualTo(7);
    assertThat(first.results()).containsExactly("--input=x.tsv,--help");
    assertThat(first.messages()).first().isEqualTo("building training ...");
    assertThat(second.exitCode()).isEqualTo(7);
    assertThat(second.messages()).isEmpty();
  }

  @Test
  void whatCannotBeTrainedIsTold() {
    Run run = Run.of("train", "sentiment");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.messages())
        .containsExactly("crosscurrent: train knows toxicity, not 'sentiment'");
  }

  @Test
  void sourcesWithoutTheTrainersAreTold() {
    Run run = Run.of("train", "toxicity");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.messages()).last().asString().contains("there is no module training in");
  }

  private void makeTrainer(Path jar) throws IOException {
    Path source = folder.resolve("classes/" + TRAINER + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package org.crosscurrent.training;
        import java.io.PrintStream;
        public final class TrainToxicity {
          public static int run(String[] arguments, PrintStream results, PrintStream messages) {
            results.println(String.join(",", arguments));
            return 7;
          }
        }
        """);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", source.toString()))
        .isZero();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry(TRAINER + ".class"));
      entries.write(Files.readAllBytes(folder.resolve("classes/" + TRAINER + ".class")));
      entries.closeEntry();
    }
  }
}
