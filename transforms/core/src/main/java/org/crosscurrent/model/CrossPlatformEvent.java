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

/** A topic that lives on two or more platforms: one episode of it. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class CrossPlatformEvent {

  /** Lower case. */
  @SchemaFieldNumber("0")
  public abstract String getTopic();

  /** End of the window with which the episode began. With the topic, the key. */
  @SchemaFieldNumber("1")
  public abstract Instant getStartedAt();

  /** End of the last window that changed it. */
  @SchemaFieldNumber("2")
  public abstract Instant getUpdatedAt();

  /** When it ended; absent while it lasts. */
  @SchemaFieldNumber("3")
  public abstract @Nullable Instant getResolvedAt();

  /** Where it was first observed. */
  @SchemaFieldNumber("4")
  public abstract String getOriginPlatform();

  /** When it was first observed there. */
  @SchemaFieldNumber("5")
  public abstract Instant getOriginAt();

  /** Seconds by which each other platform followed, by platform. */
  @SchemaFieldNumber("6")
  public abstract Map<String, Long> getLags();

  /** Seconds from the origin to the last platform. */
  @SchemaFieldNumber("7")
  public abstract long getSpreadSeconds();

  /** Posts of the episode. */
  @SchemaFieldNumber("8")
  public abstract long getPosts();

  /** Mean compound by platform. */
  @SchemaFieldNumber("9")
  public abstract Map<String, Double> getSentiments();

  /** Ids of highly scored posts of its platforms. */
  @SchemaFieldNumber("10")
  public abstract List<String> getSamplePosts();

  /** Grows with the inputs absorbed, and by one when the episode ends. */
  @SchemaFieldNumber("11")
  public abstract long getVersion();

  /** Raised by re-scoring. */
  @SchemaFieldNumber("12")
  public abstract int getGeneration();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_CrossPlatformEvent.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link CrossPlatformEvent}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setTopic(String topic);

    public abstract Builder setStartedAt(Instant startedAt);

    public abstract Builder setUpdatedAt(Instant updatedAt);

    public abstract Builder setResolvedAt(@Nullable Instant resolvedAt);

    public abstract Builder setOriginPlatform(String originPlatform);

    public abstract Builder setOriginAt(Instant originAt);

    public abstract Builder setLags(Map<String, Long> lags);

    public abstract Builder setSpreadSeconds(long spreadSeconds);

    public abstract Builder setPosts(long posts);

    public abstract Builder setSentiments(Map<String, Double> sentiments);

    public abstract Builder setSamplePosts(List<String> samplePosts);

    public abstract Builder setVersion(long version);

    public abstract Builder setGeneration(int generation);

    public abstract CrossPlatformEvent build();
  }
}
