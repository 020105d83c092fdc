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
package org.crosscurrent.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts and JSON that a described place may not expect, or only just. */
final class FuzzedTexts {
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "0",
          "-0",
          "-1",
          "1",
          "1.5",
          "1e309",
          "NaN",
          "-Infinity",
          "0x10",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "99999999999999999999999999999999999999999999",
          "true",
          "null",
          "undefined",
          "[]",
          "{}",
          "'",
          "\"",
          "\\",
          "%",
          "_",
          "*",
          "..",
          "../../../../etc/passwd",
          "..%2f..%2f",
          "'; DROP TABLE signals; --",
          "x' OR '1'='1",
          "1); SELECT pg_sleep(9); --",
          "$1",
          "?",
          "a:* & b | !c <-> (d",
          "\"unclosed phrase",
          "-",
          "- -",
          "or or or",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "{{7*7}}",
          "=cmd|' /C calc'!A0",
          "\r\nX-Injected: yes",
          "\u0000",
          "\u0007\u001b[31m",
          "\u202eevil",
          "\ufeff",
          "\uffff",
          "e\u0301",
          "\ud83c\udf89",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\u65e5\u672c\u8a9e",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "\u0130\u0131\u00df",
          "2026-03-01T10:00:00Z",
          "2026-02-30T10:00:00Z",
          "2026-03-01",
          "0000-01-01T00:00:00Z",
          "-0001-01-01T00:00:00Z",
          "+1000000000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "2026-03-01T24:00:00Z",
          "2026-03-01T10:00:00+18:01",
          "reddit",
          "climate",
          "reddit:06",
          "en",
          "1h");

  private final Random random;

  FuzzedTexts(Random random) {
    this.random = random;
  }

  /** A value for a place of this schema: often sound, sometimes nearly, sometimes not at all. */
  String text(JsonNode schema) {
    JsonNode choices = schema.path("enum");
    int kind = random.nextInt(10);
    if (kind < 4 && choices.size() > 0) {
      return choices.get(random.nextInt(choices.size())).asText();
    }
    if (kind < 4 && schema.has("maximum")) {
      return String.valueOf(schema.get("maximum").asLong() + random.nextInt(3) - 1);
    }
    if (kind < 4 && schema.has("minimum")) {
      return String.valueOf(schema.get("minimum").asLong() + random.nextInt(3) - 1);
    }
    if (kind == 4 && schema.has("maxLength")) {
      return "a".repeat(Math.min(3000, schema.get("maxLength").intValue() + random.nextInt(3) - 1));
    }
    if (kind == 5) {
      return noise(random.nextInt(40));
    }
    return ODD.get(random.nextInt(ODD.size()));
  }

  private String noise(int length) {
    return random
        .ints(length, 0, 0x11000)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The bytes of a text for a query, each encoded; now and then not even UTF-8. */
  String encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder encoded = new StringBuilder();
    for (byte b : bytes) {
      encoded.append(String.format("%%%02X", b));
    }
    if (random.nextInt(50) == 0) {
      encoded.append("%FF%C0%AF");
    }
    return encoded.toString();
  }

  /** A JSON value that is of its schema more often than not. */
  JsonNode json(JsonNode document, JsonNode schema, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (random.nextInt(12) == 0 || depth > 6) {
      return switch (random.nextInt(6)) {
        case 0 -> nodes.nullNode();
        case 1 -> nodes.numberNode(random.nextDouble() * Long.MAX_VALUE);
        case 2 -> nodes.booleanNode(true);
        case 3 -> nodes.arrayNode();
        case 4 -> nodes.objectNode();
        default -> nodes.textNode(ODD.get(random.nextInt(ODD.size())));
      };
    }
    if (schema.has("$ref")) {
      return json(document, document.at(schema.get("$ref").textValue().substring(1)), depth);
    }
    for (String any : List.of("oneOf", "anyOf")) {
      if (schema.has(any)) {
        JsonNode one = schema.get(any);
        return json(document, one.get(random.nextInt(one.size())), depth);
      }
    }
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    switch (name) {
      case "object":
        ObjectNode object = nodes.objectNode();
        schema
            .path("properties")
            .fields()
            .forEachRemaining(
                field -> {
                  if (random.nextInt(4) > 0) {
                    object.set(field.getKey(), json(document, field.getValue(), depth + 1));
                  }
                });
        if (random.nextInt(10) == 0) {
          object.put(noise(5), 1);
        }
        return object;
      case "array":
        ArrayNode array = nodes.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(json(document, schema.path("items"), depth + 1));
        }
        return array;
      case "integer":
      case "number":
        return nodes.numberNode(random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(5));
      case "boolean":
        return nodes.booleanNode(random.nextBoolean());
      default:
        return nodes.textNode(text(schema));
    }
  }

  /** A body as it is sent: the JSON, or what is left of it after an accident. */
  byte[] body(JsonNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(12)) {
      case 0:
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1:
        return "[".repeat(5000).getBytes(StandardCharsets.UTF_8);
      case 2:
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
      default:
        return bytes;
    }
  }

  /** One of what came before, damaged or not. */
  String cursor(List<String> seen) {
    if (seen.isEmpty()) {
      return noise(8);
    }
    List<Character> letters = new ArrayList<>();
    for (char c : seen.get(random.nextInt(seen.size())).toCharArray()) {
      letters.add(c);
    }
    if (random.nextBoolean()) {
      int at = random.nextInt(letters.size());
      if (random.nextBoolean()) {
        letters.set(at, (char) ('A' + random.nextInt(26)));
      } else {
        letters.remove(at);
      }
    }
    StringBuilder cursor = new StringBuilder();
    letters.forEach(cursor::append);
    return cursor.toString();
  }
}
