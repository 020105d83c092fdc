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
package org.crosscurrent.pipelines;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.gate.LatenessGate;
import org.crosscurrent.io.archive.ArchiveOptions;
import org.crosscurrent.io.archive.WriteArchive;
import org.crosscurrent.io.kafka.ReadKafkaPosts;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.joda.time.Duration;

/** The live job: from Kafka, through the door, into the archive and through the graph. */
public final class StreamPipeline {

  private StreamPipeline() {}

  /** The pipeline of the options, ready to run. */
  public static Pipeline build(StreamOptions options) {
    return build(options, Scoring.of(options));
  }

  /** The pipeline of the options with scores of one's own, ready to run. */
  public static Pipeline build(StreamOptions options, Scoring scoring) {
    ArchiveOptions.complete(options, options.getArchive());
    Pipeline pipeline = Pipeline.create(options);
    Privacy privacy = Privacy.of(options);
    privacy.requireNoArchive(options.getArchive());
    ReadKafkaPosts.Result read =
        pipeline.apply(
            "Read Kafka",
            ReadKafkaPosts.from(options.getBootstrapServers(), options.getRawTopic())
                .withGroupId(options.getGroupId())
                .withMaxDisorder(Duration.standardSeconds(options.getMaxDisorder())));
    LatenessGate.Result door = read.posts().apply("Lateness gate", LatenessGate.create());
    if (options.getArchive() != null) {
      door.onTime().apply("Write archive", WriteArchive.to(options.getArchive()));
    }
    SignalGraph.Result result =
        door.onTime()
            .apply(
                "Signals",
                SignalGraph.create()
                    .withScoring(scoring)
                    .withMappings(MappingFolder.of(options))
                    .withPrivacy(privacy));

    PCollection<DeadLetter> unread =
        read.deadLetters().apply("Count unread", CountDeadLetters.ofSource());
    List<PCollection<DeadLetter>> atTheDoor = privacy.applyToLetters(List.of(unread, door.late()));
    if (options.getJdbcUrl() != null) {
      Outputs.toStore(Outputs.storeOf(options), result, atTheDoor);
    }
    if (options.isKafkaOutput()) {
      Outputs.toKafka(options.getBootstrapServers(), result, atTheDoor);
    }
    return pipeline;
  }
}
