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
package org.crosscurrent.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

  private static Tokens tokens(String text) {
    return Tokens.of(text.toCharArray(), VaderLexicon.standard());
  }

  /** The known words of the text, with the empty text for unknown ones. */
  private static List<String> words(String text) {
    Tokens tokens = tokens(text);
    return IntStream.range(0, tokens.size()).mapToObj(i -> tokens.word(i).text).toList();
  }

  @Test
  void everyWhiteSpaceOfUnicodeSeparates() {
    assertThat(words("good\u00A0bad\u2028nice\u3000love\u001Cgreat\u000Bhate\u0085happy"))
        .containsExactly("good", "bad", "nice", "love", "great", "hate", "happy");
    assertThat(words("good\u200Bbad \uFEFFgood")).containsExactly("", "");
  }

  @Test
  void punctuationAroundATokenIsDropped() {
    assertThat(words("\"good\" (bad), *nice*... great:")) //
        .containsExactly("good", "bad", "nice", "great");
    assertThat(words("“good” good… ¡good")).containsExactly("", "", "");
  }

  @Test
  void tokensOfTwoCharactersOrFewerBetweenPunctuationStayWhole() {
    assertThat(words(":) ok ok! ... (:")).containsExactly(":)", "ok", "", "", "(:");
    assertThat(words("\uD835\uDC00\uD835\uDC00!")).containsExactly("");
  }

  @Test
  void capitalsNeedALetterAndNoneOfAnotherCase() {
    Tokens tokens = tokens("GOOD Good 42 U2 ÉTÉ ÉTé ǅX Ⅷ");
    assertThat(IntStream.range(0, tokens.size()).filter(tokens::isCapitals).boxed())
        .containsExactly(0, 3, 4, 7);
    assertThat(tokens.capitalsStandOut()).isTrue();
    assertThat(tokens("GOOD BAD").capitalsStandOut()).isFalse();
    assertThat(tokens("good 42").capitalsStandOut()).isFalse();
  }

  @Test
  void negationsAreListedWordsOrHoldAContractedNot() {
    Tokens tokens = tokens("not cannot dont ain't XN'Ty n't 't nt n’t note");
    assertThat(IntStream.range(0, tokens.size()).filter(tokens::isNegation).boxed())
        .containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void marksAreCountedAnywhere() {
    Tokens tokens = tokens("!a! b!?c ?!");
    assertThat(tokens.exclamations()).isEqualTo(4);
    assertThat(tokens.questions()).isEqualTo(2);
  }

  @Test
  void theFirstButIsFound() {
    assertThat(tokens("butter but, BUT").firstBut()).isEqualTo(1);
    assertThat(tokens("(But) but").firstBut()).isZero();
    assertThat(tokens("butter").firstBut()).isEqualTo(-1);
  }

  @Test
  void tokensBeyondTheFirstRoomAreKept() {
    assertThat(words("good bad ".repeat(500))).hasSize(1000).endsWith("good", "bad");
  }
}
