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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.Trending;

/** The way back from a row of {@code signals} to its signal: every column that is written. */
final class SignalRows {

  /** What to select of {@code signals s}, in the order in which it is read. */
  static final String COLUMNS =
      String.join(
          ", ",
          "s.post_id, s.platform, s.community, s.kind, s.title, s.text",
          "s.author_id, s.author_name, s.author_followers, s.author_verified",
          Sql.millis("s.created_at"),
          Sql.millis("s.observed_at"),
          Sql.millis("s.first_observed_at"),
          "s.language, s.language_confidence, s.language_engine, s.repost_of, s.reply_to, s.url",
          "s.links, s.hashtags, s.mentions, s.media, s.location",
          "s.score, s.comments, s.shares, s.views, s.content_hash, s.collection, s.extra::text",
          "s.sentiment, s.sentiment_positive, s.sentiment_neutral, s.sentiment_negative",
          "s.sentiment_engine, s.topics, s.score_velocity, s.comment_velocity",
          "s.normalised_score, s.trending_score, s.is_trending, s.trending_parts::text",
          "s.toxicity_label, s.is_toxic, s.toxicity::text, s.toxicity_engine",
          "s.entities::text, s.entity_engine, s.failed, s.generation, s.observations");

  private final ResultSet row;
  private int column;

  private SignalRows(ResultSet row) {
    this.row = row;
  }

  /** The signal of a row. */
  static Signal read(ResultSet row) throws SQLException, IOException {
    return new SignalRows(row).signal();
  }

  private Signal signal() throws SQLException, IOException {
    Post.Builder post = Post.builder();
    post.setId(text()).setPlatform(text()).setCommunity(text());
    post.setKind(PostKind.valueOf(text().toUpperCase(Locale.ROOT)));
    post.setTitle(text()).setText(text()).setAuthor(author());
    post.setCreatedAt(Sql.instant(row, ++column)).setObservedAt(Sql.instant(row, ++column));
    Signal.Builder signal = Signal.builder().setFirstObservedAt(Sql.instant(row, ++column));
    post.setLanguage(text()).setLanguageConfidence(row.getDouble(++column));
    post.setLanguageEngine(text()).setRepostOf(text()).setReplyTo(text()).setUrl(text());
    post.setLinks(texts()).setHashtags(texts()).setMentions(texts()).setMedia(texts());
    post.setLocation(text()).setCounts(counts()).setContentHash(text());
    post.setCollection(text()).setExtra(stringMap(text()));
    return signal
        .setPost(post.build())
        .setSentiment(sentiment())
        .setTopics(texts())
        .setScoreVelocity(row.getDouble(++column))
        .setCommentVelocity(row.getDouble(++column))
        .setTrending(trending())
        .setToxicity(toxicity())
        .setEntities(entities(text()))
        .setEntityEngine(text())
        .setFailed(texts())
        .setGeneration(row.getInt(++column))
        .setObservations(row.getInt(++column))
        .build();
  }

  private @Nullable Author author() throws SQLException {
    String id = text();
    String name = text();
    Long followers = Sql.optionalLong(row, ++column);
    Boolean verified = Sql.optionalBoolean(row, ++column);
    return id == null
        ? null
        : Author.builder()
            .setId(id)
            .setName(name)
            .setFollowers(followers)
            .setVerified(verified)
            .build();
  }

  private Counts counts() throws SQLException {
    return Counts.builder()
        .setScore(Sql.optionalLong(row, ++column))
        .setComments(Sql.optionalLong(row, ++column))
        .setShares(Sql.optionalLong(row, ++column))
        .setViews(Sql.optionalLong(row, ++column))
        .build();
  }

  private @Nullable Sentiment sentiment() throws SQLException {
    Double compound = Sql.optionalDouble(row, ++column);
    double positive = row.getDouble(++column);
    double neutral = row.getDouble(++column);
    double negative = row.getDouble(++column);
    String engine = text();
    return compound == null || engine == null
        ? null
        : Sentiment.builder()
            .setCompound(compound)
            .setPositive(positive)
            .setNeutral(neutral)
            .setNegative(negative)
            .setEngine(engine)
            .build();
  }

  private @Nullable Trending trending() throws SQLException, IOException {
    double normalised = row.getDouble(++column);
    Double score = Sql.optionalDouble(row, ++column);
    boolean trending = row.getBoolean(++column);
    Map<String, Double> parts = doubleMap(text());
    return score == null
        ? null
        : Trending.builder()
            .setNormalisedScore(normalised)
            .setScore(score)
            .setTrending(trending)
            .setParts(parts)
            .build();
  }

  private @Nullable Toxicity toxicity() throws SQLException, IOException {
    String label = text();
    boolean toxic = row.getBoolean(++column);
    Map<String, Double> probabilities = doubleMap(text());
    String engine = text();
    return label == null || engine == null
        ? null
        : Toxicity.builder()
            .setLabel(label)
            .setToxic(toxic)
            .setProbabilities(probabilities)
            .setEngine(engine)
            .build();
  }

  private String text() throws SQLException {
    return row.getString(++column);
  }

  private List<String> texts() throws SQLException {
    return Sql.texts(row, ++column);
  }

  private static Map<String, String> stringMap(@Nullable String json) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    if (json != null) {
      try (JsonParser parser = Sql.JSON.createParser(json)) {
        parser.nextToken();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          map.put(name, parser.nextTextValue());
        }
      }
    }
    return map;
  }

  private static Map<String, Double> doubleMap(@Nullable String json) throws IOException {
    Map<String, Double> map = new LinkedHashMap<>();
    if (json != null) {
      try (JsonParser parser = Sql.JSON.createParser(json)) {
        parser.nextToken();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          parser.nextToken();
          map.put(name, parser.getDoubleValue());
        }
      }
    }
    return map;
  }

  private static List<Entity> entities(String json) throws IOException {
    List<Entity> entities = new ArrayList<>();
    try (JsonParser parser = Sql.JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        String name = "";
        String type = "";
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
          String value = parser.nextTextValue();
          if (field.equals("name")) {
            name = value;
          } else {
            type = value;
          }
        }
        entities.add(Entity.of(name, type));
      }
    }
    return entities;
  }
}
