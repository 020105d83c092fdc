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
package org.crosscurrent.benchmarks.handwritten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.StringJoiner;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.text.CleanText;
import org.joda.time.Instant;

/**
 * Typed reads of JSON fields as platforms write them: numbers in strings, null for absent, one
 * object where a list is usual. An optional field of another type counts as absent; a required one
 * is a {@link Rejection} that names it.
 */
final class JsonFields {

  private static final JsonNode NO_ITEMS = JsonNodeFactory.instance.arrayNode(0);

  private JsonFields() {}

  /** The field, null where it is absent or JSON's null. */
  static @Nullable JsonNode child(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child == null || child.isNull() ? null : child;
  }

  /** The object in a field; null where there is none. */
  static @Nullable JsonNode object(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child != null && child.isObject() ? child : null;
  }

  /** A string without control characters, or a number as it is written; null where empty. */
  static @Nullable String text(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child == null ? null : text(child);
  }

  /** The text of a value itself; null where it is none or empty. */
  static @Nullable String text(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    if (value.isTextual()) {
      String text = CleanText.withoutControls(value.textValue());
      return text.isEmpty() ? null : text;
    }
    return value.isNumber() ? value.asText() : null;
  }

  /** As {@link #text(JsonNode, String)}, and empty where there is none. */
  static String textOrEmpty(JsonNode parent, String name) {
    String text = text(parent, name);
    return text == null ? "" : text;
  }

  /** As {@link #text(JsonNode, String)}. */
  static String requiredText(JsonNode parent, String name) {
    String text = text(parent, name);
    if (text == null) {
      throw Rejection.missing(name);
    }
    return text;
  }

  /** A whole number, also out of a decimal (cut) or a string; null where there is none. */
  static @Nullable Long number(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    if (child == null) {
      return null;
    }
    if (child.isIntegralNumber()) {
      return child.canConvertToLong() ? child.longValue() : null;
    }
    if (child.isNumber()) {
      double value = child.doubleValue();
      return Math.abs(value) < Long.MAX_VALUE ? (long) value : null;
    }
    return child.isTextual() ? wholeNumber(child.textValue()) : null;
  }

  /** The sum of what is there; null where nothing is. */
  static @Nullable Long sum(@Nullable Long first, @Nullable Long second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first + second;
  }

  private static @Nullable Long wholeNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > 18) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return Long.parseLong(text);
  }

  /** Whether the field is true; absent and anything else is false. */
  static boolean isTrue(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child != null && child.isBoolean() && child.booleanValue();
  }

  /** A boolean; null where there is none. */
  static @Nullable Boolean flag(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child != null && child.isBoolean() ? child.booleanValue() : null;
  }

  /**
   * A time: ISO 8601, or a number or numeric string of seconds, milliseconds, microseconds or
   * nanoseconds since 1970. Null where there is none.
   */
  static @Nullable Instant time(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child == null ? null : time(child);
  }

  /**
   * The time that a value is: ISO 8601, RFC 822, Twitter's form, or a number or numeric string of
   * seconds, milliseconds, microseconds or nanoseconds since 1970. Null where it is none.
   */
  static @Nullable Instant time(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? Times.ofEpoch(value.longValue()) : null;
    }
    if (value.isNumber()) {
      return Times.ofEpoch(value.doubleValue());
    }
    return value.isTextual() ? Times.ofText(value.textValue().strip()) : null;
  }

  /** As {@link #time}; something else than a time is malformed. */
  static Instant requiredTime(JsonNode parent, String name) {
    Instant time = time(parent, name);
    if (time == null) {
      throw child(parent, name) == null
          ? Rejection.missing(name)
          : Rejection.malformed(name + " is no time");
    }
    return time;
  }

  /** One field of each item, one a line; empty where there are no items. */
  static String lines(Iterable<JsonNode> items, String name) {
    StringJoiner lines = new StringJoiner("\n");
    items.forEach(item -> lines.add(textOrEmpty(item, name)));
    return lines.toString();
  }

  /** The array in a field; an empty one where there is none. */
  static JsonNode array(JsonNode parent, String name) {
    JsonNode child = parent.get(name);
    return child != null && child.isArray() ? child : NO_ITEMS;
  }
}
