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
import org.joda.time.Instant;

/** What one platform said on one topic in one window. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class TopicWindow {

  /** Lower case. */
  @SchemaFieldNumber("0")
  public abstract String getTopic();

  /** The platform. */
  @SchemaFieldNumber("1")
  public abstract String getPlatform();

  /** Inclusive. */
  @SchemaFieldNumber("2")
  public abstract Instant getWindowStart();

  /** Exclusive. */
  @SchemaFieldNumber("3")
  public abstract Instant getWindowEnd();

  /** Unique posts first observed in the window. */
  @SchemaFieldNumber("4")
  public abstract long getPosts();

  /** Distinct authors of those posts. */
  @SchemaFieldNumber("5")
  public abstract long getAuthors();

  /** Sum of their scores. */
  @SchemaFieldNumber("6")
  public abstract long getScoreSum();

  /**
   * Sum of their compounds, in ten-thousandths: an integer, so that the order of addition cannot
   * matter.
   */
  @SchemaFieldNumber("7")
  public abstract long getSentimentSum();

  /** How many of them have a compound. */
  @SchemaFieldNumber("8")
  public abstract long getSentimentCount();

  /** Highest trending score of those posts within the window. */
  @SchemaFieldNumber("9")
  public abstract double getPeakTrending();

  /** First observation of the first of them. */
  @SchemaFieldNumber("10")
  public abstract Instant getFirstObservedAt();

  /** Ids of the three highest-scored, best first; ties by id. */
  @SchemaFieldNumber("11")
  public abstract List<String> getTopPosts();

  /** Observations absorbed, counted or not: the version of the row. */
  @SchemaFieldNumber("12")
  public abstract long getInputs();

  /** Raised by re-scoring. */
  @SchemaFieldNumber("13")
  public abstract int getGeneration();

  /** Units of {@link #getSentimentSum()} in a compound of 1. */
  public static final long SENTIMENT_SCALE = 10_000L;

  /** Mean compound, 0 where no post has one. */
  public final double meanSentiment() {
    return getSentimentCount() == 0
        ? 0
        : (double) getSentimentSum() / SENTIMENT_SCALE / getSentimentCount();
  }

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_TopicWindow.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link TopicWindow}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setTopic(String topic);

    public abstract Builder setPlatform(String platform);

    public abstract Builder setWindowStart(Instant windowStart);

    public abstract Builder setWindowEnd(Instant windowEnd);

    public abstract Builder setPosts(long posts);

    public abstract Builder setAuthors(long authors);

    public abstract Builder setScoreSum(long scoreSum);

    public abstract Builder setSentimentSum(long sentimentSum);

    public abstract Builder setSentimentCount(long sentimentCount);

    public abstract Builder setPeakTrending(double peakTrending);

    public abstract Builder setFirstObservedAt(Instant firstObservedAt);

    public abstract Builder setTopPosts(List<String> topPosts);

    public abstract Builder setInputs(long inputs);

    public abstract Builder setGeneration(int generation);

    public abstract TopicWindow build();
  }
}
