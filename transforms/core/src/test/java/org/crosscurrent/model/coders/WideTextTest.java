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
package org.crosscurrent.model.coders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.CoderException;

class WideTextTest {

  @Property(tries = 2_000)
  void everyStringComesBack(@ForAll("strings") String text) throws CoderException {
    byte[] bytes = write(text);
    char[] chars = new char[text.length()];
    assertThat(WideText.read(bytes, 0, bytes.length, chars, chars.length)).isEqualTo(bytes.length);
    assertThat(new String(chars)).isEqualTo(text);
  }

  @Property(tries = 2_000)
  void whatIsUnicodeIsPlainUtf8(@ForAll("strings") String any) {
    String text = new String(any.getBytes(UTF_8), UTF_8);
    assertThat(write(text)).isEqualTo(text.getBytes(UTF_8));
  }

  @Property(tries = 5_000)
  void whatIsReadIsWrittenWithTheSameBytes(@ForAll("bytes") byte[] bytes) {
    char[] chars = new char[bytes.length];
    for (int count = 1; count <= bytes.length; count++) {
      int end;
      try {
        end = WideText.read(bytes, 0, bytes.length, chars, count);
      } catch (CoderException malformed) {
        continue;
      }
      assertThat(write(new String(chars, 0, count))).isEqualTo(Arrays.copyOf(bytes, end));
    }
  }

  @Example
  void theLastCharsOfEachLengthComeBack() throws CoderException {
    for (int point : new int[] {0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF, 0xD800}) {
      everyStringComesBack(new String(Character.toChars(point)));
    }
  }

  @Example
  void aLoneSurrogateTakesThreeBytes() {
    assertThat(write("\ud83dx")).isEqualTo(HexFormat.of().parseHex("eda0bd" + "78"));
  }

  @Example
  void whatIsNoTextIsRefused() {
    List<String> malformed =
        List.of(
            "80",
            "bf",
            "c080",
            "c1bf",
            "e08080",
            "e09fbf",
            "f0808080",
            "f08fbfbf",
            "f4908080",
            "f8808080",
            "fc848080",
            "ff",
            "c3",
            "e282",
            "f09f9a",
            "c328",
            "e28228",
            "f09f9a28",
            "eda0bdedba80");
    for (String hex : malformed) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      assertThatThrownBy(() -> WideText.read(bytes, 0, bytes.length, new char[2], 2))
          .as(hex)
          .isInstanceOf(CoderException.class)
          .hasMessage("a record has a text that is not UTF-8");
    }
  }

  @Example
  void halfOfAPairIsNotEnoughForACharThatTakesBoth() {
    byte[] rocket = "🚀".getBytes(UTF_8);
    assertThatThrownBy(() -> WideText.read(rocket, 0, rocket.length, new char[2], 1))
        .isInstanceOf(CoderException.class);
  }

  @Provide
  Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(40),
        Arbitraries.strings().withChars('a', 'é', '世', '\ud83d', '\ude80').ofMaxLength(8));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.of(0x00, 0x41, 0x80, 0x90, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(9);
  }

  private static byte[] write(String text) {
    byte[] bytes = new byte[WideText.MOST_BYTES * text.length()];
    int end = WideText.write(text.toCharArray(), 0, text.length(), bytes, 0);
    return Arrays.copyOf(bytes, end);
  }
}
