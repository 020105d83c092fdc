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

/** A post that repeats the content of an earlier one. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Duplicate {

  /** The later post. */
  @SchemaFieldNumber("0")
  public abstract String getPostId();

  /** Its platform. */
  @SchemaFieldNumber("1")
  public abstract String getPlatform();

  /** The canonical post: the first with this content. */
  @SchemaFieldNumber("2")
  public abstract String getDuplicateOf();

  /** The hash that they share. */
  @SchemaFieldNumber("3")
  public abstract String getContentHash();

  /** When the later post was first observed. */
  @SchemaFieldNumber("4")
  public abstract Instant getFirstObservedAt();

  /** When the canonical post was first observed. */
  @SchemaFieldNumber("5")
  public abstract Instant getCanonicalObservedAt();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Duplicate.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Duplicate}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setPostId(String postId);

    public abstract Builder setPlatform(String platform);

    public abstract Builder setDuplicateOf(String duplicateOf);

    public abstract Builder setContentHash(String contentHash);

    public abstract Builder setFirstObservedAt(Instant firstObservedAt);

    public abstract Builder setCanonicalObservedAt(Instant canonicalObservedAt);

    public abstract Duplicate build();
  }
}
