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
package org.crosscurrent.pipelines;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.language.DetectLanguages;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.trending.Baselines;
import org.crosscurrent.trending.ScoreTrending;
import org.crosscurrent.trending.TrendingRules;

/**
 * By what posts are enriched and scored.
 *
 * @param detectLanguages how the language of a text is recognised; absent leaves each post what its
 *     platform told
 * @param sentimentEngine makes the engine, once per worker
 * @param extractTopics how topics are found
 * @param scoreTrending by which rules a post trends
 */
public record Scoring(
    @Nullable DetectLanguages detectLanguages,
    SerializableSupplier<SentimentEngine> sentimentEngine,
    ExtractTopics extractTopics,
    ScoreTrending scoreTrending) {

  /** Name in the options of no engine. */
  private static final String NO_ENGINE = "none";

  /** Other scores, and languages by the default engine. */
  public Scoring(
      SerializableSupplier<SentimentEngine> sentimentEngine,
      ExtractTopics extractTopics,
      ScoreTrending scoreTrending) {
    this(
        DetectLanguages.withEngine(ScoringOptions.DEFAULT_LANGUAGE_ENGINE),
        sentimentEngine,
        extractTopics,
        scoreTrending);
  }

  /** Languages by the fast engine, VADER, the built-in gazetteer, the default rules. */
  public static Scoring defaults() {
    return new Scoring(
        VaderSentiment::create, ExtractTopics.withBuiltInGazetteer(), ScoreTrending.withDefaults());
  }

  /**
   * What the options say.
   *
   * @throws IllegalArgumentException if a file cannot be read or has a wrong line, there is no such
   *     engine, or a threshold is out of its range; one sentence
   */
  public static Scoring of(ScoringOptions options) {
    return new Scoring(
        detectLanguagesOf(options),
        VaderSentiment::create,
        ExtractTopics.withGazetteer(gazetteerOf(options)).withMaxTopics(options.getMaxTopics()),
        ScoreTrending.withDefaults()
            .withRules(rulesOf(options))
            .withBaselines(baselinesOf(options)));
  }

  /**
   * How languages are recognised; absent for the engine {@code none}.
   *
   * @throws IllegalArgumentException if there is no such engine, or a threshold is out of its range
   */
  public static @Nullable DetectLanguages detectLanguagesOf(ScoringOptions options) {
    if (options.getLanguageEngine().equals(NO_ENGINE)) {
      return null;
    }
    int characters = options.getMinLanguageCharacters();
    if (characters < 0) {
      throw new IllegalArgumentException(
          "--min-language-characters must be 0 or more, not " + characters);
    }
    double confidence = options.getMinLanguageConfidence();
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "--min-language-confidence must be within 0 and 1, not " + confidence);
    }
    try {
      return DetectLanguages.withEngine(options.getLanguageEngine())
          .withRule(new LanguageRule(characters, confidence));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--language-engine: " + e.getMessage() + ", none", e);
    }
  }

  /** The names to find as topics: of the options' file, else the built-in ones. */
  public static Gazetteer gazetteerOf(ScoringOptions options) {
    return options.getGazetteer() == null
        ? Gazetteer.builtIn()
        : read("gazetteer", options.getGazetteer(), Gazetteer::parse);
  }

  /** The rules of the options' file, in front of the default ones. */
  public static TrendingRules rulesOf(ScoringOptions options) {
    return options.getTrendingRules() == null
        ? TrendingRules.defaults()
        : read("trending-rules", options.getTrendingRules(), TrendingRules.defaults()::parse);
  }

  /** The baselines of the options, in front of the default ones. */
  public static Baselines baselinesOf(ScoringOptions options) {
    if (options.getBaselines() == null) {
      return Baselines.defaults();
    }
    try {
      return Baselines.defaults().parse(options.getBaselines());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--baselines: " + e.getMessage(), e);
    }
  }

  private interface Parser<T> {
    T parse(Reader reader) throws IOException;
  }

  private static <T> T read(String option, String path, Parser<T> parser) {
    try (Reader reader =
        Channels.newReader(
            FileSystems.open(FileSystems.matchSingleFileSpec(path).resourceId()),
            StandardCharsets.UTF_8)) {
      return parser.parse(reader);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + option + "=" + path + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--" + option + "=" + path + " cannot be read: " + e.getMessage(), e);
    }
  }
}
