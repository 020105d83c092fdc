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

/** The live job. */
public interface StreamOptions
    extends ScoringOptions, MappingOptions, PrivacyOptions, StoreOptions, RunOptions {

  @Description("Kafka brokers, such as localhost:9092")
  @Validation.Required
  String getBootstrapServers();

  void setBootstrapServers(String bootstrapServers);

  @Description("Topic of native payloads")
  @Default.String("posts.raw")
  String getRawTopic();

  void setRawTopic(String rawTopic);

  @Description("Consumer group whose offsets are committed")
  @Default.String("crosscurrent")
  String getGroupId();

  void setGroupId(String groupId);

  @Description("Disorder within a partition, in seconds; what is later goes to the dead letters")
  @Default.Integer(30)
  int getMaxDisorder();

  void setMaxDisorder(int maxDisorder);

  @Description("Folder or s3:// address of the archive to write; none if not set")
  @Nullable String getArchive();

  void setArchive(@Nullable String archive);

  @Description("Also write posts.normalised, signals and posts.dead-letters to Kafka")
  @Default.Boolean(false)
  boolean isKafkaOutput();

  void setKafkaOutput(boolean kafkaOutput);

  @Description("End by itself after so many seconds; 0 runs on until it is stopped")
  @Default.Integer(0)
  int getSeconds();

  void setSeconds(int seconds);
}
