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

import org.junit.jupiter.api.Test;

/**
 * Pins each rule by sums worked out by hand. The lexicon's valences used: good 1.9, bad -2.5, nice
 * 1.8, terrible -2.1, great 3.1, love 3.2, capable 1.6, kind 2.4, no -1.2, doubt -1.5, bomb -2.2.
 */
class VaderRulesTest {
  private static final double GOOD = 1.9;
  private static final double BAD = -2.5;
  private static final double NICE = 1.8;
  private static final double TERRIBLE = -2.1;
  private static final double LOVE = 3.2;
  private static final double NOT = -0.74;
  private static final double DEGREE = 0.293;
  private static final double CAPITALS = 0.733;

  private final SentimentEngine engine = VaderSentiment.create();

  private void assertSum(String text, double sum) {
    double expected = Math.rint(sum / Math.sqrt(sum * sum + 15) * 1e4) / 1e4;
    assertThat(engine.score(text).compound()).as(text).isEqualTo(expected);
  }

  @Test
  void valencesAddUp() {
    assertSum("good", GOOD);
    assertSum("a nice and good day", NICE + GOOD);
    assertSum("one table", 0);
  }

  @Test
  void wordsAreLookedUpInLowerCaseSoThatKeysInCapitalsNeverMatch() {
    assertSum("gOoD", GOOD);
    assertSum(":d", 2.3);
    assertSum(":D", 2.3);
    assertSum("they said :Þ", 0);
    assertSum("\u212Aind", 2.4);
  }

  @Test
  void punctuationAroundWordsIsDroppedButShortTokensKeepIt() {
    assertSum("(\"good\"),", GOOD);
    assertSum("go-od", 0);
    assertSum(":)", 2.0);
    assertSum("no.", 0);
    assertSum("**no**", 0);
  }

  @Test
  void capitalsCountOnlyIfOthersAreNot() {
    assertSum("GOOD table", GOOD + CAPITALS);
    assertSum("BAD table", BAD - CAPITALS);
    assertSum("GOOD TABLE", GOOD);
    assertSum("GOOD 42", GOOD + CAPITALS);
    assertSum("ÉTÉ good", GOOD);
  }

  @Test
  void adverbsOfDegreeShiftAwayFromOrTowardsZero() {
    assertSum("very good", GOOD + DEGREE);
    assertSum("very bad", BAD - DEGREE);
    assertSum("barely good", GOOD - DEGREE);
    assertSum("barely bad", BAD + DEGREE);
  }

  @Test
  void adverbsOfDegreeFadeWithDistance() {
    assertSum("very x good", GOOD + DEGREE * 0.95);
    assertSum("very x x good", GOOD + DEGREE * 0.9);
    assertSum("very x x x good", GOOD);
  }

  @Test
  void adverbsInCapitalsShiftMore() {
    assertSum("VERY good", GOOD + DEGREE + CAPITALS);
    assertSum("VERY bad", BAD - DEGREE - CAPITALS);
    assertSum("BARELY good", GOOD - DEGREE + CAPITALS);
  }

  @Test
  void adverbsOfDegreeHaveNoValenceOfTheirOwnAndKindOfNeitherHas() {
    assertSum("very", 0);
    assertSum("kind of", 0);
    assertSum("kind people", 2.4);
    assertSum("it was kind of good", GOOD - DEGREE);
    assertSum("it was sort of bad", BAD - DEGREE);
    assertSum("sort of good", GOOD);
  }

  @Test
  void negationUpToThreeWordsBeforeTurnsAround() {
    assertSum("not good", GOOD * NOT);
    assertSum("not x good", GOOD * NOT);
    assertSum("not x x good", GOOD * NOT);
    assertSum("not x x x good", GOOD);
    assertSum("isn't good", GOOD * NOT);
    assertSum("y'N'T good", GOOD * NOT);
    assertSum("seldom good", GOOD * NOT);
    assertSum("not not good", GOOD * NOT * NOT);
  }

