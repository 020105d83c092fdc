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
package org.crosscurrent.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFolderTest {

  private static final String NOTE =
      """
      mapping: 1
      shape: %s
      platform: quill
      title: "Quill: a note"
      provenance: documented
      recognise: [note_id]
      critical: [text]
      post:
        id: note_id
        createdAt: at
        text: body
      """;

  @TempDir Path folder;

  @Test
  void withoutTheOptionThereIsNone() {
    assertThat(MappingFolder.of(Arguments.parse(BackfillOptions.class, List.of("--input=x"))))
        .isEmpty();
  }

  @Test
  void allFilesOfTheFolderAreReadByNameAndNothingElse() throws IOException {
    write("b.yaml", NOTE.formatted("quill-b"));
    write("a.yaml", NOTE.formatted("quill-a"));
    write("read.me", "no mapping");
    Files.createDirectories(folder.resolve("older"));
    write("older/a.yaml", "no mapping");
    assertThat(read(folder.toString()))
        .containsExactly(
            new MappingFile("a.yaml", NOTE.formatted("quill-a")),
            new MappingFile("b.yaml", NOTE.formatted("quill-b")));
    assertThat(read(folder + "/")).hasSize(2);
  }

  @Test
  void aFileMayTakeThePlaceOfOneOfTheLibrary() throws IOException {
    write("own.yaml", NOTE.formatted("lobsters-story"));
    assertThat(read(folder.toString())).hasSize(1);
  }

  @Test
  void aFolderWithoutFilesOrThatIsNotThereIsNamed() {
    for (Path none : List.of(folder, folder.resolve("absent"))) {
      assertThatThrownBy(() -> read(none.toString()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("--mappings: there is no *.yaml in " + none);
    }
  }

  @Test
  void theMistakesOfAllFilesAreToldWithTheirLines() throws IOException {
    write("a.yaml", NOTE.formatted("quill-a").replace("text: body", "text: body["));
    write("b.yaml", NOTE.formatted("quill-b").replace("documented", "hearsay"));
    assertThatThrownBy(() -> read(folder.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.yaml:11:")
        .hasMessageContaining("b.yaml:5:");
  }

  @Test
  void twoFilesOfOneShapeAreRefused() throws IOException {
    write("a.yaml", NOTE.formatted("quill-a"));
    write("b.yaml", NOTE.formatted("quill-a"));
    assertThatThrownBy(() -> read(folder.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another file describes the shape 'quill-a' as well");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static List<MappingFile> read(String folder) {
    return MappingFolder.of(
        Arguments.parse(BackfillOptions.class, List.of("--input=x", "--mappings=" + folder)));
  }
}
