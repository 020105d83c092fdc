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
package org.crosscurrent.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://example.org/en/page?q=words now|see now",
        "WWW.EXAMPLE.ORG is it|is it",
        "hey @some.body_1@social.example.org how|hey how",
        "write to some.body@example.org please|write to please",
        "we like #cats_and_dogs here|we like here",
        "東京に行く#東京タワー いいね|東京に行く#東京タワー いいね",
        "C# and F# @ home # 1|C# and F# @ home # 1",
        "good 👍🏽 day 👩‍👩‍👧 ❤️ 🇳🇴|good day",
        "a  \t b|a b",
        "ｅｎｔ ＃タグ です|ｅｎｔ です",
        "haha.http://x.y|haha.",
      })
  void whatIsNoLanguageIsTakenOut(String text, String prose) {
    assertThat(ProseText.of(text)).isEqualTo(prose);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(ProseText.of("")).isEmpty();
    assertThat(ProseText.of(" \n ")).isEmpty();
    assertThat(ProseText.of("@a #b 😀")).isEmpty();
  }

  @Test
  void halvesOfCharactersDoNoHarm() {
    assertThat(ProseText.of("ab \uD83D cd")).isEqualTo("ab \uD83D cd");
  }
}
