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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** Builds the signals of tests: one observation of a post, with what the test is about. */
public final class Sighting {

  /** Start of the tests' time: the boundary of an hour. */
  public static final Instant BASE = Instant.parse("2026-03-01T10:00:00Z");

  private final String id;
  private Instant at = BASE;
  private @Nullable Long score;
  private @Nullable Long comments;
  private @Nullable String content = "content";
  private @Nullable String author;
  private @Nullable Double compound;
  private @Nullable Double trending;
  private List<String> topics = List.of();
  private long variant;

  private Sighting(String id) {
    this.id = id;
  }

  /** Of a post, whose platform is the part before the colon. */
  public static Sighting of(String id) {
    return new Sighting(id);
  }

  /** This long after {@link #BASE}. */
  public Sighting at(Duration since) {
    return at(BASE.plus(since));
  }

  /** Seconds after {@link #BASE}. */
  public Sighting at(long seconds) {
    return at(Duration.standardSeconds(seconds));
  }

  public Sighting at(Instant instant) {
    at = instant;
    return this;
  }

  public Sighting score(@Nullable Long value) {
    score = value;
    return this;
  }

  public Sighting score(long value) {
    return score(Long.valueOf(value));
  }

  public Sighting comments(@Nullable Long value) {
    comments = value;
    return this;
  }

  public Sighting comments(long value) {
    return comments(Long.valueOf(value));
  }

  /** The text, from which the hash is made; none gives no hash. */
  public Sighting content(@Nullable String text) {
    content = text;
    return this;
  }

  public Sighting author(String handle) {
    author = handle;
    return this;
  }

  public Sighting compound(@Nullable Double value) {
    compound = value;
    return this;
  }

  public Sighting trending(@Nullable Double value) {
    trending = value;
    return this;
  }

  public Sighting topics(String... values) {
    topics = List.of(values);
    return this;
  }

  /** Tells payloads of one instant apart: the one with the greater variant counts. */
  public Sighting variant(long value) {
    variant = value;
    return this;
  }

  public Post post() {
    String platform = id.substring(0, id.indexOf(':'));
    Post.Builder post =
        Post.builder()
            .setId(id)
            .setPlatform(platform)
            .setKind(PostKind.POST)
            .setText(content == null ? "" : content)
            .setCreatedAt(BASE)
            .setObservedAt(at)
            .setCounts(Counts.builder().setScore(score).setComments(comments).build())
            .setContentHash(content == null ? null : hash(content))
            .setCollection("api")
            .setPayloadDigest(variant);
    return (author == null
            ? post
            : post.setAuthor(Author.builder().setId(platform + ":" + author).build()))
        .build();
  }

  public Signal signal() {
    Signal.Builder signal = Signal.of(post()).toBuilder().setTopics(topics);
    if (compound != null) {
      signal.setSentiment(
          Sentiment.builder()
              .setCompound(compound)
              .setPositive(0)
              .setNeutral(1)
              .setNegative(0)
              .setEngine("test/1")
              .build());
    }
    if (trending != null) {
      Map<String, Double> parts = new LinkedHashMap<>();
      parts.put("given", trending);
      signal.setTrending(
          Trending.builder()
              .setNormalisedScore(0)
              .setScore(trending)
              .setTrending(trending >= 0.3)
              .setParts(parts)
              .build());
    }
    return signal.build();
  }

  /** A deletion of a post, this many seconds after {@link #BASE}. */
  public static Deletion deletion(String id, long seconds) {
    return deletion(id, BASE.plus(Duration.standardSeconds(seconds)));
  }

  public static Deletion deletion(String id, Instant at) {
    return Deletion.builder()
        .setPostId(id)
        .setPlatform(id.substring(0, id.indexOf(':')))
        .setObservedAt(at)
        .build();
  }

  public static String hash(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
