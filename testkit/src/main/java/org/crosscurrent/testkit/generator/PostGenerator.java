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
package org.crosscurrent.testkit.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes up posts of six platforms in their native shapes, in the order in which they are seen, at
 * any rate and for ever if wanted: topics with a mood of their own on each platform, a rhythm of
 * the day, bursts that start on one platform and reach the others later, reposts, verbatim copies,
 * sightings with other counters, edits, deletions, redeliveries and broken input.
 *
 * <pre>{@code
 * PostGenerator generator =
 *     PostGenerator.builder()
 *         .seed(7)
 *         .start(Instant.parse("2026-03-02T08:00:00Z"))
 *         .duration(Duration.ofHours(2))
 *         .postsPerSecond(5)
 *         .build();
 * Truth truth = new Truth();
 * generator.stream().forEach(post -> truth.add(post));
 * }</pre>
 *
 * <p>The same settings give the same bytes on every machine and JVM. Each pass starts anew. Ids of
 * posts never repeat within a pass, nor, but for a chance in a million, between generators of other
 * seeds or starts. Event times never go back, and those of one post only grow.
 *
 * <p>Memory: at most about 80,000 follow-ups are pending (some 100 MB); where a rate would need
 * more, follow-ups come sooner after their posts. Speed: some 100,000 records per second and core.
 */
public final class PostGenerator implements Iterable<GeneratedPost> {

  private final GeneratorSettings settings;

  private PostGenerator(GeneratorSettings settings) {
    this.settings = settings;
  }

  /** A builder with seed 1, starting 2026-01-05T06:00Z, one post per second, without an end. */
  public static Builder builder() {
    return new Builder();
  }

  /** A new pass over the records, lazily made. Not for several threads. */
  @Override
  public Iterator<GeneratedPost> iterator() {
    return new Simulation(settings);
  }

  /** A new pass over the records, lazily made; endless unless an end was set. */
  public Stream<GeneratedPost> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false);
  }

  /** Builder of {@link PostGenerator}. */
  public static final class Builder {

    private static final Instant EARLIEST = Instant.parse("2012-01-01T00:00:00Z");

    private long seed = 1;
    private Instant start = Instant.parse("2026-01-05T06:00:00Z");
    private Duration duration;
    private long maxPosts = Long.MAX_VALUE;
    private double postsPerSecond = 1;
    private Set<SocialPlatform> platforms = EnumSet.allOf(SocialPlatform.class);
    private Shares shares = Shares.defaults();
    private boolean plainWords = true;
    private Duration burstEvery = Duration.ofMinutes(90);

    private Builder() {}

    /** Another seed gives other posts. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * When the first post may be seen; cut to milliseconds.
     *
     * @throws IllegalArgumentException before 2012, when ids of today's form did not exist
     */
    public Builder start(Instant start) {
      if (start.isBefore(EARLIEST)) {
        throw new IllegalArgumentException("start was " + start + ", but must not be before 2012");
      }
      this.start = start;
      return this;
    }

    /** Starts no new posts after this many; what was planned for them still happens. */
    public Builder posts(long posts) {
      if (posts < 1) {
        throw new IllegalArgumentException("posts was " + posts + ", but must be at least 1");
      }
      this.maxPosts = posts;
      return this;
    }

    /** Ends everything so long after the start; what was planned for later does not happen. */
    public Builder duration(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("duration was " + duration + ", but must be positive");
      }
      this.duration = duration;
      return this;
    }

    /**
     * New posts per second on a day's average, bursts not counted. With the default shares there
     * are about twice as many records.
     */
    public Builder postsPerSecond(double postsPerSecond) {
      if (!(postsPerSecond > 0 && postsPerSecond <= 1_000_000)) {
        throw new IllegalArgumentException(
            "postsPerSecond was " + postsPerSecond + ", but must be above 0, at most 1000000");
      }
      this.postsPerSecond = postsPerSecond;
      return this;
    }

    /** Only these platforms; by default all. */
    public Builder platforms(SocialPlatform first, SocialPlatform... more) {
      this.platforms = EnumSet.of(first, more);
      return this;
    }

    /** How much of what. */
    public Builder shares(Shares shares) {
      this.shares = shares;
      return this;
    }

    /**
     * Whether words outside hashtags never name a product or company, so that hashtags are the only
     * topics that can be found and {@link Truth} knows all of them. Default true.
     */
    public Builder plainWords(boolean plainWords) {
      this.plainWords = plainWords;
      return this;
    }

    /** Mean time from one burst to the next; zero for none. Default 90 minutes. */
    public Builder burstEvery(Duration burstEvery) {
      if (burstEvery.isNegative()) {
        throw new IllegalArgumentException("burstEvery was " + burstEvery + ", but must be >= 0");
      }
      this.burstEvery = burstEvery;
      return this;
    }

    /** The generator. */
    public PostGenerator build() {
      long startMillis = start.toEpochMilli();
      long end = duration == null ? Long.MAX_VALUE : startMillis + duration.toMillis();
      List<SocialPlatform> chosen =
          Arrays.stream(SocialPlatform.values()).filter(platforms::contains).toList();
      return new PostGenerator(
          new GeneratorSettings(
              seed,
              startMillis,
              end,
              maxPosts,
              postsPerSecond,
              chosen,
              shares,
              plainWords,
              burstEvery.toMillis()));
    }
  }
}
