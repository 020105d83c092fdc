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
package org.crosscurrent.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes damaged payloads out of sound ones: of JSON the structure (fields removed, renamed, given
 * twice, replaced by values of another kind or by hostile ones), of anything the bytes (bits,
 * ranges, broken UTF-8, two payloads in one).
 *
 * <p>The same seed gives the same payloads, so that what fails can be repeated. One thread.
 */
public final class PayloadMutator {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEP = 260;
  private static final int LONG = 40_000;

  private static final List<String> STRINGS =
      List.of(
          "",
          " ",
          "\u0000",
          "\uD800 alone \uDC00",
          "\u202Eright to left\u202C \u0627\u0644\u0639\u0631\u0628\u064A\u0629",
          "e\u0301\u200B\uFEFF\u200D",
          "<p>a<br><b>&lt;&#0;&#xD800;<a href='javascript:x'>y</a>",
          "&&amp;&&&#99999999999;",
          "#tag @name@host https://a.example/#x?y=@z www.b.example.",
          "1.2K",
          "-3",
          "1e999",
          "NaN",
          "9999999999999999999999",
          "2026-13-45T99:99:99Z",
          "Wed Feb 31 25:61:61 +9999 2026",
          "0000-00-00",
          "at://did:plc:x/app.bsky.feed.post/y/z",
          "https://[::1",
          "https://host.example/@",
          "{\"a\":",
          "null",
          "true");

  private static final List<String> RAW_NUMBERS =
      List.of(
          "-0",
          "0",
          "-1",
          "1e400",
          "-1e400",
          "1e-400",
          "9007199254740993",
          "-9223372036854775809",
          "123456789012345678901234567890",
          "0.1",
          "1767225600",
          "1767225600000",
          "1767225600000000",
          "253402300800000000000",
          "4294967296");

  private final Random random;

  /** One that draws from this seed. */
  public PayloadMutator(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A damaged payload.
   *
   * @param payload a sound one, which stays as it is
   * @param other another one, parts of which may get into it
   */
  public byte[] mutate(byte[] payload, byte[] other) {
    JsonNode tree = random.nextInt(4) == 0 ? null : parse(payload);
    if (tree == null) {
      return damageBytes(payload, other);
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      tree = damageTree(tree, other);
    }
    byte[] written = write(tree);
    return random.nextInt(8) == 0 ? damageBytes(written, other) : written;
  }

  private JsonNode damageTree(JsonNode tree, byte[] other) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    if (containers.isEmpty() || random.nextInt(200) == 0) {
      return intruder(other);
    }
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    if (chosen instanceof ObjectNode object && !object.isEmpty()) {
      damage(object, other);
    } else if (chosen instanceof ArrayNode array) {
      damage(array, other);
    }
    return tree;
  }

  private void damage(ObjectNode object, byte[] other) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "_v2", object.remove(name));
      case 2 -> object.set(name, object.get(names.get(random.nextInt(names.size()))).deepCopy());
      case 3 -> object.set(name, NODES.arrayNode().add(object.get(name).deepCopy()));
      case 4 -> object.set(name, NODES.objectNode().set("value", object.get(name).deepCopy()));
      case 5 -> object.set(name, NODES.textNode(object.get(name).asText()));
      default -> object.set(name, intruder(other));
    }
  }

  private void damage(ArrayNode array, byte[] other) {
    int choice = random.nextInt(4);
    if (array.isEmpty() || choice == 0) {
      array.add(intruder(other));
    } else if (choice == 1) {
      array.remove(random.nextInt(array.size()));
    } else if (choice == 2) {
      array.add(array.get(random.nextInt(array.size())).deepCopy());
    } else {
      array.set(random.nextInt(array.size()), intruder(other));
    }
  }

  private JsonNode intruder(byte[] other) {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.objectNode();
      case 3 -> NODES.arrayNode();
      case 4, 5 -> number();
      case 6 -> NODES.textNode("x ".repeat(random.nextInt(LONG)));
      case 7 -> deep();
      case 8 -> orNull(parse(other));
      default -> NODES.textNode(STRINGS.get(random.nextInt(STRINGS.size())));
    };
  }

  private JsonNode number() {
    try {
      return JSON.readTree(RAW_NUMBERS.get(random.nextInt(RAW_NUMBERS.size())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sometimes deeper than readers allow, sometimes not quite. */
  private JsonNode deep() {
    JsonNode node = NODES.numberNode(1);
    for (int i = random.nextInt(DEEP); i > 0; i--) {
      node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
    }
    return node;
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? NODES.nullNode() : node;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static @Nullable JsonNode parse(byte[] payload) {
    try {
      return JSON.readTree(payload);
    } catch (IOException e) {
      // No JSON: its bytes are damaged instead.
      return null;
    }
  }

  /** Sometimes with a key given twice, which no tree can hold. */
  private byte[] write(JsonNode tree) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(tree);
      if (tree.isObject() && !tree.isEmpty() && random.nextInt(10) == 0) {
        String name = JSON.writeValueAsString(tree.fieldNames().next());
        String twice = "{" + name + ":" + RAW_NUMBERS.get(0) + ",";
        return concat(twice.getBytes(StandardCharsets.UTF_8), 0, bytes, 1);
      }
      return bytes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] damageBytes(byte[] payload, byte[] other) {
    byte[] bytes = payload.clone();
    if (bytes.length == 0) {
      return other.clone();
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(64));
    switch (random.nextInt(7)) {
      case 0 -> {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }
      case 1 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 2 -> {
        return concat(Arrays.copyOf(bytes, at), 0, bytes, at + length);
      }
      case 3 -> {
        return concat(Arrays.copyOf(bytes, at + length), 0, bytes, at);
      }
      case 4 -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, length);
        return bytes;
      }
      case 5 -> {
        byte[][] broken = {{(byte) 0xC3}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}};
        return concat(
            concat(Arrays.copyOf(bytes, at), 0, broken[random.nextInt(broken.length)], 0),
            0,
            bytes,
            at);
      }
      default -> {
        return concat(Arrays.copyOf(bytes, at), 0, other, random.nextInt(other.length + 1));
      }
    }
  }

  private static byte[] concat(byte[] first, int firstFrom, byte[] second, int secondFrom) {
    byte[] joined = new byte[first.length - firstFrom + second.length - secondFrom];
    System.arraycopy(first, firstFrom, joined, 0, first.length - firstFrom);
    System.arraycopy(
        second, secondFrom, joined, first.length - firstFrom, second.length - secondFrom);
    return joined;
  }
}
