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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VaderLexiconTest {
  private final VaderLexicon lexicon = VaderLexicon.standard();

  private Word find(String text) {
    String padded = "<" + text + ">";
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = VaderLexicon.addToHash(hash, CharTraits.foldAscii(text.charAt(i)));
    }
    return lexicon.find(padded.toCharArray(), 1, 1 + text.length(), hash);
  }

  @Test
  void everyLowerCaseAsciiTokenOfTheDataFileIsFoundInAnyCase() {
    Map<String, String> rows = new HashMap<>();
    TabTable.read("vader-lexicon.tsv", rows::put);
    assertThat(rows).hasSize(7506);
    rows.forEach(
        (token, mean) -> {
          if (token.chars().allMatch(c -> c < 128 && !(c >= 'A' && c <= 'Z'))) {
            Word word = find(token.toUpperCase(Locale.ROOT));
            assertThat(word.text).isEqualTo(token);
            assertThat(word.is(Word.SENTIMENT)).isTrue();
            assertThat(word.valence).isEqualTo(Double.parseDouble(mean));
          }
        });
  }

  @Test
  void theLexiconIsOfTheStateThatTheVersionNames() {
    assertThat(find("flawed").valence).isEqualTo(-2.1);
    assertThat(find("heart").valence).isEqualTo(3.2);
    assertThat(find("hearts").valence).isEqualTo(3.3);
    assertThat(find("badass").valence).isEqualTo(1.4);
    assertThat(find(":p").valence).isEqualTo(1.0);
    assertThat(find("lol").valence).isEqualTo(1.8);
  }

  @Test
  void modifiersHaveTheirEffect() {
    assertThat(find("very").degree).isEqualTo(0.293);
    assertThat(find("hardly").degree).isEqualTo(-0.293);
    assertThat(find("never").is(Word.NEGATION)).isTrue();
    assertThat(find("very").is(Word.SENTIMENT)).isFalse();
    assertThat(Phrases.degree(find("just"), find("enough"))).isEqualTo(-0.293);
    assertThat(Phrases.degree(find("just"), find("of"))).isZero();
  }

  @Test
  void idiomsAreFoundByTheirWords() {
    assertThat(Phrases.idiom(find("bad"), find("ass"))).isEqualTo(1.5);
    assertThat(Phrases.idiom(find("kiss"), find("of"), find("death"))).isEqualTo(-1.5);
    assertThat(Phrases.idiom(find("kiss"), find("of"))).isNaN();
    assertThat(Phrases.idiom(find("the"), find("table"))).isNaN();
  }

  @Test
  void otherWordsAreUnknown() {
    assertThat(find("table")).isSameAs(Word.UNKNOWN);
    assertThat(find("")).isSameAs(Word.UNKNOWN);
  }

  @Test
  void aMissingDataFileIsNamed() {
    assertThatThrownBy(() -> TabTable.read("absent.tsv", (key, value) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent.tsv");
  }
}
