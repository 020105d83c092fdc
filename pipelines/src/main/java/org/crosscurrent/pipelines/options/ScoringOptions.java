package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** By what posts are scored. */
public interface ScoringOptions extends PipelineOptions {

  @Description("File of names to find as topics, in place of the built-in ones (tab-separated)")
  @Nullable String getGazetteer();

  void setGazetteer(@Nullable String gazetteer);

  @Description("Most topics of one post")
  @Default.Integer(8)
  int getMaxTopics();

  void setMaxTopics(int maxTopics);

  @Description("Scores that are normal, by platform, such as reddit=200,other=80")
  @Nullable String getBaselines();

  void setBaselines(@Nullable String baselines);

  @Description("File of trending rules that replace the default ones of their platforms")
  @Nullable String getTrendingRules();

  void setTrendingRules(@Nullable String trendingRules);
}
