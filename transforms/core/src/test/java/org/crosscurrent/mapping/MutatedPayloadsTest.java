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

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Puts something unexpected in the place of every single field of every native payload beside this
 * test: no mapper may fail on it, and nothing that stores refuse may come out.
 */
class MutatedPayloadsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POISON =
      "\u0000\uD800\u0007<b>&#0;@x #y z</b> https://a.example/\u0000";
  private static final List<JsonNode> INTRUDERS =
      List.of(
          JSON.nullNode(),
          JSON.getNodeFactory().booleanNode(true),
          JSON.getNodeFactory().numberNode(-1),
          JSON.getNodeFactory().numberNode(1e300),
          JSON.getNodeFactory().textNode(""),
          JSON.getNodeFactory().textNode(POISON),
          JSON.createArrayNode(),
          JSON.createArrayNode().add(1).add("x").addNull().add(JSON.createObjectNode()),
          JSON.createObjectNode(),
          JSON.createObjectNode().put("id", POISON).put("url", 7));

  static List<String> payloads() throws IOException {
    List<String> all = new ArrayList<>();
    GoldenPayloadsTest.payloads().forEach(name -> all.add("normalize/" + name));
    ShapeFixturesTest.payloads().stream()
        .filter(name -> name.endsWith(".json"))
        .forEach(name -> all.add("mapping/" + name));
    return all;
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void noFieldCanMakeTheMapperFail(String name) throws IOException {
    Path file = Path.of("src/test/resources/org/crosscurrent").resolve(name);
    String inside = name.substring(name.indexOf('/') + 1);
    String platform =
        name.startsWith("mapping/")
            ? ShapeFixturesTest.platformOf(inside)
            : inside.substring(0, inside.indexOf('/'));
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    for (Place place : places(root)) {
      JsonNode original = place.get();
      for (JsonNode intruder : INTRUDERS) {
        place.set(intruder);
        check(RecordedResults.of(platform, JSON.writeValueAsBytes(root)), place);
      }
      place.set(original);
    }
  }

  private static void check(RecordedResults results, Place place) {
    String message = results.message();
    if (message != null && message.contains("failed with")) {
      fail("at %s: %s", place, message);
    }
    for (Post post : results.posts()) {
      for (String text : strings(post)) {
        if (!isStorable(text)) {
          fail("at %s: not storable: %s", place, text);
        }
      }
    }
  }

  private static boolean isStorable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
  }

  private static List<String> strings(Post post) {
    Stream<String> single =
        Stream.of(
            post.getId(),
            post.getTitle(),
            post.getText(),
            String.valueOf(post.getCommunity()),
            String.valueOf(post.getUrl()),
            String.valueOf(post.getRepostOf()),
            String.valueOf(post.getReplyTo()),
            String.valueOf(post.getLocation()),
            String.valueOf(post.getAuthor()),
            post.getExtra().toString());
    Stream<List<String>> lists =
        Stream.of(post.getLinks(), post.getHashtags(), post.getMentions(), post.getMedia());
    return Stream.concat(single, lists.flatMap(List::stream)).toList();
  }

  private static List<Place> places(JsonNode node) {
    List<Place> places = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(field -> places.add(new Place(object, field, -1)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        places.add(new Place(array, "", i));
      }
    }
    for (JsonNode child : node) {
      places.addAll(places(child));
    }
    return places;
  }

  /** One field or item of a payload. */
  private record Place(JsonNode parent, String field, int index) {

    JsonNode get() {
      return index < 0 ? parent.get(field) : parent.get(index);
    }

    void set(JsonNode value) {
      if (index < 0) {
        ((ObjectNode) parent).set(field, value);
      } else {
        ((ArrayNode) parent).set(index, value);
      }
    }

    @Override
    public String toString() {
      return index < 0 ? field : "[" + index + "]";
    }
  }
}
