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

/** The replay of dead letters. */
public interface ReplayOptions extends StoreOptions, RunOptions {

  @Description(
      "Only dead letters of this reason, such as malformed; enrichment-failed fills in the scores that"
          + " posts in the store lack, by the engines of --sentiment and --toxicity, and sends nothing")
  @Nullable String getReason();

  void setReason(@Nullable String reason);

  @Description("Only dead letters of this stage, such as normalise")
  @Nullable String getStage();

  void setStage(@Nullable String stage);

  @Description("Send them to Kafka, as seen now: its brokers")
  @Nullable String getBootstrapServers();

  void setBootstrapServers(@Nullable String bootstrapServers);

  @Description("Topic of native payloads")
  @Default.String("posts.raw")
  String getRawTopic();

  void setRawTopic(String rawTopic);

  @Description(
      "Add them to this archive, as seen when they were first seen; backfill it afterwards")
  @Nullable String getArchive();

  void setArchive(@Nullable String archive);
}
