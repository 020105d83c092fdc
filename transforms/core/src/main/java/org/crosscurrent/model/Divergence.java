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
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;
import org.joda.time.Instant;

/** Two platforms that disagree in sentiment on a topic. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Divergence {

  /** Lower case. */
  @SchemaFieldNumber("0")
  public abstract String getTopic();

  /** The first platform in alphabetical order. */
  @SchemaFieldNumber("1")
  public abstract String getPlatformA();

  /** The second. */
  @SchemaFieldNumber("2")
  public abstract String getPlatformB();

  /** Inclusive. */
  @SchemaFieldNumber("3")
  public abstract Instant getWindowStart();

  /** Exclusive. */
  @SchemaFieldNumber("4")
  public abstract Instant getWindowEnd();

  /** Mean compound on the first. */
  @SchemaFieldNumber("5")
  public abstract double getMeanA();

  /** Mean compound on the second. */
  @SchemaFieldNumber("6")
  public abstract double getMeanB();

  /** Scored posts on the first. */
  @SchemaFieldNumber("7")
  public abstract long getPostsA();

  /** Scored posts on the second. */
  @SchemaFieldNumber("8")
  public abstract long getPostsB();

  /** {@code meanA - meanB}. */
  @SchemaFieldNumber("9")
  public abstract double getDifference();

  /** Observations absorbed: the version of the row. */
  @SchemaFieldNumber("10")
  public abstract long getInputs();

  /** Raised by re-scoring. */
  @SchemaFieldNumber("11")
  public abstract int getGeneration();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Divergence.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Divergence}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setTopic(String topic);

    public abstract Builder setPlatformA(String platformA);

    public abstract Builder setPlatformB(String platformB);

    public abstract Builder setWindowStart(Instant windowStart);

    public abstract Builder setWindowEnd(Instant windowEnd);

    public abstract Builder setMeanA(double meanA);

    public abstract Builder setMeanB(double meanB);

    public abstract Builder setPostsA(long postsA);

    public abstract Builder setPostsB(long postsB);

    public abstract Builder setDifference(double difference);

    public abstract Builder setInputs(long inputs);

    public abstract Builder setGeneration(int generation);

    public abstract Divergence build();
  }
}
