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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.model.Trending;

/**
 * Adds up trending scores. Immutable and thread-safe.
 *
 * <p>Every outcome that a rule can have is worked out in advance, so scoring a post compares
 * numbers and shares the map of parts. Amounts are added in ten-thousandths, so that 0.2 and 0.1
 * make 0.3 and reach a limit of 0.3.
 *
 * <pre>{@code
 * TrendingScorer scorer = TrendingScorer.withDefaults();
 * Trending trending = scorer.score("reddit", 3.85, 0.34, 42, 1200);
 * trending.getScore(); // 0.6
 * trending.getParts(); // {|sentiment|>0.3=0.2, comments>10=0.2, normalised_score>0.6=0.2}
 * }</pre>
 */
public final class TrendingScorer {

  private final Baselines baselines;
  private final Map<String, Judge> byPlatform = new HashMap<>();
  private final Judge other;

  /** A scorer by these rules and baselines. */
  public TrendingScorer(TrendingRules rules, Baselines baselines) {
    this.baselines = baselines;
    rules
        .getByPlatform()
        .forEach((platform, rule) -> byPlatform.put(platform, new Judge(rule, rules.getLimit())));
    this.other = new Judge(rules.getOther(), rules.getLimit());
  }

  /** A scorer by the default rules and baselines. */
  public static TrendingScorer withDefaults() {
    return new TrendingScorer(TrendingRules.defaults(), Baselines.defaults());
  }

  /**
   * Scores one post.
   *
   * @param platform lower-case name
   * @param scoreVelocity points per second
   * @param sentiment compound, -1 to 1; 0 where there is none
   * @param comments 0 where the platform does not tell
   * @param score points; 0 where the platform does not tell; may be negative
   */
  public Trending score(
      String platform, double scoreVelocity, double sentiment, long comments, long score) {
    return scoreNormalised(
        platform,
        scoreVelocity,
        sentiment,
        comments,
        NormalisedScore.of(score, baselines.of(platform)));
  }

  /**
   * Scores one post whose normalised score is known, for callers with baselines of their own
   * making.
   *
   * @param platform lower-case name
   * @param scoreVelocity points per second
   * @param sentiment compound, -1 to 1; 0 where there is none
   * @param comments 0 where the platform does not tell
   * @param normalisedScore 0 to 1
   */
  public Trending scoreNormalised(
      String platform,
      double scoreVelocity,
      double sentiment,
      long comments,
      double normalisedScore) {
    return byPlatform
        .getOrDefault(platform, other)
        .judge(scoreVelocity, sentiment, comments, normalisedScore);
  }

  /** One rule with all its outcomes. */
  private static final class Judge {
    private final Measure[] measures;
    private final double[][] thresholds;
    private final Trending[] outcomes;

    Judge(TrendingRule rule, double limit) {
      List<TrendingStep> steps = rule.getSteps();
      measures = steps.stream().map(TrendingStep::getMeasure).toArray(Measure[]::new);
      thresholds =
          steps.stream()
              .map(
                  step ->
                      step.getLevels().stream()
                          .mapToDouble(TrendingStep.Level::getThreshold)
                          .toArray())
              .toArray(double[][]::new);
      List<Trending> all = new ArrayList<>();
      long limitUnits = (long) Math.ceil(limit * TrendingStep.UNITS - 1e-6);
      enumerate(steps, 0, new ArrayList<>(), limitUnits, all);
      outcomes = all.toArray(Trending[]::new);
    }

    /** Adds the outcomes of the steps from {@code at} on, the step without a level hit last. */
    private static void enumerate(
        List<TrendingStep> steps,
        int at,
        List<Integer> chosen,
        long limitUnits,
        List<Trending> all) {
      if (at == steps.size()) {
        all.add(outcome(steps, chosen, limitUnits));
        return;
      }
      for (int level = 0; level <= steps.get(at).getLevels().size(); level++) {
        chosen.add(level);
        enumerate(steps, at + 1, chosen, limitUnits, all);
        chosen.remove(chosen.size() - 1);
      }
    }

    private static Trending outcome(
        List<TrendingStep> steps, List<Integer> chosen, long limitUnits) {
      Map<String, Double> parts = new LinkedHashMap<>();
      long units = 0;
      for (int i = 0; i < chosen.size(); i++) {
        TrendingStep step = steps.get(i);
        if (chosen.get(i) < step.getLevels().size()) {
          TrendingStep.Level level = step.getLevels().get(chosen.get(i));
          parts.put(step.partName(level), level.getAmount());
          units += level.units();
        }
      }
      units = Math.min(units, TrendingStep.UNITS);
      return Trending.builder()
          .setNormalisedScore(0)
          .setScore(units / (double) TrendingStep.UNITS)
          .setTrending(units >= limitUnits)
          .setParts(Collections.unmodifiableMap(parts))
          .build();
    }

    Trending judge(double velocity, double sentiment, long comments, double normalised) {
      int index = 0;
      for (int i = 0; i < measures.length; i++) {
        double value =
            switch (measures[i]) {
              case SCORE_VELOCITY -> velocity;
              case SENTIMENT -> sentiment;
              case SENTIMENT_STRENGTH -> Math.abs(sentiment);
              case COMMENTS -> comments;
              case NORMALISED_SCORE -> normalised;
            };
        double[] levels = thresholds[i];
        int hit = 0;
        while (hit < levels.length && !(value > levels[hit])) {
          hit++;
        }
        index = index * (levels.length + 1) + hit;
      }
      Trending outcome = outcomes[index];
      return normalised == 0 ? outcome : outcome.toBuilder().setNormalisedScore(normalised).build();
    }
  }
}
