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
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The sources of values that look at the items of a list, or at the keys of an object. */
final class ItemValues {

  private ItemValues() {}

  /** A value of each item, whose paths begin at the item. */
  static final class Each extends Value {
    private final Value items;
    private final Value value;

    Each(Value items, Value value) {
      this.items = items;
      this.value = value;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode[] found = new JsonNode[1];
      all(at, place, each -> found[0] = found[0] == null ? each : found[0]);
      return found[0];
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      items.all(at, place, item -> value.all(item, place, to));
    }
  }

  /** The last of all that a value finds. */
  static final class Last extends Value {
    private final Value value;

    Last(Value value) {
      this.value = value;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode[] found = new JsonNode[1];
      value.all(at, place, each -> found[0] = each);
      return found[0];
    }
  }

  /** The keys of an object, in the order in which they stand. */
  static final class Keys extends Value {
    private final Value of;

    Keys(Value of) {
      this.of = of;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode object = of.first(at, place);
      return object == null || object.isEmpty() || !object.isObject()
          ? null
          : TextNode.valueOf(object.fieldNames().next());
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      JsonNode object = of.first(at, place);
      if (object != null && object.isObject()) {
        object.fieldNames().forEachRemaining(key -> to.accept(TextNode.valueOf(key)));
      }
    }
  }

  /** The part of a text of the payload that an item marks by its offsets. */
  static final class Span extends Value {
    private final Value text;
    private final Value start;
    private final Value end;
    private final boolean isLength;
    private final boolean bytes;

    /**
     * @param text begins at the payload; the others begin at the item
     * @param isLength whether {@code end} counts from {@code start}
     * @param bytes whether offsets count bytes of UTF-8; otherwise units of UTF-16
     */
    Span(Value text, Value start, Value end, boolean isLength, boolean bytes) {
      this.text = text;
      this.start = start;
      this.end = end;
      this.isLength = isLength;
      this.bytes = bytes;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode whole = text.first(place.here(), place);
      Long from = number(start, at, place);
      Long number = number(end, at, place);
      if (whole == null || !whole.isTextual() || from == null || number == null) {
        return null;
      }
      String words = whole.textValue();
      byte[] utf8 = bytes ? words.getBytes(StandardCharsets.UTF_8) : null;
      int size = utf8 == null ? words.length() : utf8.length;
      long to = isLength ? from + number : number;
      if (from < 0 || to <= from || to > size) {
        return null;
      }
      int first = from.intValue();
      int length = (int) (to - from);
      return TextNode.valueOf(
          utf8 == null
              ? words.substring(first, first + length)
              : new String(utf8, first, length, StandardCharsets.UTF_8));
    }

    private static @Nullable Long number(Value value, JsonNode at, Place place) {
      JsonNode found = value.first(at, place);
      return found == null ? null : Counters.of(found);
    }
  }
}
