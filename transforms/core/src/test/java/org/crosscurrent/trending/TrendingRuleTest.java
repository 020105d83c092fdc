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
package org.crosscurrent.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrendingRuleTest {

  @Test
  void theTextFormSaysWhatTheStepsSay() {
    TrendingRule rule =
        TrendingRule.of(
            TrendingStep.on(Measure.SCORE_VELOCITY).above(12.5, 0.4).above(-1, 0.05),
            TrendingStep.on(Measure.SENTIMENT_STRENGTH).above(0.3, 0.2));

    assertThat(rule.toString())
        .isEqualTo("score_velocity>12.5: 0.4, >-1: 0.05; |sentiment|>0.3: 0.2");
    assertThat(TrendingRule.parse(rule.toString())).isEqualTo(rule);
  }

  @Test
  void everyDefaultRuleSurvivesItsTextForm() {
    TrendingRules rules = TrendingRules.defaults();

    assertThat(rules.getByPlatform().values())
        .hasSize(3)
        .allSatisfy(rule -> assertThat(TrendingRule.parse(rule.toString())).isEqualTo(rule));
  }

  @Test
  void aThresholdThatIsNotBelowTheOneBeforeIsRefused() {
    assertThatThrownBy(() -> TrendingRule.parse("comments>5: 0.2, >20: 0.3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "threshold 20 of comments does not lie below the one before it: write the highest"
                + " first");
  }

  @Test
  void anAmountOutOfRangeIsRefused() {
    assertThatThrownBy(() -> TrendingRule.parse("comments>5: 1.2"))
        .hasMessageContaining("amount is 1.2: it must be above 0, at most 1");
    assertThatThrownBy(() -> TrendingRule.parse("comments>5: 0"))
        .hasMessageContaining("amount is 0.0");
    assertThatThrownBy(() -> TrendingRule.parse("comments>5: 0.00001"))
        .hasMessageContaining("at most four decimals");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> TrendingRule.parse("likes>5: 0.2")).hasMessageContaining("'likes'");
    assertThatThrownBy(() -> TrendingRule.parse("comments")).hasMessageContaining("'comments'");
    assertThatThrownBy(() -> TrendingRule.parse("comments>x: 0.2"))
        .hasMessageContaining("'x' is no number");
    assertThatThrownBy(() -> TrendingRule.parse("comments>5: 0.2, 3: 0.1"))
        .hasMessageContaining("'3: 0.1'");
    assertThatThrownBy(() -> TrendingRule.parse("")).hasMessageContaining("cannot read ''");
  }

  @Test
  void aPartThatAppearsTwiceIsRefused() {
    assertThatThrownBy(() -> TrendingRule.parse("comments>5: 0.2; comments>5: 0.1"))
        .hasMessage("comments>5 appears twice");
  }

  @Test
  void aStepWithoutLevelIsRefused() {
    assertThatThrownBy(() -> TrendingRule.of(TrendingStep.on(Measure.COMMENTS)))
        .hasMessage("step comments has no level");
  }

  @Test
  void aRuleOfTooManyOutcomesIsRefused() {
    TrendingStep[] steps = new TrendingStep[13];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = TrendingStep.on(Measure.COMMENTS).above(i, 0.1);
    }

    assertThatThrownBy(() -> TrendingRule.of(steps)).hasMessageContaining("4096");
  }
}
