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
package org.crosscurrent.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors and the reader of the library agree on what a mapping file is. */
class MappingSchemaTest {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(MappingSchemaTest.class.getResourceAsStream("mapping.schema.json"));

  private static final String SOUND =
      """
      mapping: 1
      shape: own
      platform: own
      title: A post of one's own
      provenance: documented
      recognise: [id, text]
      critical: [text]
      post:
        id: id
        createdAt: created
        text: text
        author: {handle: user}
        score: {sum: [up, down]}
      """;

  static Stream<MappingFile> libraryFiles() {
    return new LibraryMappings().files().stream();
  }

  @ParameterizedTest
  @MethodSource("libraryFiles")
  void theLibrarysFilesAreSound(MappingFile file) {
    assertThat(SCHEMA.validate(json(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ignored: [a, b.**]\n",
        "deletion: {when: gone, id: id}\n",
        "inside: 'children[]'\n",
        "order: 5\n"
      })
  void bothTakeASoundFile(String more) {
    MappingFile file = new MappingFile("own.yaml", SOUND + more);
    assertThat(SCHEMA.validate(json(file))).isEmpty();
    assertThat(Mappings.of(List.of(file)).shapes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  scor: likes\n",
        "  kind: tweet\n",
        "  athor: {name: user}\n",
        "  views: {from: a, as: upper}\n",
        "  views: {from: a, const: b}\n",
        "  comments: {of: a}\n",
        "colour: red\n",
        "ignore: {when: a, what: Not A Word}\n",
        "deletion: {when: gone}\n",
        "order: first\n"
      })
  void bothRefuseAFileWithAMistake(String mistake) {
    MappingFile file = new MappingFile("own.yaml", SOUND + mistake);
    assertThat(SCHEMA.validate(json(file))).isNotEmpty();
    MappingException refusal =
        catchThrowableOfType(MappingException.class, () -> Mappings.of(List.of(file)));
    assertThat(refusal.problems()).anyMatch(problem -> problem.matches("own.yaml:\\d+:\\d+: .*"));
  }

  private static JsonNode json(MappingFile file) {
    Problems problems = new Problems();
    Yaml.Section table = YamlReader.read(file, problems);
    problems.throwIfAny();
    assertThat(table).isNotNull();
    return json(table);
  }

  private static JsonNode json(Yaml yaml) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (yaml instanceof Yaml.Section section) {
      ObjectNode object = nodes.objectNode();
      section.entries().forEach((key, value) -> object.set(key, json(value)));
      return object;
    }
    if (yaml instanceof Yaml.Items list) {
      ArrayNode array = nodes.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Yaml.Scalar scalar = (Yaml.Scalar) yaml;
    if (scalar.absent()) {
      return nodes.nullNode();
    }
    String text = scalar.value();
    if (text.equals("true") || text.equals("false")) {
      return nodes.booleanNode(Boolean.parseBoolean(text));
    }
    return text.matches("-?[0-9]{1,18}")
        ? nodes.numberNode(Long.parseLong(text))
        : nodes.textNode(text);
  }
}
