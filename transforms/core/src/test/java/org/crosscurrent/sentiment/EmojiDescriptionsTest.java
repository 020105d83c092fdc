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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiDescriptionsTest {
  private final EmojiDescriptions emoji = EmojiDescriptions.standard();

  private String describe(String text) {
    return new String(emoji.describe(text));
  }

  @Test
  void textWithoutEmojiStaysAsItIs() {
    assertThat(describe("plain é 日本 \uD835\uDC00 \uD83D text"))
        .isEqualTo("plain é 日本 \uD835\uDC00 \uD83D text");
    assertThat(describe("")).isEmpty();
  }

  @Test
  void everyEmojiOfTheDataFileIsReplacedByItsName() {
    List<String> rows = new ArrayList<>();
    TabTable.read(
        "emoji-descriptions.tsv",
        (character, name) -> {
          rows.add(character);
          assertThat(describe(character)).isEqualTo(name);
          assertThat(character.codePointCount(0, character.length())).isEqualTo(1);
        });
    assertThat(rows).hasSize(1212).doesNotHaveDuplicates();
  }

  @Test
  void aSpaceIsPutBeforeANameUnlessOneIsThere() {
    assertThat(describe("a😁")).isEqualTo("a beaming face with smiling eyes");
    assertThat(describe("a 😁")).isEqualTo("a beaming face with smiling eyes");
    assertThat(describe("a\n❤")).isEqualTo("a\n red heart");
    assertThat(describe("❤❤ ❤")).isEqualTo("red heart red heart red heart");
  }

  @Test
  void noSpaceIsPutBehindAName() {
    assertThat(describe("❤x")).isEqualTo("red heartx");
    assertThat(describe("❤\uFE0F!")).isEqualTo("red heart\uFE0F!");
  }

  @Test
  void partsOfASequenceAreReplacedOneByOne() {
    assertThat(describe("👍🏽")).isEqualTo("thumbs up medium skin tone");
    assertThat(describe("👩\u200D🔬")).isEqualTo("woman\u200D microscope");
  }
}
