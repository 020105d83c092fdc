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
import java.util.Map;
import org.apache.beam.sdk.schemas.AutoValueSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.apache.beam.sdk.schemas.annotations.SchemaFieldNumber;

/** How much a post moves, and why. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Trending {

  /** The score against the baseline of its platform, 0 to 1. */
  @SchemaFieldNumber("0")
  public abstract double getNormalisedScore();

  /** 0 to 1. */
  @SchemaFieldNumber("1")
  public abstract double getScore();

  /** Whether the score reaches the limit. */
  @SchemaFieldNumber("2")
  public abstract boolean isTrending();

  /** What the score is made of, in the order in which it was added up; the sum is clamped to 1. */
  @SchemaFieldNumber("3")
  public abstract Map<String, Double> getParts();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Trending.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Trending}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setNormalisedScore(double normalisedScore);

    public abstract Builder setScore(double score);

    public abstract Builder setTrending(boolean trending);

    public abstract Builder setParts(Map<String, Double> parts);

    public abstract Trending build();
  }
}
