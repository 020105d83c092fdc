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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.crosscurrent.language.LanguageRule.Comparison;
import org.crosscurrent.language.LanguageRule.Outcome;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Samples;
import org.junit.jupiter.api.Test;

class LanguageRuleTest {

  private static final String LONG = "hello you people of the wide world";
  private static final LanguageEngine SURE = new WordEngine(0.87654321);

  private final LanguageRule rule = LanguageRule.defaults();

  private static Post post(String text, String told) {
    return Samples.fullPost().toBuilder()
        .setTitle("")
        .setText(text)
        .setLanguage(told)
        .setLanguageConfidence(told.equals("und") ? 0 : 1)
        .setLanguageEngine(null)
        .setExtra(Map.of("kept", "yes"))
        .build();
  }

  @Test
  void aTextOfNineteenCharactersIsTooShortAndOneOfTwentyIsNot() {
    assertThat(rule.detect("hello, how are you!", SURE).isDetermined()).isFalse();
    assertThat(rule.detect("hello, how are you?!", SURE).language()).isEqualTo("en");
  }

  @Test
  void whatIsNoLanguageDoesNotCount() {
    assertThat(
            rule.detect("hello you @somebody #something https://example.org/a 😀😀😀😀😀😀", SURE)
                .isDetermined())
        .isFalse();
  }

  @Test
  void lettersBeyondTheFirstPlaneCountOnce() {
    assertThat(rule.detect("hello " + "𐐀".repeat(13), SURE).isDetermined()).isFalse();
    assertThat(rule.detect("hello " + "𐐀".repeat(14), SURE).isDetermined()).isTrue();
  }

  @Test
  void lessConfidenceThanTheThresholdIsUndetermined() {
    assertThat(rule.detect(LONG, new WordEngine(0.49)).isDetermined()).isFalse();
    assertThat(rule.detect(LONG, new WordEngine(0.5)).isDetermined()).isTrue();
    assertThat(new LanguageRule(20, 0.9).detect(LONG, SURE).isDetermined()).isFalse();
  }

  @Test
  void aPostOfWhichThePlatformToldNothingGetsTheLanguageOfItsText() {
    Outcome outcome = rule.apply(post(LONG, "und"), SURE);
    assertThat(outcome.comparison()).isEqualTo(Comparison.DETECTED);
    assertThat(outcome.post().getLanguage()).isEqualTo("en");
    assertThat(outcome.post().getLanguageConfidence()).isEqualTo(0.8765);
    assertThat(outcome.post().getExtra()).isEqualTo(Map.of("kept", "yes"));
  }

  @Test
  void whatThePlatformToldStaysAndADifferenceIsKeptBesideIt() {
    Outcome outcome = rule.apply(post(LONG, "fr"), SURE);
    assertThat(outcome.comparison()).isEqualTo(Comparison.DIFFER);
    assertThat(outcome.post().getLanguage()).isEqualTo("fr");
    assertThat(outcome.post().getLanguageConfidence()).isEqualTo(1);
    assertThat(outcome.post().getExtra())
        .isEqualTo(
            Map.of(
                "kept", "yes",
                "detected_language", "en",
                "detected_language_confidence", "0.8765"));
  }

  @Test
  void whereBothAgreeOrTheTextTellsNothingThePostStaysAsItIs() {
    Post english = post(LONG, "en");
    assertThat(rule.apply(english, SURE)).isEqualTo(new Outcome(english, Comparison.AGREE));
    Post brief = post("hello", "fr");
    assertThat(rule.apply(brief, SURE)).isEqualTo(new Outcome(brief, Comparison.UNDETERMINED));
    Post silent = post("hello", "und");
    assertThat(rule.apply(silent, SURE)).isEqualTo(new Outcome(silent, Comparison.UNDETERMINED));
  }

  @Test
  void norwegianAgreesWithTheFormInWhichItIsWritten() {
    Outcome outcome = rule.apply(post("hei alle sammen der ute i verden", "no"), SURE);
    assertThat(outcome.comparison()).isEqualTo(Comparison.AGREE);
  }

  @Test
  void doneTwiceIsDoneOnceAlsoByAnEngineThatIsQuiteSure() {
    for (String told : new String[] {"und", "fr", "en"}) {
      for (double confidence : new double[] {0.3, 0.7, 1}) {
        WordEngine engine = new WordEngine(confidence);
        Outcome once = rule.apply(post(LONG, told), engine);
        assertThat(rule.apply(once.post(), engine)).isEqualTo(once);
      }
    }
  }

  @Test
  void aThresholdOutOfItsRangeIsRefusedByName() {
    assertThatThrownBy(() -> new LanguageRule(-1, 0.5)).hasMessageContaining("minCharacters");
    assertThatThrownBy(() -> new LanguageRule(0, 1.1)).hasMessageContaining("minConfidence");
    assertThatThrownBy(() -> new LanguageRule(0, Double.NaN)).hasMessageContaining("NaN");
  }
}
