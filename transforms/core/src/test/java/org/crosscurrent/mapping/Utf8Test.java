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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8Test {

  @Property(tries = 20_000)
  void agreesWithTheStrictDecoderOfJava(@ForAll("bytes") byte[] bytes) {
    assertThat(Utf8.isJsonText(bytes)).isEqualTo(decodes(bytes));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.of(
            0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(6);
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Example
  void refusesUtf16() {
    assertThat(Utf8.isJsonText("{}".getBytes(StandardCharsets.UTF_16LE))).isFalse();
    assertThat(Utf8.isJsonText("{}".getBytes(StandardCharsets.UTF_16))).isFalse();
  }

  @Example
  void takesFourBytes() {
    assertThat(Utf8.isJsonText(HexFormat.of().parseHex("f09f8c9e"))).isTrue();
  }
}
