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
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * An input that could not be processed, with its bytes and the reason. Never dropped, always
 * replayable.
 */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class DeadLetter {

  /** Why. */
  @SchemaFieldNumber("0")
  public abstract DeadLetterReason getReason();

  /** The stage that refused it, such as {@code normalise}. */
  @SchemaFieldNumber("1")
  public abstract String getStage();

  /** One sentence for a person; never a stack trace. */
  @SchemaFieldNumber("2")
  public abstract String getMessage();

  /** The original bytes. Callers must not modify the array. */
  @SuppressWarnings("mutable")
  @SchemaFieldNumber("3")
  public abstract byte[] getPayload();

  /** {@code platform}, {@code collection} and whatever else came with it. */
  @SchemaFieldNumber("4")
  public abstract Map<String, String> getHeaders();

  /** When the payload was seen; absent where it does not tell. */
  @SchemaFieldNumber("5")
  public abstract @Nullable Instant getObservedAt();

  /** How often it was replayed before. */
  @SchemaFieldNumber("6")
  public abstract int getAttempt();

  /** A dead letter of an envelope. */
  public static DeadLetter of(RawPost raw, DeadLetterReason reason, String stage, String message) {
    return builder()
        .setReason(reason)
        .setStage(stage)
        .setMessage(message)
        .setPayload(raw.getPayload())
        .setHeaders(Map.of("platform", raw.getPlatform(), "collection", raw.getCollection()))
        .setObservedAt(raw.getObservedAt())
        .setAttempt(raw.getAttempt())
        .build();
  }

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_DeadLetter.Builder();
  }

  /** A builder that starts from this value. */
  public abstract Builder toBuilder();

  /** Builder of {@link DeadLetter}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setReason(DeadLetterReason reason);

    public abstract Builder setStage(String stage);

    public abstract Builder setMessage(String message);

    public abstract Builder setPayload(byte[] payload);

    public abstract Builder setHeaders(Map<String, String> headers);

    public abstract Builder setObservedAt(@Nullable Instant observedAt);

    public abstract Builder setAttempt(int attempt);

    public abstract DeadLetter build();
  }
}
