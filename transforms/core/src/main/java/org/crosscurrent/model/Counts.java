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
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The counters of one observation. A counter that the platform does not tell is absent, never 0.
 */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Counts {

  /** Points, likes or favourites; may be negative. */
  @SchemaFieldNumber("0")
  public abstract @Nullable Long getScore();

  /** Comments or replies. */
  @SchemaFieldNumber("1")
  public abstract @Nullable Long getComments();

  /** Shares, reposts or boosts. */
  @SchemaFieldNumber("2")
  public abstract @Nullable Long getShares();

  /** Views. */
  @SchemaFieldNumber("3")
  public abstract @Nullable Long getViews();

  private static final Counts NONE = builder().build();

  /** No counter known. */
  public static Counts none() {
    return NONE;
  }

  /** The score, 0 where it is absent. */
  public final long scoreOrZero() {
    Long score = getScore();
    return score == null ? 0L : score;
  }

  /** The comments, 0 where they are absent. */
  public final long commentsOrZero() {
    Long comments = getComments();
    return comments == null ? 0L : comments;
  }

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Counts.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Counts}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setScore(@Nullable Long score);

    public abstract Builder setComments(@Nullable Long comments);

    public abstract Builder setShares(@Nullable Long shares);

    public abstract Builder setViews(@Nullable Long views);

    public abstract Counts build();
  }
}
