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
package org.crosscurrent.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.toxicity.LinearModel;
import org.crosscurrent.toxicity.LinearToxicity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainToxicityTest {

  private static final String[] THINGS = {"soup", "bread", "tea", "rice", "plum", "leek", "oats"};
  private static final String[] ENDS = {"today", "again", "at home", "outside", "with salt"};

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return TrainToxicity.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String input(String... lines) throws IOException {
    return "--input=" + Files.write(folder.resolve("labelled.tsv"), List.of(lines));
  }

  /** Texts whose labels are told by invented words. */
  private String inventedInput() throws IOException {
    List<String> lines = new ArrayList<>(List.of("label\ttext"));
    for (String thing : THINGS) {
      for (String end : ENDS) {
        lines.add("hate\tall grumblers zork the " + thing + " " + end);
        lines.add("offensive\twhat a flirping " + thing + " " + end);
        lines.add("neither\tI had " + thing + " &amp; water " + end);
      }
    }
    return input(lines.toArray(String[]::new));
  }

  @Test
  void aModelIsTrainedAndMeasuredAndHasTheSameBytesEachTime() throws IOException {
    String input = inventedInput();
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");

    assertThat(run(input, "--output=" + one, "--seed=2")).isZero();
    assertThat(run(input, "--output=" + other, "--seed=2")).isZero();

    byte[] bytes = Files.readAllBytes(one.resolve("linear.model"));
    assertThat(bytes).isEqualTo(Files.readAllBytes(other.resolve("linear.model")));
    assertThat(bytes).hasSizeLessThan(1_000_000);
    assertThat(Files.readAllLines(one.resolve("figures.md")))
        .anyMatch(line -> line.startsWith("macro F1 = "))
        .anyMatch(line -> line.startsWith("| hate | "))
        .anyMatch(line -> line.startsWith("| identity | "));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("105 texts: ", "held out");
    LinearToxicity engine = LinearToxicity.of(LinearModel.read(new ByteArrayInputStream(bytes)));
    assertThat(engine.score("a flirping lamp").label()).isEqualTo("offensive");
    assertThat(engine.score("grumblers zork").label()).isEqualTo("hate");
    assertThat(engine.score("nice weather").label()).isEqualTo("neither");
  }

  @Test
  void helpNamesEachOptionAndTrainsNothing() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Usage: ./crosscurrent train toxicity --input=FILE.tsv --output=DIR [--seed=1]")
        .contains("  --input=FILE.tsv  ", "  --output=DIR      ", "  --seed=N          ");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatCannotBeUsedIsToldInOneSentence() throws IOException {
    String output = "--output=" + folder.resolve("model");
    refuses("the option --input is needed", output);
    refuses("the option --output is needed", inventedInput());
    refuses("there is no option --size=3", "--size=3");
    refuses("there is no option fast", "fast");
    refuses("--seed must be a whole number, not 'x'", inventedInput(), output, "--seed=x");
    refuses("cannot be read", "--input=" + folder.resolve("none.tsv"), output);
    refuses("cannot be read", "--input=" + folder, output);
    refuses("has no column 'label'", input("text\tmood", "a\tb"), output);
    refuses("line 3 of", input("text\tlabel", "a\thate", "b"), output);
    refuses("line 2 of", input("text\tlabel", "a\tnice"), output);
    refuses("there is no text labelled hate to train on", input("text\tlabel"), output);
    Path latin = Files.write(folder.resolve("latin.tsv"), new byte[] {'a', (byte) 0xE4, '\n'});
    refuses("is not in UTF-8", "--input=" + latin, output);
    Path file = Files.writeString(folder.resolve("file"), "");
    refuses("cannot be read or written", inventedInput(), "--output=" + file);
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("written");
  }

  private void refuses(String sentence, String... args) {
    err.reset();
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains(sentence);
  }
}