  @Test
  void neverSoAndNeverThisStrengthen() {
    assertSum("never good", GOOD * NOT);
    assertSum("never so good", (GOOD + DEGREE) * 1.25);
    assertSum("never this good", GOOD * 1.25);
    assertSum("never this x good", GOOD * 1.25);
    assertSum("x x this good", GOOD * 1.25);
    assertSum("x this good", GOOD);
  }

  @Test
  void withoutDoubtDoesNotNegate() {
    double doubt = -1.5 * NOT;
    assertSum("without doubt good", doubt + GOOD);
    assertSum("without doubt x good", doubt + GOOD);
    assertSum("without a doubt good", doubt + GOOD);
    assertSum("without x x good", GOOD * NOT);
  }

  @Test
  void leastNegatesUnlessItIsAtLeastOrVeryLeast() {
    assertSum("least good", GOOD * NOT);
    assertSum("the least good", GOOD * NOT);
    assertSum("at least good", GOOD);
    assertSum("very least good", GOOD + DEGREE * 0.95);
  }

  @Test
  void noNegatesWhatFollowsInsteadOfCountingItself() {
    assertSum("there is no", -1.2);
    assertSum("no table", -1.2);
    assertSum("no good", GOOD * NOT);
    assertSum("no x good", -1.2 + GOOD * NOT);
    assertSum("no bad or good", BAD * NOT + GOOD * NOT);
    assertSum("no x x good", -1.2 + GOOD);
    assertSum("NO good", -CAPITALS + GOOD * NOT);
  }

  @Test
  void idiomsReplaceTheValence() {
    assertSum("it is the bomb", 3);
    assertSum("the bomb", -2.2);
    assertSum("x x x bad ass", 1.5 + 1.5);
    assertSum("that was a kiss of death", -1.5 - 1.5);
    assertSum("x x x yeah right", -2);
    assertSum("x x x bus stop", 0);
    assertSum("to die for", -2.9);
  }

  @Test
  void idiomsWithoutRatedWordsHaveNoEffect() {
    assertSum("in the black", 0);
    assertSum("we were on the ball", 0);
  }

  @Test
  void butShiftsTheWeightBehindIt() {
    assertSum("nice but terrible", NICE * 0.5 + TERRIBLE * 1.5);
    assertSum("terrible BUT nice", (TERRIBLE * 0.5) + NICE * 1.5);
    assertSum("nice but terrible but good", NICE * 0.5 + TERRIBLE * 1.5 + GOOD * 1.5);
  }

  @Test
  void butChangesTheFirstValenceThatEqualsTheVisitedOne() {
    assertSum("good but good", GOOD * 0.5 + GOOD * 1.5);
    // "love" halved equals "capable", which then halves "love" again instead of itself
    assertSum("love capable but bad", LOVE * 0.5 * 0.5 + LOVE * 0.5 + BAD * 1.5);
  }

  @Test
  void exclamationMarksAddEmphasisUpToFour() {
    assertSum("good!", GOOD + 0.292);
    assertSum("! good ! x !", GOOD + 3 * 0.292);
    assertSum("good!!!!!!", GOOD + 4 * 0.292);
    assertSum("bad!", BAD - 0.292);
    assertSum("table!", 0);
  }

  @Test
  void questionMarksAddEmphasisFromTwoUp() {
    assertSum("good?", GOOD);
    assertSum("good??", GOOD + 2 * 0.18);
    assertSum("good???", GOOD + 3 * 0.18);
    assertSum("good????", GOOD + 0.96);
    assertSum("bad?!?", BAD - 2 * 0.18 - 0.292);
  }

  @Test
  void sharesWeighEachTokenByItsValenceAndOne() {
    SentimentScore score = engine.score("good bad table!");
    double positive = GOOD + 1;
    double negative = -BAD + 1 + 0.292;
    double total = positive + negative + 1;
    assertThat(score.positive()).isEqualTo(Math.rint(positive / total * 1e3) / 1e3);
    assertThat(score.negative()).isEqualTo(Math.rint(negative / total * 1e3) / 1e3);
    assertThat(score.neutral()).isEqualTo(Math.rint(1 / total * 1e3) / 1e3);
  }
}
