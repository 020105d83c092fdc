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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.text.HtmlText;

/** The readings that {@code as} names: from a text to what it stands for. */
final class Readings {

  static final List<String> NAMES =
      List.of(
          "lower",
          "host",
          "path-end",
          "actor",
          "at-did",
          "at-key",
          "entities",
          "html",
          "json",
          "url-encode");

  private Readings() {}

  /** What {@code as: name} does; null where there is no such reading. */
  static Values.@Nullable Change of(String name) {
    return switch (name) {
      case "lower" -> text(text -> text.toLowerCase(Locale.ROOT));
      case "host" -> text(FediverseHandles::hostOf);
      case "path-end" -> text(address -> address.substring(address.lastIndexOf('/') + 1));
      case "actor" -> text(FediverseHandles::ofActor);
      case "at-did" -> text(Readings::repository);
      case "at-key" -> text(Readings::key);
      case "entities" -> text(HtmlText::decodeEntities);
      case "html" -> text(html -> HtmlText.of(html).text());
      case "url-encode" -> text(plain -> URLEncoder.encode(plain, StandardCharsets.UTF_8));
      case "json" -> Readings::json;
      default -> null;
    };
  }

  /**
   * As {@link #of}.
   *
   * @throws ExpressionException if there is no such reading
   */
  static Values.Change require(String name) {
    Values.Change change = of(name);
    if (change == null) {
      throw new ExpressionException(
          "'" + name + "' is none of the readings " + String.join(", ", NAMES));
    }
    return change;
  }

  /** A change of the text of a value; what is no text is left out. */
  static Values.Change text(Function<String, @Nullable String> change) {
    return value -> {
      String text = JsonFields.text(value);
      String changed = text == null ? null : change.apply(text);
      return changed == null || changed.isEmpty() ? null : TextNode.valueOf(changed);
    };
  }

  /** Leaves out the texts that mean nothing; all others stay as they are. */
  static Values.Change without(Set<String> nothing) {
    int longest = nothing.stream().mapToInt(String::length).max().orElse(0);
    return value -> {
      String text = value.asText();
      boolean mayBe = text.length() <= longest || hasSpaceAround(text);
      return mayBe && nothing.contains(text.strip()) ? null : value;
    };
  }

  private static boolean hasSpaceAround(String text) {
    return Character.isWhitespace(text.charAt(0))
        || Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private static @Nullable JsonNode json(JsonNode value) {
    String text = JsonFields.text(value);
    return text == null ? null : JsonTree.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String repository(String uri) {
    AtUri parsed = AtUri.parse(uri);
    return parsed == null ? null : parsed.repository();
  }

  private static @Nullable String key(String uri) {
    AtUri parsed = AtUri.parse(uri);
    return parsed == null ? null : parsed.key();
  }
}
