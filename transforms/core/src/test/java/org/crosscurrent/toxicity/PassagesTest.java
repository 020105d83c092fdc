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
package org.crosscurrent.toxicity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassagesTest {

  private static String normal(String text) {
    Passages passages = new Passages(text);
    StringBuilder normal = new StringBuilder();
    while (passages.next()) {
      normal.append(passages.chars(), 0, passages.length()).append('|');
    }
    return normal.toString();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Hello World!, ` hello world |`",
        "RT @some_one: look http://t.co/abc?d=1 now, ` look now |`",
        "art is RT of it, ` art is rt of it |`",
        "www.example.org HTTPS://EXAMPLE.ORG/A hot, ` hot |`",
        "soooooo cool, ` soo cool |`",
        "in 1984 and 3.14, ` in 0 and 0 0 |`",
        "b4d s0up c@t b!g a$$, ` bad soup cat big ass |`",
        "b**d so**p *bold*, ` b*d so*p bold |`",
        "s o u p is hot, ` soup is hot |`",
        "i a m k, ` iamk |`",
        "u r a star, ` u r a star |`",
        "s.o.u.p and t e a, ` soup and t e a |`",
        "don't Don’t, ` dont dont |`",
        "Crème brûlée, ` creme brulee |`",
        "𝓢𝓸𝓾𝓹 ＳＯＵＰ so\u200Bup, ` soup soup soup |`",
        "суп 汤 soup, ` soup |`",
        "#SoupTime @cook, ` souptime |`"
      })
  void textIsWrittenInItsNormalForm(String text, String normal) {
    assertThat(normal(text)).isEqualTo(normal);
  }

  @Test
  void anEmojiIsAWordWithoutItsColourAndRepetition() {
    assertThat(normal("hi\uD83D\uDE02\uD83D\uDE02\uD83D\uDC4D\uD83C\uDFFD ok\u2764\uFE0F"))
        .isEqualTo(" hi \uD83D\uDE02 \uD83D\uDC4D ok \u2764 |");
  }

  @Test
  void aTextWithoutWordsHasNoPassage() {
    assertThat(normal("")).isEmpty();
    assertThat(normal(" \t\n ... \uD83D @nobody https://example.org/ \uDC00")).isEmpty();
  }

  @Test
  void aLongTextIsCutBetweenWords() {
    String normal = normal("soup and bread ".repeat(100));
    assertThat(normal.split("\\|"))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            passage ->
                assertThat(passage)
                    .startsWith(" ")
                    .endsWith(" ")
                    .hasSizeLessThan(Passages.LENGTH + Passages.LONGEST_WORD));
    assertThat(normal.replace(" |", "")).isEqualTo(" soup and bread".repeat(100));
  }

  @Test
  void aWordWithoutEndIsCut() {
    String passages = normal("ab".repeat(5_000));
    assertThat(passages.replaceAll("[ |]", "")).isEqualTo("ab".repeat(5_000));
    assertThat(passages.split("[ |]+")).allSatisfy(word -> assertThat(word).hasSizeLessThan(61));
  }
}
