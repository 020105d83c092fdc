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
package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.language.LanguageRule;

/** By what posts are enriched and scored. */
public interface ScoringOptions extends PipelineOptions {

  /** The engine that recognises languages, unless another one is named. */
  String DEFAULT_LANGUAGE_ENGINE = "fast";

  @Description("Engine that recognises the language of a text: fast, accurate or none")
  @Default.String(DEFAULT_LANGUAGE_ENGINE)
  String getLanguageEngine();

  void setLanguageEngine(String languageEngine);

  @Description("Characters that a text needs for its language to be recognised")
  @Default.Integer(LanguageRule.DEFAULT_MIN_CHARACTERS)
  int getMinLanguageCharacters();

  void setMinLanguageCharacters(int minLanguageCharacters);

  @Description("Confidence, 0 to 1, below which the language of a text is not known")
  @Default.Double(LanguageRule.DEFAULT_MIN_CONFIDENCE)
  double getMinLanguageConfidence();

  void setMinLanguageConfidence(double minLanguageConfidence);

  @Description(
      "Engine that scores sentiment, as name[:argument][?setting=value&...]: vader, corenlp, auto or"
          + " onnx:FOLDER; see './crosscurrent engines list'")
  @Default.String("vader")
  String getSentiment();

  void setSentiment(String sentiment);

  @Description("Engine that scores toxicity: linear, onnx:FOLDER or none")
  @Default.String("linear")
  String getToxicity();

  void setToxicity(String toxicity);

  @Description(
      "Engine that finds the entities that are kept with a post: gazetteer, corenlp or none")
  @Default.String("gazetteer")
  String getEntities();

  void setEntities(String entities);

  @Description("Whether posts flagged as toxic are left out of topics, events and divergences")
  @Default.Boolean(false)
  boolean getExcludeToxic();

  void setExcludeToxic(boolean excludeToxic);

  @Description("Seconds that an engine of medium or heavy cost may take over one text")
  @Default.Double(5)
  double getEnrichmentTimeout();

  void setEnrichmentTimeout(double enrichmentTimeout);

  @Description("Failures in a row after which an engine is left alone for some seconds")
  @Default.Integer(10)
  int getEnrichmentBreaker();

  void setEnrichmentBreaker(int enrichmentBreaker);

  @Description(
      "Generation of the rows, above that of earlier scores that they replace; see rescore")
  @Default.Integer(0)
  int getGeneration();

  void setGeneration(int generation);

  @Description("File of names to find as topics, in place of the built-in ones (tab-separated)")
  @Nullable String getGazetteer();

  void setGazetteer(@Nullable String gazetteer);

  @Description("Most topics of one post")
  @Default.Integer(8)
  int getMaxTopics();

  void setMaxTopics(int maxTopics);

  @Description("File of topics that are the same, beside the built-in ones (alias, tab, topic)")
  @Nullable String getTopicAliases();

  void setTopicAliases(@Nullable String topicAliases);

  @Description("Most key phrases of one post that become topics, behind all others")
  @Default.Integer(0)
  int getKeyPhrases();

  void setKeyPhrases(int keyPhrases);

  @Description("Whether phrases that rise are looked for, and stored as discovered topics")
  @Default.Boolean(false)
  boolean getDiscoverTopics();

  void setDiscoverTopics(boolean discoverTopics);

  @Description("File of phrases whose category discovered topics take (phrase, tab, category)")
  @Nullable String getDiscoverySeeds();

  void setDiscoverySeeds(@Nullable String discoverySeeds);

  @Description("Scores that are normal, by platform, such as reddit=200,other=80")
  @Nullable String getBaselines();

  void setBaselines(@Nullable String baselines);

  @Description("File of trending rules that replace the default ones of their platforms")
  @Nullable String getTrendingRules();

  void setTrendingRules(@Nullable String trendingRules);
}
