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
package org.crosscurrent.io.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.Trending;
import org.joda.time.Instant;
import org.joda.time.format.DateTimeFormatter;
import org.joda.time.format.ISODateTimeFormat;

/**
 * Posts and signals as JSON objects. Fields are named like the columns of the table {@code
 * signals}; what is absent is left out; instants are ISO 8601 in UTC with milliseconds.
 */
final class JsonRecords {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  private static final DateTimeFormatter ISO = ISODateTimeFormat.dateTime().withZoneUTC();

  private JsonRecords() {}

  /** A post as an object in UTF-8. */
  static byte[] write(Post post) {
    return object(
        json -> {
          identity(json, post);
          content(json, post);
        });
  }

  /** A signal as an object in UTF-8. */
  static byte[] write(Signal signal) {
    return object(
        json -> {
          identity(json, signal.getPost());
          time(json, "first_observed_at", signal.getFirstObservedAt());
          content(json, signal.getPost());
          sentiment(json, signal.getSentiment());
          toxicity(json, signal.getToxicity());
          entities(json, signal.getEntities());
          text(json, "entity_engine", signal.getEntityEngine());
          if (!signal.getFailed().isEmpty()) {
            texts(json, "failed", signal.getFailed());
          }
          texts(json, "topics", signal.getTopics());
          json.writeNumberField("score_velocity", signal.getScoreVelocity());
          json.writeNumberField("comment_velocity", signal.getCommentVelocity());
          trending(json, signal.getTrending());
          json.writeNumberField("generation", signal.getGeneration());
          json.writeNumberField("observations", signal.getObservations());
        });
  }

  private static void identity(JsonGenerator json, Post post) throws IOException {
    json.writeStringField("post_id", post.getId());
    json.writeStringField("platform", post.getPlatform());
    text(json, "community", post.getCommunity());
    json.writeStringField("kind", post.getKind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("title", post.getTitle());
    json.writeStringField("text", post.getText());
    author(json, post.getAuthor());
    time(json, "created_at", post.getCreatedAt());
    time(json, "observed_at", post.getObservedAt());
  }

  private static void content(JsonGenerator json, Post post) throws IOException {
    json.writeStringField("language", post.getLanguage());
    json.writeNumberField("language_confidence", post.getLanguageConfidence());
    text(json, "language_engine", post.getLanguageEngine());
    text(json, "repost_of", post.getRepostOf());
    text(json, "reply_to", post.getReplyTo());
    text(json, "url", post.getUrl());
    texts(json, "links", post.getLinks());
    texts(json, "hashtags", post.getHashtags());
    texts(json, "mentions", post.getMentions());
    texts(json, "media", post.getMedia());
    text(json, "location", post.getLocation());
    Counts counts = post.getCounts();
    number(json, "score", counts.getScore());
    number(json, "comments", counts.getComments());
    number(json, "shares", counts.getShares());
    number(json, "views", counts.getViews());
    text(json, "content_hash", post.getContentHash());
    json.writeStringField("collection", post.getCollection());
    json.writeObjectFieldStart("extra");
    for (Map.Entry<String, String> entry : new TreeMap<>(post.getExtra()).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void author(JsonGenerator json, @Nullable Author author) throws IOException {
    if (author == null) {
      return;
    }
    json.writeStringField("author_id", author.getId());
    text(json, "author_name", author.getName());
    number(json, "author_followers", author.getFollowers());
    Boolean verified = author.getVerified();
    if (verified != null) {
      json.writeBooleanField("author_verified", verified);
    }
  }

  private static void sentiment(JsonGenerator json, @Nullable Sentiment sentiment)
      throws IOException {
    if (sentiment == null) {
      return;
    }
    json.writeNumberField("sentiment", sentiment.getCompound());
    json.writeNumberField("sentiment_positive", sentiment.getPositive());
    json.writeNumberField("sentiment_neutral", sentiment.getNeutral());
    json.writeNumberField("sentiment_negative", sentiment.getNegative());
    json.writeStringField("sentiment_label", sentiment.label());
    json.writeStringField("sentiment_engine", sentiment.getEngine());
  }

  private static void toxicity(JsonGenerator json, @Nullable Toxicity toxicity) throws IOException {
    if (toxicity == null) {
      return;
    }
    json.writeStringField("toxicity_label", toxicity.getLabel());
    json.writeBooleanField("is_toxic", toxicity.isToxic());
    json.writeObjectFieldStart("toxicity");
    for (Map.Entry<String, Double> label : new TreeMap<>(toxicity.getProbabilities()).entrySet()) {
      json.writeNumberField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
    json.writeStringField("toxicity_engine", toxicity.getEngine());
  }

  private static void entities(JsonGenerator json, List<Entity> entities) throws IOException {
    json.writeArrayFieldStart("entities");
    for (Entity entity : entities) {
      json.writeStartObject();
      json.writeStringField("name", entity.getName());
      json.writeStringField("type", entity.getType());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void trending(JsonGenerator json, @Nullable Trending trending) throws IOException {
    if (trending == null) {
      return;
    }
    json.writeNumberField("normalised_score", trending.getNormalisedScore());
    json.writeNumberField("trending_score", trending.getScore());
    json.writeBooleanField("is_trending", trending.isTrending());
    json.writeObjectFieldStart("trending_parts");
    for (Map.Entry<String, Double> part : trending.getParts().entrySet()) {
      json.writeNumberField(part.getKey(), part.getValue());
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    if (value != null) {
      json.writeNumberField(name, value);
    }
  }

  private static void time(JsonGenerator json, String name, Instant value) throws IOException {
    json.writeStringField(name, ISO.print(value));
  }

  private static void texts(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a record could not be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }
}
