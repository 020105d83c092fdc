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
package org.crosscurrent.io.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonScanTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  @Example
  void valuesOfTheLetterAreSteppedOver() {
    for (String json :
        List.of(
            "{}",
            "[]",
            "{ }",
            "[ 1 , 2 ]",
            "{\"a\":{\"b\":[null,true,false]}}",
            "0",
            "-0.5e+10",
            "\"\\u00e9\\n\\\"\"",
            "\"é😀\"",
            "[[[[]]]]",
            "{\"a\" :\t1,\r\n\"a\":2}")) {
      assertThat(isValue(json)).as(json).isTrue();
    }
  }

  @Example
  void whatIsNearlyJsonIsNot() {
    for (String text :
        List.of(
            "",
            "{",
            "}",
            "{]",
            "[1,]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{'a':1}",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "-",
            "tru",
            "nulll",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\t\"",
            "\"",
            "[1 2]",
            "{,}",
            "[]]",
            "NaN",
            "//",
            "{\"a\":1,}")) {
      assertThat(isValue(text)).as(text).isFalse();
    }
  }

  @Example
  void illFormedUtf8InAStringIsNoValue() {
    for (byte[] bytes :
        List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82})) {
      byte[] json = new byte[bytes.length + 2];
      json[0] = '"';
      json[json.length - 1] = '"';
      System.arraycopy(bytes, 0, json, 1, bytes.length);
      assertThat(JsonScan.value(json, 0, json.length)).isEqualTo(-1);
    }
  }

  @Example
  void depthHasALimit() {
    int limit = JsonScan.MAX_DEPTH;
    assertThat(isValue("[".repeat(limit) + "]".repeat(limit))).isTrue();
    assertThat(isValue("[".repeat(limit + 1) + "]".repeat(limit + 1))).isFalse();
  }

  @Property(tries = 20_000)
  void itTakesWhatJacksonTakes(@ForAll("texts") String text) {
    assertThat(isValue(text)).isEqualTo(isValueToJackson(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\n\"",
            "\"\\u00e9é\"",
            "\"",
            "1",
            "-0",
            "1.5",
            "1e5",
            "0",
            ".",
            "e",
            "true",
            "null",
            " ",
            "{\"a\":",
            "[1",
            "1,",
            "\"b\":2",
            "\\");
    return pieces.list().ofMinSize(1).ofMaxSize(9).map(list -> String.join("", list).trim());
  }

  private static boolean isValue(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return JsonScan.value(bytes, 0, bytes.length) == bytes.length && bytes.length > 0;
  }

  private static boolean isValueToJackson(String text) {
    try (JsonParser parser = JACKSON.createParser(text.getBytes(UTF_8))) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
