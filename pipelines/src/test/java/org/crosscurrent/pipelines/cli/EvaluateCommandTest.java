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
package org.crosscurrent.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.sentiment.SentimentEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir Path folder;
  private int speedSeconds;
  private final Transcript transcript = new Transcript();

  @Test
  void scoresAreComparedWithThoseOfPeopleAndOfTheReference() throws IOException {
    JsonNode summary =
        evaluate(
            "human_mean\tcompound\ttext", "3.1\t0.4404\tgood", "-2.5\t-0.5423\tbad", "0\t0\tstone");
    assertThat(summary.path("n").asInt()).isEqualTo(3);
    assertThat(summary.path("pearson").asDouble()).isBetween(0.98, 1.0);
    assertThat(summary.path("within_1e4").asInt()).isEqualTo(3);
    assertThat(summary.path("max_abs_diff").asDouble()).isLessThan(1e-4);
    assertThat(transcript.results()).first().isEqualTo("n = 3");
  }

  @Test
  void columnsAreFoundByTheirNamesInAnyOrder() throws IOException {
    JsonNode summary = evaluate("text\tmore\tcompound", "good\tx\t0.4404", "bad\ty\t0.9");
    assertThat(summary.path("within_1e4").asInt()).isEqualTo(1);
    assertThat(summary.path("max_abs_diff").asDouble()).isGreaterThan(1);
    assertThat(summary.has("pearson")).isFalse();
  }

  @Test
  void signsAreThoseOfPeopleAgainstTheEnginesLabels() throws IOException {
    JsonNode summary =
        evaluate(
            "human_mean\ttext", "2\tgood", "1\tgood", "1\tbad", "-1\tbad", "-1\tstone", "0\tstone");
    assertThat(summary.path("sign_accuracy").asDouble()).isEqualTo(0.6667);
    assertThat(summary.path("f1_positive").asDouble()).isEqualTo(0.8);
    assertThat(summary.path("f1_negative").asDouble()).isEqualTo(0.5);
    assertThat(summary.path("engine").asText()).startsWith("vader/");
    assertThat(summary.path("failed").asInt()).isZero();
    assertThat(summary.has("texts_per_cpu_second")).isFalse();
    assertThat(summary.has("within_1e4")).isFalse();
  }

  @Test
  void anEngineThatBreaksOnATextIsMeasuredByTheOthers() throws IOException {
    speedSeconds = 1;
    JsonNode summary =
        evaluateBy(
            BrittleEngine.NAME,
            "human_mean\tcompound\ttext",
            "1\t0.1\tgood",
            "-1\t0.1\t" + BrittleEngine.BREAKS,
            "-1\t0.1\tbad");
    assertThat(summary.path("failed").asInt()).isEqualTo(1);
    assertThat(summary.path("n").asInt()).isEqualTo(3);
    assertThat(summary.path("sign_accuracy").asDouble()).isEqualTo(1);
    assertThat(summary.path("engine").asText()).isEqualTo("brittle/1");
    assertThat(summary.path("texts_per_cpu_second").asLong()).isPositive();
    assertThat(summary.has("max_abs_diff")).as("the column is the reference of vader").isFalse();
    assertThat(transcript.messages()).contains("the engine failed on a text: it broke");
  }

  @Test
  void anEngineThatBreaksOnEveryTextIsRefused() {
    assertThatThrownBy(() -> evaluateBy(BrittleEngine.NAME, "text", BrittleEngine.BREAKS))
        .isInstanceOf(UsageException.class)
        .hasMessage("the engine brittle/1 failed on every text");
  }

  @Test
  void anEngineThatLacksWhatItNeedsIsRefusedBeforeTheWork() {
    assertThatThrownBy(() -> evaluateBy(BrittleEngine.NAME + "?model=absent", "text", "good"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--engine: the model 'absent' is not there");
  }

  @Test
  void anEngineThatIsNotThereIsToldWithWhatToAdd() {
    assertThatThrownBy(() -> evaluateBy("corenlp", "text", "good"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no sentiment engine 'corenlp' on the class path")
        .hasMessageEndingWith("add org.crosscurrent:crosscurrent-transforms-corenlp to it");
  }

  @Test
  void aCellThatIsNoNumberIsNamedByItsLine() {
    assertThatThrownBy(() -> evaluate("compound\ttext", "0.1\ta", "much\tb"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("column 1");
  }

  private JsonNode evaluate(String... lines) throws IOException {
    return evaluateBy("vader", lines);
  }

  private JsonNode evaluateBy(String engine, String... lines) throws IOException {
    Path input = Files.write(folder.resolve("labelled.tsv"), List.of(lines));
    Path summary = folder.resolve("summary.json");
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(SentimentEngine.class.getName()), BrittleEngine.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    int exitCode;
    try (URLClassLoader withBrittle =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(withBrittle);
      exitCode =
          new EvaluateCommand()
              .run(
                  List.of(
                      "sentiment",
                      "--engine=" + engine,
                      "--input=" + input,
                      "--summary=" + summary,
                      "--speed-seconds=" + speedSeconds),
                  transcript.console(false));
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(exitCode).isZero();
    return new ObjectMapper().readTree(summary.toFile());
  }
}
