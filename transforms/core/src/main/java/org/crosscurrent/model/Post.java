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
package org.crosscurrent.model;

import com.google.auto.value.AutoValue;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** One post, in the same shape for every platform. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Post {

  /** {@code platform:native_id}. */
  @SchemaFieldNumber("0")
  public abstract String getId();

  /** Lower-case name of the platform. */
  @SchemaFieldNumber("1")
  public abstract String getPlatform();

  /** Subreddit, channel, instance or feed. */
  @SchemaFieldNumber("2")
  public abstract @Nullable String getCommunity();

  /** What the post is. */
  @SchemaFieldNumber("3")
  public abstract PostKind getKind();

  /** Plain text, NFC; empty where the platform has no titles. */
  @SchemaFieldNumber("4")
  public abstract String getTitle();

  /** Plain text, NFC; may be empty. */
  @SchemaFieldNumber("5")
  public abstract String getText();

  /** Who wrote it; absent where the payload does not tell. */
  @SchemaFieldNumber("6")
  public abstract @Nullable Author getAuthor();

  /** When it was created, in UTC. Data, never event time. */
  @SchemaFieldNumber("7")
  public abstract Instant getCreatedAt();

  /** When this state of it was seen. Event time. */
  @SchemaFieldNumber("8")
  public abstract Instant getObservedAt();

  /** ISO 639-1, or {@code und}. */
  @SchemaFieldNumber("9")
  public abstract String getLanguage();

  /** 0 to 1. */
  @SchemaFieldNumber("10")
  public abstract double getLanguageConfidence();

  /** Id of the post that this one repeats. */
  @SchemaFieldNumber("11")
  public abstract @Nullable String getRepostOf();

  /** Id of the post that this one answers. */
  @SchemaFieldNumber("12")
  public abstract @Nullable String getReplyTo();

  /** Where a person can read it. */
  @SchemaFieldNumber("13")
  public abstract @Nullable String getUrl();

  /** Links in it. */
  @SchemaFieldNumber("14")
  public abstract List<String> getLinks();

  /** Lower case, without the hash sign, in order of appearance. */
  @SchemaFieldNumber("15")
  public abstract List<String> getHashtags();

  /** Handles it mentions, lower case, without the at sign. */
  @SchemaFieldNumber("16")
  public abstract List<String> getMentions();

  /** Addresses of images and videos. */
  @SchemaFieldNumber("17")
  public abstract List<String> getMedia();

  /** As the platform gives it. */
  @SchemaFieldNumber("18")
  public abstract @Nullable String getLocation();

  /** Its counters when it was observed. */
  @SchemaFieldNumber("19")
  public abstract Counts getCounts();

  /** 64 hex digits; absent where the normalised text is empty. See {@code ContentHash}. */
  @SchemaFieldNumber("20")
  public abstract @Nullable String getContentHash();

  /** How it was collected, from the envelope. */
  @SchemaFieldNumber("21")
  public abstract String getCollection();

  /** What only its platform knows and is worth keeping. */
  @SchemaFieldNumber("22")
  public abstract Map<String, String> getExtra();

  /**
   * First eight bytes of the SHA-256 of the payload: breaks ties between observations of one
   * instant.
   */
  @SchemaFieldNumber("23")
  public abstract long getPayloadDigest();

  /**
   * Name and version of the engine that told the language; absent where the platform did, or nobody
   * asked.
   */
  @SchemaFieldNumber("24")
  public abstract @Nullable String getLanguageEngine();

  /** The title and the text, as they are scored and hashed: joined by a line break. */
  public final String fullText() {
    return getTitle().isEmpty() ? getText() : getTitle() + "\n" + getText();
  }

  /**
   * This post reduced to what aggregates need: its identity, author, times, language, counters and
   * hash.
   */
  public final Post withoutContent() {
    Author author = getAuthor();
    return builder()
        .setId(getId())
        .setPlatform(getPlatform())
        .setKind(getKind())
        .setAuthor(author == null ? null : Author.builder().setId(author.getId()).build())
        .setCreatedAt(getCreatedAt())
        .setObservedAt(getObservedAt())
        .setLanguage(getLanguage())
        .setHashtags(List.of())
        .setCounts(getCounts())
        .setContentHash(getContentHash())
        .setCollection(getCollection())
        .setPayloadDigest(getPayloadDigest())
        .build();
  }

  /** A builder whose optional fields are absent or empty. */
  public static Builder builder() {
    return new AutoValue_Post.Builder()
        .setTitle("")
        .setText("")
        .setLanguage("und")
        .setLanguageConfidence(0)
        .setLinks(List.of())
        .setHashtags(List.of())
        .setMentions(List.of())
        .setMedia(List.of())
        .setCounts(Counts.none())
        .setExtra(Map.of())
        .setPayloadDigest(0);
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Post}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setId(String id);

    public abstract Builder setPlatform(String platform);

    public abstract Builder setCommunity(@Nullable String community);

    public abstract Builder setKind(PostKind kind);

    public abstract Builder setTitle(String title);

    public abstract Builder setText(String text);

    public abstract Builder setAuthor(@Nullable Author author);

    public abstract Builder setCreatedAt(Instant createdAt);

    public abstract Builder setObservedAt(Instant observedAt);

    public abstract Builder setLanguage(String language);

    public abstract Builder setLanguageConfidence(double languageConfidence);

    public abstract Builder setRepostOf(@Nullable String repostOf);

    public abstract Builder setReplyTo(@Nullable String replyTo);

    public abstract Builder setUrl(@Nullable String url);

    public abstract Builder setLinks(List<String> links);

    public abstract Builder setHashtags(List<String> hashtags);

    public abstract Builder setMentions(List<String> mentions);

    public abstract Builder setMedia(List<String> media);

    public abstract Builder setLocation(@Nullable String location);

    public abstract Builder setCounts(Counts counts);

    public abstract Builder setContentHash(@Nullable String contentHash);

    public abstract Builder setCollection(String collection);

    public abstract Builder setExtra(Map<String, String> extra);

    public abstract Builder setPayloadDigest(long payloadDigest);

    public abstract Builder setLanguageEngine(@Nullable String languageEngine);

    public abstract Post build();
  }
}
