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
package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The backfill. */
public interface BackfillOptions
    extends ScoringOptions, MappingOptions, PrivacyOptions, StoreOptions, RunOptions {

  /** What a line of the input is. */
  enum Format {
    /** An envelope, as the live job archives them. */
    ENVELOPE,
    /** A native payload. */
    NATIVE
  }

  @Description("Archive to read: a folder, a file, a glob, or an s3:// address of one")
  @Validation.Required
  String getInput();

  void setInput(String input);

  @Description("What a line is: envelope, or native (one payload, as in public dumps)")
  @Default.String("envelope")
  String getFormat();

  void setFormat(String format);

  @Description("Platform of native payloads; of an archive, only these platforms, by comma")
  @Nullable String getPlatform();

  void setPlatform(@Nullable String platform);

  @Description(
      "Only what was observed at or after this time, such as 2026-03-05T06:00:00Z; hours outside are not read")
  @Nullable String getFrom();

  void setFrom(@Nullable String from);

  @Description("Only what was observed before this time")
  @Nullable String getTo();

  void setTo(@Nullable String to);
}
