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
import org.joda.time.Instant;

/** The envelope of one native payload, as it came from a platform. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class RawPost {

  /** Lower-case name of the platform, such as {@code reddit}. */
  @SchemaFieldNumber("0")
  public abstract String getPlatform();

  /**
   * How it was collected: {@code api}, {@code stream}, {@code activitypub}, {@code rss} or {@code
   * file}.
   */
  @SchemaFieldNumber("1")
  public abstract String getCollection();

  /**
   * When the payload was seen. This is event time everywhere. Absent only in dumps of third
   * parties, where the creation time of the post stands in for it.
   */
  @SchemaFieldNumber("2")
  public abstract @Nullable Instant getObservedAt();

  /** The native bytes, untouched. Callers must not modify the array. */
  @SuppressWarnings("mutable")
  @SchemaFieldNumber("3")
  public abstract byte[] getPayload();

  /** How often this payload was replayed from the dead letters before; 0 at first. */
  @SchemaFieldNumber("4")
  public abstract int getAttempt();

  /** A first attempt. */
  public static RawPost of(
      String platform, String collection, @Nullable Instant observedAt, byte[] payload) {
    return builder()
        .setPlatform(platform)
        .setCollection(collection)
        .setObservedAt(observedAt)
        .setPayload(payload)
        .setAttempt(0)
        .build();
  }

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_RawPost.Builder();
  }

  /** Builder of {@link RawPost}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setPlatform(String platform);

    public abstract Builder setCollection(String collection);

    public abstract Builder setObservedAt(@Nullable Instant observedAt);

    public abstract Builder setPayload(byte[] payload);

    public abstract Builder setAttempt(int attempt);

    public abstract RawPost build();
  }
}
