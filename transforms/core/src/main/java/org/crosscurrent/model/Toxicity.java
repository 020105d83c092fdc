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

/** How toxic a text is. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Toxicity {

  /** The most probable label, such as {@code hate}, {@code offensive} or {@code neither}. */
  @SchemaFieldNumber("0")
  public abstract String getLabel();

  /** Whether the post is flagged. */
  @SchemaFieldNumber("1")
  public abstract boolean isToxic();

  /** Of each label, 0 to 1, to four decimals. Empty where only the flag is needed. */
  @SchemaFieldNumber("2")
  public abstract Map<String, Double> getProbabilities();

  /** Name and version of the engine, such as {@code linear/1}. */
  @SchemaFieldNumber("3")
  public abstract String getEngine();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Toxicity.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Toxicity}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setLabel(String label);

    public abstract Builder setToxic(boolean toxic);

    public abstract Builder setProbabilities(Map<String, Double> probabilities);

    public abstract Builder setEngine(String engine);

    public abstract Toxicity build();
  }
}
