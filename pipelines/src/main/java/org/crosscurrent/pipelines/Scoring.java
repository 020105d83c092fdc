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
import java.util.function.Function;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.discovery.DiscoverTopics;
import org.crosscurrent.discovery.DiscoverySeeds;
import org.crosscurrent.entities.FindEntities;
import org.crosscurrent.language.DetectLanguages;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.topics.AggregateTopics;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.TopicAliases;
import org.crosscurrent.toxicity.ScoreToxicity;
import org.crosscurrent.trending.Baselines;
import org.crosscurrent.trending.ScoreTrending;
import org.crosscurrent.trending.TrendingRules;
import org.joda.time.Duration;

/**
 * By what posts are enriched and scored. Immutable.
 *
 * <pre>{@code
 * Scoring.defaults().withSentiment(ScoreSentiment.withEngine("corenlp"))
 * }</pre>
 *
 * @param detectLanguages how the language of a text is recognised; absent leaves each post what its
 *     platform told
 * @param scoreSentiment how a text feels
 * @param scoreToxicity how toxic it is; absent leaves that open
 * @param findEntities what is kept of what it names; absent keeps nothing
 * @param extractTopics how topics are found
 * @param scoreTrending by which rules a post trends
 * @param aggregateTopics which posts count in the windows of topics
 * @param discoverTopics which phrases rise; absent looks for none
 * @param generation of the rows: those of a higher one replace those of a lower one
 */
public record Scoring(
    @Nullable DetectLanguages detectLanguages,
    ScoreSentiment scoreSentiment,
    @Nullable ScoreToxicity scoreToxicity,
    @Nullable FindEntities findEntities,
    ExtractTopics extractTopics,
    ScoreTrending scoreTrending,
    AggregateTopics aggregateTopics,
    @Nullable DiscoverTopics discoverTopics,
    int generation) {

  /** Name in the options of no engine. */
  public static final String NO_ENGINE = "none";

  /** For how long an engine that failed again and again is left alone. */
  private static final Duration PROBE = Duration.standardSeconds(5);

  /** What the options say where nobody says anything. */
  public static Scoring defaults() {
    return of(PipelineOptionsFactory.as(ScoringOptions.class));
  }

  /**
   * What the options say.
   *
   * @throws IllegalArgumentException if a file cannot be read or has a wrong line, there is no such
   *     engine, or a number is out of its range; one sentence
   */
  public static Scoring of(ScoringOptions options) {
    if (options.getGeneration() < 0) {
      throw new IllegalArgumentException(
          "--generation must be 0 or more, not " + options.getGeneration());
    }
    return new Scoring(
        detectLanguagesOf(options),
        scoreSentimentOf(options),
        scoreToxicityOf(options),
        findEntitiesOf(options),
        ExtractTopics.withGazetteer(gazetteerOf(options))
            .withAliases(aliasesOf(options))
            .withMaxTopics(options.getMaxTopics())
            .withKeyPhrases(keyPhrasesOf(options)),
        ScoreTrending.withDefaults()
            .withRules(rulesOf(options))
            .withBaselines(baselinesOf(options)),
        options.getExcludeToxic()
            ? AggregateTopics.perWindow().withoutToxic()
            : AggregateTopics.perWindow(),
        discoverTopicsOf(options),
        options.getGeneration());
  }

  /** With another engine of sentiment. */
  public Scoring withSentiment(ScoreSentiment other) {
    return new Scoring(
        detectLanguages,
        other,
        scoreToxicity,
        findEntities,
        extractTopics,
        scoreTrending,
        aggregateTopics,
        discoverTopics,
        generation);
  }

  /**
   * How sentiment is scored.
   *
   * @throws IllegalArgumentException if there is no such engine, or a number is out of its range
   */
  public static ScoreSentiment scoreSentimentOf(ScoringOptions options) {
    return engineOf("sentiment", options.getSentiment(), ScoreSentiment::withEngine)
        .withTimeLimit(timeLimitOf(options))
        .withBreaker(breakerOf(options), PROBE);
  }

  /**
   * How toxicity is scored; absent for the engine {@code none}.
   *
   * @throws IllegalArgumentException if there is no such engine, or a number is out of its range
   */
  public static @Nullable ScoreToxicity scoreToxicityOf(ScoringOptions options) {
    return options.getToxicity().equals(NO_ENGINE)
        ? null
        : engineOf("toxicity", options.getToxicity(), ScoreToxicity::withEngine)
            .withTimeLimit(timeLimitOf(options))
            .withBreaker(breakerOf(options), PROBE);
  }

  private static @Nullable FindEntities findEntitiesOf(ScoringOptions options) {
    return options.getEntities().equals(NO_ENGINE)
        ? null
        : engineOf("entities", options.getEntities(), FindEntities::withEngine)
            .withTimeLimit(timeLimitOf(options))
            .withBreaker(breakerOf(options), PROBE);
  }

  private static <T> T engineOf(String option, String spec, Function<String, T> transform) {
    try {
      return transform.apply(spec);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + option + ": " + e.getMessage(), e);
    }
  }

  private static Duration timeLimitOf(ScoringOptions options) {
    double seconds = options.getEnrichmentTimeout();
    if (!(seconds > 0 && seconds <= 3600)) {
      throw new IllegalArgumentException(
          "--enrichment-timeout must be above 0 and at most 3600 seconds, not " + seconds);
    }
    return Duration.millis(Math.round(seconds * 1000));
  }

  private static int breakerOf(ScoringOptions options) {
    int failures = options.getEnrichmentBreaker();
    if (failures < 1) {
      throw new IllegalArgumentException("--enrichment-breaker must be 1 or more, not " + failures);
    }
    return failures;
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

  /** Which topics are the same: the aliases of the options' file, in front of the built-in ones. */
  public static TopicAliases aliasesOf(ScoringOptions options) {
    return options.getTopicAliases() == null
        ? TopicAliases.builtIn()
        : read(
            "topic-aliases",
            options.getTopicAliases(),
            reader -> TopicAliases.builtIn().plus(TopicAliases.parse(reader)));
  }

  /** How many key phrases of a post become topics. */
  public static int keyPhrasesOf(ScoringOptions options) {
    if (options.getKeyPhrases() < 0) {
      throw new IllegalArgumentException(
          "--key-phrases must be 0 or more, not " + options.getKeyPhrases());
    }
    return options.getKeyPhrases();
  }

  private static @Nullable DiscoverTopics discoverTopicsOf(ScoringOptions options) {
    String seeds = options.getDiscoverySeeds();
    if (!options.getDiscoverTopics()) {
      if (seeds != null) {
        throw new IllegalArgumentException(
            "--discovery-seeds=" + seeds + " is of no use without --discover-topics");
      }
      return null;
    }
    DiscoverTopics discover =
        seeds == null
            ? DiscoverTopics.perWindow()
            : DiscoverTopics.perWindow()
                .withSeeds(read("discovery-seeds", seeds, DiscoverySeeds::parse));
    return options.getExcludeToxic() ? discover.withoutToxic() : discover;
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
