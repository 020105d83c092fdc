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
package org.crosscurrent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CleanTextTest {

  private static final String REPLACEMENT = String.valueOf((char) 0xFFFD);

  @Example
  void givesTheSameObjectWhereThereIsNothingToDo() {
    String text = "plain\ttext\nof two lines, \u00E9";
    assertThat(CleanText.of(text)).isSameAs(text);
  }

  @Example
  void removesControlCharactersButLineFeedAndTab() {
    assertThat(CleanText.of("a\u0000b\u0007c\u007Fd\u009Fe\tf\ng")).isEqualTo("abcde\tf\ng");
  }

  @Example
  void makesLineFeedsOfOtherLineEnds() {
    assertThat(CleanText.of("a\r\nb\rc\u0085d\fe\u000Bf")).isEqualTo("a\nb\nc\nd\ne\nf");
  }

  @Example
  void replacesLoneSurrogatesAndKeepsPairs() {
    assertThat(CleanText.of("\uD83C\uDF1E a\uD800b \uDC00"))
        .isEqualTo("\uD83C\uDF1E a" + REPLACEMENT + "b " + REPLACEMENT);
  }

  @Example
  void composesAndTrims() {
    assertThat(CleanText.of("\u3000 cafe\u0301 \u00A0\n")).isEqualTo("caf\u00E9");
  }

  @Property
  void alwaysGivesComposedTextThatUtf8CanCarry(@ForAll String text) {
    String clean = CleanText.of(text);
    byte[] utf8 = clean.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(clean);
    assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
    assertThat(clean).doesNotContain("\u0000");
    assertThat(CleanText.of(clean)).isEqualTo(clean);
  }
}
