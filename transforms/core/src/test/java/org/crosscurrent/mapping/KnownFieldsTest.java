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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnownFieldsTest {

  private static final KnownFields FIELDS =
      new KnownFields(
          "note",
          List.of(
              List.of("id"),
              List.of("author", "name"),
              List.of("tags", "label"),
              List.of("counts", KnownFields.ANY, "n"),
              List.of("raw", KnownFields.ALL)));

  @Test
  void theLayoutNamesEveryKnownFieldAndThoseAboveItInOrder() {
    assertThat(FIELDS.layout().paths())
        .containsExactly(
            "author",
            "author.name",
            "counts",
            "counts.*",
            "counts.*.n",
            "id",
            "raw",
            "tags",
            "tags.label");
  }

  @Test
  void theIdOfALayoutDependsOnTheShapeAndItsFieldsButNotOnTheirOrder() {
    List<List<String>> ab = List.of(List.of("a"), List.of("b"));
    List<List<String>> ba = List.of(List.of("b"), List.of("a"));
    long id = new KnownFields("note", ab).layout().id();
    assertThat(new KnownFields("note", ba).layout().id()).isEqualTo(id);
    assertThat(new KnownFields("clip", ab).layout().id()).isNotEqualTo(id);
    assertThat(new KnownFields("note", List.of(List.of("a"))).layout().id()).isNotEqualTo(id);
  }

  @Test
  void kindsOfAllItemsOfAListAreJoined() {
    assertThat(kinds("{\"id\":1,\"tags\":[{\"label\":\"x\"},{\"label\":null},{\"label\":2}]}"))
        .isEqualTo(Map.of("id", "number", "tags", "array", "tags.label", "null|number|string"));
  }

  @Test
  void anyKeyIsOneFieldAndWhatIsBeneathAllIsKnown() {
    String payload =
        "{\"counts\":{\"x\":{\"n\":1},\"y\":{\"n\":\"2\"}},\"raw\":{\"deep\":{\"er\":1}}}";
    assertThat(kinds(payload))
        .isEqualTo(
            Map.of(
                "counts",
                "object",
                "counts.*",
                "object",
                "counts.*.n",
                "number|string",
                "raw",
                "object"));
    assertThat(unknown(payload)).isEmpty();
  }

  @Test
  void aFieldThatIsNotKnownIsToldOnceWithItsPathAndAllItsKinds() {
    assertThat(
            unknown(
                "{\"mood\":true,\"tags\":[{\"color\":\"red\"},{\"color\":null}],"
                    + "\"author\":{\"name\":\"a\",\"links\":{\"home\":\"x\"}}}"))
        .isEqualTo(
            Map.of("mood", "boolean", "tags[].color", "null|string", "author.links", "object"));
  }

  @Test
  void aPayloadThatIsNoObjectHasNoFields() {
    assertThat(kinds("7")).isEmpty();
    assertThat(unknown("\"text\"")).isEmpty();
    assertThat(unknown("[[{\"mood\":1}]]")).isEqualTo(Map.of("[][].mood", "number"));
  }

  @Test
  void aNameThatNoStoreWouldTakeIsToldInAFormThatEveryStoreTakes() {
    assertThat(unknown("{\"a\\u0000b\":1,\"c\\ud800\":1}").keySet())
        .containsExactlyInAnyOrder("ab", "c\ufffd");
    String name = "x".repeat(5000);
    assertThat(unknown("{\"" + name + "\":1}").keySet())
        .containsExactly("x".repeat(KnownFields.MAX_PATH) + "...");
  }

  @Test
  void theCriticalFieldThatIsGoneIsPassedOn() {
    assertThat(sight("{\"id\":1}", "text").lost()).isEqualTo("text");
    assertThat(sight("{\"id\":1}", null).lost()).isNull();
  }

  private static Map<String, String> kinds(String payload) {
    Map<String, String> kinds = new TreeMap<>();
    byte[] found = sight(payload, null).kinds();
    for (int i = 0; i < found.length; i++) {
      if (found[i] != 0) {
        kinds.put(FIELDS.layout().paths().get(i), FieldKinds.names(found[i]));
      }
    }
    return kinds;
  }

  private static Map<String, String> unknown(String payload) {
    Map<String, String> unknown = new TreeMap<>();
    for (ShapeSighting.UnknownField field : sight(payload, null).unknown()) {
      assertThat(unknown.put(field.path(), FieldKinds.names(field.kind()))).isNull();
    }
    return unknown;
  }

  private static ShapeSighting sight(String payload, String lost) {
    try {
      return FIELDS.sight(new ObjectMapper().readTree(payload), lost);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
