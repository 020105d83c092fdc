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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingCommandTest {

  private static final String NOTE =
      """
      mapping: 1
      shape: quill-note
      platform: [quill, quillish]
      title: "Quill: a note"
      provenance: documented
      recognise: [note_id]
      critical: [text, createdAt]
      post:
        id: note_id
        createdAt: at
        text: body
      """;

  private static final String PAYLOAD =
      "{\"note_id\":7,\"at\":1772445600,\"body\":\"Seen by nobody\",\"mood\":[{\"name\":\"calm\"}]}";

  @TempDir Path folder;
  private final Transcript transcript = new Transcript();

  @Test
  void thePostOfASampleIsShownAndWhatOfItWasNotMapped() throws IOException {
    assertThat(check(NOTE, PAYLOAD)).isZero();
    assertThat(transcript.messages()).contains("the shape quill-note of quill, quillish");
    assertThat(line("post")).startsWith("quill:7 ");
    assertThat(line("text")).isEqualTo("Seen by nobody");
    assertThat(line("created at")).isEqualTo("2026-03-02T10:00:00.000Z");
    assertThat(line("not mapped")).isEqualTo("mood (array)");
  }

  @Test
  void aFieldThatIsIgnoredIsMapped() throws IOException {
    assertThat(check(NOTE + "ignored: [mood.**]\n", PAYLOAD)).isZero();
    assertThat(line("not mapped")).isEmpty();
  }

  @Test
  void aSampleOfAnotherPlatformOfTheShapeIsOneOfThat() throws IOException {
    assertThat(check(NOTE, PAYLOAD, "--platform=quillish")).isZero();
    assertThat(line("post")).startsWith("quillish:7 ");
  }

  @Test
  void aSampleThatLostACriticalFieldIsShownAsTheDeadLetterThatItBecomes() throws IOException {
    assertThat(check(NOTE, PAYLOAD.replace("body", "content"))).isEqualTo(2);
    assertThat(line("dead letter")).startsWith("schema-drift: ").contains("text").contains("body");
    assertThat(transcript.results()).anyMatch(line -> line.endsWith(" content (string)"));
  }

  @Test
  void aSampleThatTheShapeDoesNotRecogniseIsTold() throws IOException {
    assertThat(check(NOTE, "{\"letter\":1}")).isEqualTo(2);
    assertThat(line("dead letter")).startsWith("schema-drift: ");
    assertThat(transcript.messages()).contains("not by quill-note; see recognise and order");
  }

  @Test
  void aSampleThatIsNoPayloadAtAllIsTold() throws IOException {
    assertThat(check(NOTE, "{\"note_id\":")).isEqualTo(2);
    assertThat(line("dead letter")).startsWith("malformed: ");
    assertThat(transcript.messages()).contains("was read by no shape");
  }

  @Test
  void withoutASampleAFileIsReadForMistakesOnly() throws IOException {
    assertThat(run("check", file("note.yaml", NOTE))).isZero();
    assertThat(transcript.messages()).contains("it has no mistake");
    assertThat(transcript.results()).isEmpty();
  }

  @Test
  void allMistakesAreToldWithTheirLines() throws IOException {
    String file =
        file(
            "note.yaml",
            NOTE.replace("createdAt: at", "createdAt: at[").replace("provenance", "provenence"));
    assertThat(run("check", file)).isEqualTo(2);
    assertThat(transcript.messages())
        .startsWith("crosscurrent: ")
        .contains(file + ":5:")
        .contains(file + ":10:");
  }

  @Test
  void theListNamesEveryShapeOfTheLibraryAndCountsThem() {
    assertThat(run("list")).isZero();
    assertThat(transcript.results())
        .anyMatch(line -> line.startsWith("lobsters-story ") && line.endsWith(" lobsters"));
    assertThat(transcript.messages()).contains(" shapes, ");
  }

  @Test
  void withoutAVerbItTellsHowItIsUsedAndRefuses() {
    assertThat(run()).isEqualTo(2);
    assertThat(transcript.results().get(0))
        .isEqualTo(
            "Usage: ./crosscurrent mapping check FILE --sample=PAYLOAD | mapping list [--markdown]");
    assertThat(run("--help")).isZero();
  }

  private int check(String mapping, String payload, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check", file("note.yaml", mapping), "--sample=" + file("sample.json", payload)));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> line = new ArrayList<>(List.of("mapping"));
    line.addAll(List.of(arguments));
    return CommandLine.ofPipelines().run(line, transcript.console(false));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String line(String name) {
    return transcript.results().stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }
}
