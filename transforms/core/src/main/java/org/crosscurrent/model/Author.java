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

/** Who wrote a post. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Author {

  /** {@code platform:handle}. */
  @SchemaFieldNumber("0")
  public abstract String getId();

  /** The name shown, plain text. */
  @SchemaFieldNumber("1")
  public abstract @Nullable String getName();

  /** Followers, absent where the payload does not tell. */
  @SchemaFieldNumber("2")
  public abstract @Nullable Long getFollowers();

  /** Whether the platform vouches for the account, absent where unknown. */
  @SchemaFieldNumber("3")
  public abstract @Nullable Boolean getVerified();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Author.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Author}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setId(String id);

    public abstract Builder setName(@Nullable String name);

    public abstract Builder setFollowers(@Nullable Long followers);

    public abstract Builder setVerified(@Nullable Boolean verified);

    public abstract Author build();
  }
}
