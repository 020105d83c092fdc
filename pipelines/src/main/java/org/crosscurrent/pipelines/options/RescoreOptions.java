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
import org.checkerframework.checker.nullness.qual.Nullable;

/** The scoring of stored posts by other engines. */
public interface RescoreOptions
    extends ScoringOptions, MappingOptions, PrivacyOptions, StoreOptions, RunOptions {

  @Description("The engine of sentiment, as --sentiment has it")
  @Nullable String getEngine();

  void setEngine(@Nullable String engine);

  @Description(
      "What is scored, by comma: sentiment, toxicity; by default that whose engine is named")
  @Nullable String getTasks();

  void setTasks(@Nullable String tasks);

  @Description(
      "Only posts first observed at or after this time, such as 2026-03-05T06:00:00Z; topic windows of"
          + " 15 minutes are taken whole")
  @Nullable String getFrom();

  void setFrom(@Nullable String from);

  @Description("Only posts first observed before this time")
  @Nullable String getTo();

  void setTo(@Nullable String to);

  @Description("Only what an engine has failed on: fills in what is missing, and keeps the rest")
  @Default.Boolean(false)
  boolean isFailed();

  void setFailed(boolean failed);

  @Description(
      "Archive to read the posts from, in place of the store: for every engine, and for texts that"
          + " were edited since")
  @Nullable String getInput();

  void setInput(@Nullable String input);
}
