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

/** A platform says that a post is gone. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class Deletion {

  /** Id of the post. */
  @SchemaFieldNumber("0")
  public abstract String getPostId();

  /** Its platform. */
  @SchemaFieldNumber("1")
  public abstract String getPlatform();

  /** When this was seen. Event time. */
  @SchemaFieldNumber("2")
  public abstract Instant getObservedAt();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_Deletion.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link Deletion}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setPostId(String postId);

    public abstract Builder setPlatform(String platform);

    public abstract Builder setObservedAt(Instant observedAt);

    public abstract Deletion build();
  }
}
