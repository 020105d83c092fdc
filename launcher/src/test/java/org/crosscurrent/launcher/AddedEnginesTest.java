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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.pipelines.cli.EngineModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that are on no class path until somebody adds them. */
class AddedEnginesTest {

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
  void theListHasWhatIsThereAndWhatToDoForTheRest() {
    Run run = Run.of("engines", "list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.results())
        .anyMatch(line -> line.matches("sentiment +vader +3\\.3\\.2 +Apache-2\\.0 AND MIT +light"))
        .anyMatch(line -> line.matches("language +fast .* light"))
        .anyMatch(
            line ->
                line.matches(
                    "sentiment +corenlp +- +GPL-3\\.0-or-later +- +"
                        + "\\./crosscurrent engines add corenlp"))
        .anyMatch(line -> line.matches("toxicity +onnx .* \\./crosscurrent engines add onnx"));
  }

  @Test
  void anEngineIsAddedWithWhatTheLauncherDoesNotHave() throws IOException {
    checkout.launcherHas("slf4j-api-1.7.36.jar");
    checkout.launcherHas("crosscurrent-transforms-core-0.1.0-SNAPSHOT.jar");
    checkout.module(
        "transforms/corenlp",
        "crosscurrent-transforms-corenlp-0.1.0-SNAPSHOT.jar",
        "stanford-corenlp-4.5.10.jar",
        "stanford-corenlp-4.5.10-models.jar",
        "slf4j-api-2.0.1.jar",
        "crosscurrent-transforms-core-0.1.0-SNAPSHOT.jar");

    Run run = Run.of("engines", "add", "corenlp");

    assertThat(run.exitCode()).isZero();
    assertThat(run.messages())
        .anyMatch(line -> line.contains("Stanford CoreNLP"))
        .anyMatch(line -> line.matches(" +licence +GPL-3\\.0-or-later"))
        .anyMatch(line -> line.matches(" +downloads +about 930 MB.*"));
    assertThat(run.results())
        .containsExactly("corenlp is added: 3 jars, 0 MB in .crosscurrent/engines/corenlp");
    assertThat(jars())
        .containsExactly(
            "crosscurrent-transforms-corenlp-0.1.0-SNAPSHOT.jar",
            "stanford-corenlp-4.5.10-models.jar",
            "stanford-corenlp-4.5.10.jar");
  }

  @Test
  void whatIsThereIsBuiltAgainOnlyWhenTheLauncherIsNewer() throws IOException {
    checkout.module("transforms/corenlp", "corenlp-1.jar", "old-1.jar");
    Run.of("engines", "add", "corenlp");
    assertThat(Run.of("engines", "add", "corenlp").results())
        .containsExactly("corenlp is there already");

    checkout.module("transforms/corenlp", "corenlp-1.jar", "new-1.jar");
    checkout.buildTheLauncherAnew();
    Run.of("engines", "add", "corenlp");

    assertThat(jars()).containsExactly("corenlp-1.jar", "new-1.jar");
  }

  @Test
  void aBuildThatFailsIsToldAndLeavesWhatWasThere() throws IOException {
    checkout.module("transforms/corenlp", "corenlp-1.jar");
    Run.of("engines", "add", "corenlp");
    checkout.buildTheLauncherAnew();
    checkout.breakTheBuild();

    Run run = Run.of("engines", "add", "corenlp");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.messages()).contains("[ERROR] COMPILATION ERROR");
    assertThat(run.messages())
        .last()
        .asString()
        .startsWith("crosscurrent: the build of transforms/corenlp failed; its log is ");
    assertThat(jars()).containsExactly("corenlp-1.jar");
  }

  @Test
  void anEngineThatIsRemovedIsGone() throws IOException {
    checkout.module("transforms/corenlp", "corenlp-1.jar");
    Run.of("engines", "add", "corenlp");

    assertThat(Run.of("engines", "remove", "corenlp").results())
        .containsExactly("corenlp is removed");
    assertThat(checkout.workplace().home().resolve("engines/corenlp")).doesNotExist();
    assertThat(Run.of("engines", "remove", "corenlp").results())
        .containsExactly("corenlp was not there");
  }

  @Test
  void sourcesThatLackTheModuleAreTold() {
    Run run = Run.of("engines", "add", "onnx");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.messages())
        .last()
        .asString()
        .contains("there is no module transforms/onnx in " + folder);
  }

  @Test
  void anEngineThatIsNotThereIsToldWithWhatToAdd() throws IOException {
    Path input = Files.writeString(folder.resolve("labelled.tsv"), "text\nfine\n");
    for (String spec : List.of("corenlp", "auto?limit=800", "onnx:models/roberta")) {
      String module = spec.startsWith("onnx") ? "onnx" : "corenlp";

      Run run = Run.of("evaluate", "sentiment", "--engine=" + spec, "--input=" + input);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.messages())
          .singleElement()
          .asString()
          .contains("there is no sentiment engine '" + spec.split("[:?]")[0] + "'")
          .endsWith(
              "add org.crosscurrent:crosscurrent-transforms-"
                  + module
                  + " to it (./crosscurrent engines add "
                  + module
                  + ")");
    }
  }

  @Test
  void helpTellsEachModuleWithItsLicenceAndSize() {
    Run run = Run.of("engines", "--help");

    assertThat(run.exitCode()).isZero();
    for (EngineModule module : EngineModule.all()) {
      assertThat(run.results())
          .anyMatch(
              line ->
                  line.contains(module.name())
                      && line.contains(module.licence())
                      && line.contains(module.download()));
    }
  }

  private List<String> jars() throws IOException {
    return checkout.workplace().engines("corenlp", "transforms/corenlp").jars().stream()
        .map(jar -> jar.getFileName().toString())
        .toList();
  }
}
