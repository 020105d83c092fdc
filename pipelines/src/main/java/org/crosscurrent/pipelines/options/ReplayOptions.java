package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The replay of dead letters. */
public interface ReplayOptions extends StoreOptions, RunOptions {

  @Description("Only dead letters of this reason, such as malformed")
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

  @Description("Add them to this archive, as seen when they were first seen; backfill it afterwards")
  @Nullable String getArchive();

  void setArchive(@Nullable String archive);
}
