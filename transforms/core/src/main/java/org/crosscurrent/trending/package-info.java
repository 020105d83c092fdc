/**
 * How much a post moves, and why: {@link org.crosscurrent.trending.ScoreTrending} sets the trending
 * score of a signal, {@link org.crosscurrent.trending.TrendingScorer} is its core without Beam.
 * {@link org.crosscurrent.trending.TrendingRules} and {@link org.crosscurrent.trending.Baselines}
 * hold every threshold.
 */
package org.crosscurrent.trending;
