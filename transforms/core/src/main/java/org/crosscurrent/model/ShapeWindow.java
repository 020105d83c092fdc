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

/** How the payloads of one shape were built in one window, and whether they were refused. */
@AutoValue
@DefaultSchema(AutoValueSchema.class)
public abstract class ShapeWindow {

  /** The platform. */
  @SchemaFieldNumber("0")
  public abstract String getPlatform();

  /** Name of the mapping, or {@code unrecognised}. */
  @SchemaFieldNumber("1")
  public abstract String getShape();

  /** Inclusive. */
  @SchemaFieldNumber("2")
  public abstract Instant getWindowStart();

  /** Exclusive. */
  @SchemaFieldNumber("3")
  public abstract Instant getWindowEnd();

  /** Payloads of this shape observed in the window. */
  @SchemaFieldNumber("4")
  public abstract long getRecords();

  /** Those of them that had lost a critical field, and are dead letters. */
  @SchemaFieldNumber("5")
  public abstract long getDrifted();

  /** The first of those. */
  @SchemaFieldNumber("6")
  public abstract @Nullable Instant getFirstDriftedAt();

  /** The last of those. */
  @SchemaFieldNumber("7")
  public abstract @Nullable Instant getLastDriftedAt();

  /** The last payload that had all critical fields. */
  @SchemaFieldNumber("8")
  public abstract @Nullable Instant getLastSoundAt();

  /** Hash of all field names and kinds seen in the window, 16 hex digits. */
  @SchemaFieldNumber("9")
  public abstract String getFingerprint();

  /** The known fields that were seen, with their kinds, such as {@code null|string}. */
  @SchemaFieldNumber("10")
  public abstract Map<String, String> getFields();

  /** Fields that the mapping does not know: kinds, payloads and first sight. */
  @SchemaFieldNumber("11")
  public abstract Map<String, String> getAdded();

  /** Critical fields that were lost, with the number of payloads. */
  @SchemaFieldNumber("12")
  public abstract Map<String, String> getLost();

  /**
   * Whether the breaker of this shape is open at the end of the window: the last payload of it had
   * lost a critical field. Of two payloads of one instant the sound one counts.
   */
  public final boolean isBreakerOpen() {
    Instant drifted = getLastDriftedAt();
    Instant sound = getLastSoundAt();
    return drifted != null && (sound == null || drifted.isAfter(sound));
  }

  /** A builder with these values. */
  public abstract Builder toBuilder();

  /** A builder without defaults. */
  public static Builder builder() {
    return new AutoValue_ShapeWindow.Builder();
  }

  /** Builder of {@link ShapeWindow}. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder setPlatform(String platform);

    public abstract Builder setShape(String shape);

    public abstract Builder setWindowStart(Instant windowStart);

    public abstract Builder setWindowEnd(Instant windowEnd);

    public abstract Builder setRecords(long records);

    public abstract Builder setDrifted(long drifted);

    public abstract Builder setFirstDriftedAt(@Nullable Instant at);

    public abstract Builder setLastDriftedAt(@Nullable Instant at);

    public abstract Builder setLastSoundAt(@Nullable Instant at);

    public abstract Builder setFingerprint(String fingerprint);

    public abstract Builder setFields(Map<String, String> fields);

    public abstract Builder setAdded(Map<String, String> added);

    public abstract Builder setLost(Map<String, String> lost);

    public abstract ShapeWindow build();
  }
}
