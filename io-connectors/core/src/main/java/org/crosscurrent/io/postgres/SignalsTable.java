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
package org.crosscurrent.io.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.Trending;
import org.joda.time.Instant;

/** {@code signals}: key post id, version (generation, observed_at, observations). */
final class SignalsTable extends TableWriter<Signal> {

  private static final long serialVersionUID = 1L;

  SignalsTable() {
    this(
        UpsertSql.versioned(
            List.of("post_id"), List.of("generation", "observed_at", "observations")));
  }

  private SignalsTable(UpsertSql sql) {
    super(
        "signals",
        enrichments(counts(content(new Columns<>()))),
        sql.unlessDeletedSince("observed_at"));
  }

  /**
   * For rows that were read and scored anew: they replace the sighting that was read, and neither a
   * later one that came meanwhile nor one of a higher generation.
   */
  static SignalsTable rescored() {
    return new SignalsTable(
        UpsertSql.authoritative(List.of("post_id"), List.of("observed_at", "observations"))
            .unlessBelow("generation"));
  }

  private static Columns<Signal> content(Columns<Signal> columns) {
    return columns
        .text("post_id", post(Post::getId))
        .text("platform", post(Post::getPlatform))
        .text("community", post(Post::getCommunity))
        .text("kind", post(p -> p.getKind().name().toLowerCase(Locale.ROOT)))
        .text("title", post(Post::getTitle))
        .text("text", post(Post::getText))
        .text("author_id", author(Author::getId))
        .text("author_name", author(Author::getName))
        .bigint("author_followers", author(Author::getFollowers))
        .flag("author_verified", author(Author::getVerified))
        .instant("created_at", post(Post::getCreatedAt))
        .instant("observed_at", post(Post::getObservedAt))
        .instant("first_observed_at", Signal::getFirstObservedAt)
        .text("language", post(Post::getLanguage))
        .real("language_confidence", post(Post::getLanguageConfidence))
        .text("repost_of", post(Post::getRepostOf))
        .text("reply_to", post(Post::getReplyTo))
        .text("url", post(Post::getUrl))
        .texts("links", post(Post::getLinks))
        .texts("hashtags", post(Post::getHashtags))
        .texts("mentions", post(Post::getMentions))
        .texts("media", post(Post::getMedia))
        .text("location", post(Post::getLocation));
  }

  private static Columns<Signal> counts(Columns<Signal> columns) {
    return columns
        .bigint("score", post(p -> p.getCounts().getScore()))
        .bigint("comments", post(p -> p.getCounts().getComments()))
        .bigint("shares", post(p -> p.getCounts().getShares()))
        .bigint("views", post(p -> p.getCounts().getViews()))
        .text("content_hash", post(Post::getContentHash))
        .text("collection", post(Post::getCollection))
        .json("extra", post(Post::getExtra));
  }

  private static Columns<Signal> enrichments(Columns<Signal> columns) {
    return columns
        .real("sentiment", sentiment(Sentiment::getCompound))
        .real("sentiment_positive", sentiment(Sentiment::getPositive))
        .real("sentiment_neutral", sentiment(Sentiment::getNeutral))
        .real("sentiment_negative", sentiment(Sentiment::getNegative))
        .text("sentiment_label", sentiment(Sentiment::label))
        .text("sentiment_engine", sentiment(Sentiment::getEngine))
        .texts("topics", Signal::getTopics)
        .real("score_velocity", Signal::getScoreVelocity)
        .real("comment_velocity", Signal::getCommentVelocity)
        .real("normalised_score", trending(Trending::getNormalisedScore))
        .real("trending_score", trending(Trending::getScore))
        .flag("is_trending", trending(Trending::isTrending))
        .json("trending_parts", trending(Trending::getParts))
        .text("language_engine", post(Post::getLanguageEngine))
        .text("toxicity_label", toxicity(Toxicity::getLabel))
        .flag("is_toxic", toxicity(Toxicity::isToxic))
        .json("toxicity", toxicity(Toxicity::getProbabilities))
        .text("toxicity_engine", toxicity(Toxicity::getEngine))
        .jsonObjects("entities", SignalsTable::entities)
        .text("entity_engine", Signal::getEntityEngine)
        .texts("failed", Signal::getFailed)
        .integer("generation", Signal::getGeneration)
        .integer("observations", Signal::getObservations);
  }

  @Override
  Comparator<Signal> keyOrder() {
    return Comparator.comparing(signal -> signal.getPost().getId());
  }

  @Override
  Comparator<Signal> versionOrder() {
    return Comparator.comparingInt(Signal::getGeneration)
        .thenComparing(signal -> signal.getPost().getObservedAt())
        .thenComparingInt(Signal::getObservations);
  }

  @Override
  Instant observedAt(Signal row) {
    return row.getPost().getObservedAt();
  }

  @Override
  String postId(Signal row) {
    return row.getPost().getId();
  }

  @Override
  String platform(Signal row) {
    return row.getPost().getPlatform();
  }

  @Override
  String lock() {
    return LOCK_SHARED;
  }

  private static <V> SerializableFunction<Signal, V> post(SerializableFunction<Post, V> value) {
    return signal -> value.apply(signal.getPost());
  }

  private static <V> SerializableFunction<Signal, V> author(SerializableFunction<Author, V> value) {
    return signal -> {
      Author author = signal.getPost().getAuthor();
      return author == null ? null : value.apply(author);
    };
  }

  private static <V> SerializableFunction<Signal, V> sentiment(
      SerializableFunction<Sentiment, V> value) {
    return signal -> {
      Sentiment sentiment = signal.getSentiment();
      return sentiment == null ? null : value.apply(sentiment);
    };
  }

  private static <V> SerializableFunction<Signal, V> toxicity(
      SerializableFunction<Toxicity, V> value) {
    return signal -> {
      Toxicity toxicity = signal.getToxicity();
      return toxicity == null ? null : value.apply(toxicity);
    };
  }

  /** An object each, so that a reader can ask for all of one type. */
  private static List<Map<String, String>> entities(Signal signal) {
    return signal.getEntities().stream()
        .map(entity -> Map.of("name", entity.getName(), "type", entity.getType()))
        .toList();
  }

  private static <V> SerializableFunction<Signal, V> trending(
      SerializableFunction<Trending, V> value) {
    return signal -> {
      Trending trending = signal.getTrending();
      return trending == null ? null : value.apply(trending);
    };
  }
}
