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

/** How a text feels. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Sentiment {

  /** -1 to 1. */
  @SchemaFieldNumber("0")
  public abstract double getCompound();

  /** Share of positive words, 0 to 1. */
  @SchemaFieldNumber("1")
  public abstract double getPositive();

  /** Share of neutral words, 0 to 1. */
  @SchemaFieldNumber("2")
  public abstract double getNeutral();

  /** Share of negative words, 0 to 1. */
  @SchemaFieldNumber("3")
  public abstract double getNegative();

  /** Name and version of the engine, such as {@code vader/3.3.2}. */
  @SchemaFieldNumber("4")
  public abstract String getEngine();

  /** From this compound on a text is positive; at its negative and below it is negative. */
  public static final double THRESHOLD = 0.05;

  /** {@code positive}, {@code neutral} or {@code negative}. */
  public final String label() {
    if (getCompound() >= THRESHOLD) {
      return "positive";
    }
    return getCompound() <= -THRESHOLD ? "negative" : "neutral";
  }

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Sentiment.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Sentiment}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setCompound(double compound);

    public abstract Builder setPositive(double positive);

    public abstract Builder setNeutral(double neutral);

    public abstract Builder setNegative(double negative);

    public abstract Builder setEngine(String engine);

    public abstract Sentiment build();
  }
}
