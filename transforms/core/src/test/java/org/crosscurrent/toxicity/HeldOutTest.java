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

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  private static final List<String> TEXTS =
      IntStream.range(0, 2_000)
          .mapToObj(i -> "soup " + Integer.toString(i + 10_000, 26).replaceAll("\\d", "x") + i % 7)
          .toList();

  @Test
  void aboutAFifthIsHeldOut() {
    List<String> distinct = TEXTS.stream().distinct().toList();
    long heldOut = distinct.stream().filter(HeldOut::contains).count();
    assertThat((double) heldOut / distinct.size()).isBetween(0.15, 0.25);
  }

  @Test
  void textsOfTheSameNormalFormAreOnOneSide() {
    for (String text : TEXTS) {
      String near = "RT @someone: " + text.toUpperCase(java.util.Locale.ROOT) + "!! http://t.co/1";
      assertThat(HeldOut.contains(near)).isEqualTo(HeldOut.contains(text));
      assertThat(HeldOut.fold(near, 4, 1)).isEqualTo(HeldOut.fold(text, 4, 1));
    }
  }

  @Test
  void textsWithoutWordsAreTakenByTheirCharacters() {
    List<String> texts = IntStream.range(0x4E00, 0x4E80).mapToObj(Character::toString).toList();
    assertThat(texts.stream().map(HeldOut::contains).distinct()).hasSize(2);
  }

  @Test
  void theRestIsCutInPartsOfAboutTheSameSizeByTheSeed() {
    List<String> rest = TEXTS.stream().filter(text -> !HeldOut.contains(text)).toList();
    for (int fold = 0; fold < 4; fold++) {
      int wanted = fold;
      long size = rest.stream().filter(text -> HeldOut.fold(text, 4, 1) == wanted).count();
      assertThat((double) size / rest.size()).isBetween(0.2, 0.3);
    }
    assertThat(rest).anyMatch(text -> HeldOut.fold(text, 4, 1) != HeldOut.fold(text, 4, 2));
  }
}
