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
package org.crosscurrent.discovery;

import com.google.auto.value.AutoValue;
import java.util.List;
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** A phrase that is written more often in a window than it used to be. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class DiscoveredTopic {

  /** ISO 639-1, or {@code und}. With the window's start and the phrase, the key. */
  @SchemaFieldNumber("0")
  public abstract String getLanguage();

  /** Lower case; a hashtag without its sign. */
  @SchemaFieldNumber("1")
  public abstract String getPhrase();

  /** Start of the window. */
  @SchemaFieldNumber("2")
  public abstract Instant getWindowStart();

  /** End of the window. */
  @SchemaFieldNumber("3")
  public abstract Instant getWindowEnd();

  /** The category of the seed that the phrase, or one that goes with it, holds; absent if none. */
  @SchemaFieldNumber("4")
  public abstract @Nullable String getCategory();

  /** Other phrases that rise with it and overlap it, in their order as text. */
  @SchemaFieldNumber("5")
  public abstract List<String> getVariants();

  /** Posts of the window that say it. */
  @SchemaFieldNumber("6")
  public abstract long getPosts();

  /** Posts of the window, of this language. */
  @SchemaFieldNumber("7")
  public abstract long getWindowPosts();

  /** Posts of the windows before that said it, of those windows in which enough did. */
  @SchemaFieldNumber("8")
  public abstract long getHistoryPosts();

  /** Posts of the windows before, of this language. */
  @SchemaFieldNumber("9")
  public abstract long getHistoryWindowPosts();

  /** Dunning's log-likelihood ratio. */
  @SchemaFieldNumber("10")
  public abstract double getScore();

  /** How many times as often as before it is written. */
  @SchemaFieldNumber("11")
  public abstract double getLift();

  /** Ids of up to ten posts of the window that say it, the highest scored first, ties by id. */
  @SchemaFieldNumber("12")
  public abstract List<String> getEvidence();

  /** Grows with the posts that it was told from: those of the window and of its history. */
  public final long getVersion() {
    return getWindowPosts() + getHistoryWindowPosts();
  }

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_DiscoveredTopic.Builder();
  }

  /** Builder of {@link DiscoveredTopic}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setLanguage(String language);

    public abstract Builder setPhrase(String phrase);

    public abstract Builder setWindowStart(Instant windowStart);

    public abstract Builder setWindowEnd(Instant windowEnd);

    public abstract Builder setCategory(@Nullable String category);

    public abstract Builder setVariants(List<String> variants);

    public abstract Builder setPosts(long posts);

    public abstract Builder setWindowPosts(long windowPosts);

    public abstract Builder setHistoryPosts(long historyPosts);

    public abstract Builder setHistoryWindowPosts(long historyWindowPosts);

    public abstract Builder setScore(double score);

    public abstract Builder setLift(double lift);

    public abstract Builder setEvidence(List<String> evidence);

    public abstract DiscoveredTopic build();
  }
}
