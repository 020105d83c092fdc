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
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** One sighting of the counters of a post, settled: nothing earlier can turn up any more. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Observation {

  /** Id of the post. */
  @SchemaFieldNumber("0")
  public abstract String getPostId();

  /** Its platform. */
  @SchemaFieldNumber("1")
  public abstract String getPlatform();

  /** When. */
  @SchemaFieldNumber("2")
  public abstract Instant getObservedAt();

  /** The counters at that time. */
  @SchemaFieldNumber("3")
  public abstract Counts getCounts();

  /** Points per second since the observation before. */
  @SchemaFieldNumber("4")
  public abstract double getScoreVelocity();

  /** Comments per second since the observation before. */
  @SchemaFieldNumber("5")
  public abstract double getCommentVelocity();

  /** Compound of the text at that time. */
  @SchemaFieldNumber("6")
  public abstract @Nullable Double getSentiment();

  /** Trending score at that time. */
  @SchemaFieldNumber("7")
  public abstract @Nullable Double getTrendingScore();

  /** Topics of the text at that time. */
  @SchemaFieldNumber("8")
  public abstract List<String> getTopics();

  /**
   * First eight bytes of the content hash at that time, by which the text of then is told from that
   * of another time; 0 where there was none.
   */
  @SchemaFieldNumber("9")
  public abstract long getContentDigest();

  /** Raised by re-scoring. */
  @SchemaFieldNumber("10")
  public abstract int getGeneration();

  /** The digest of a content hash, see {@link #getContentDigest}. */
  public static long digestOf(@Nullable String contentHash) {
    return contentHash == null ? 0 : Long.parseUnsignedLong(contentHash.substring(0, 16), 16);
  }

  /** A builder with neither content nor generation. */
  public static Builder builder() {
    return new AutoValue_Observation.Builder().setContentDigest(0).setGeneration(0);
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Observation}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setPostId(String postId);

    public abstract Builder setPlatform(String platform);

    public abstract Builder setObservedAt(Instant observedAt);

    public abstract Builder setCounts(Counts counts);

    public abstract Builder setScoreVelocity(double scoreVelocity);

    public abstract Builder setCommentVelocity(double commentVelocity);

    public abstract Builder setSentiment(@Nullable Double sentiment);

    public abstract Builder setTrendingScore(@Nullable Double trendingScore);

    public abstract Builder setTopics(List<String> topics);

    public abstract Builder setContentDigest(long contentDigest);

    public abstract Builder setGeneration(int generation);

    public abstract Observation build();
  }
}
