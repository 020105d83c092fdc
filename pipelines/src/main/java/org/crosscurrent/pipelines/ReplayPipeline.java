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

import java.util.Arrays;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.io.archive.ArchiveOptions;
import org.crosscurrent.io.archive.EnvelopeException;
import org.crosscurrent.io.archive.EnvelopeJson;
import org.crosscurrent.io.archive.ReadArchive;
import org.crosscurrent.io.archive.WriteArchive;
import org.crosscurrent.io.kafka.WriteKafka;
import org.crosscurrent.io.postgres.ReadDeadLetters;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.RawPostCoder;
import org.crosscurrent.pipelines.options.ReplayOptions;
import org.crosscurrent.privacy.WithholdPayloads;
import org.joda.time.Instant;

/**
 * Feeds dead letters back, with one more attempt on their envelope.
 *
 * <p>To Kafka they go as seen at the time of the replay: their own time lies behind the door's
 * watermark, and they would only be late. Into an archive they go with the time at which they were
 * first seen; a backfill of the archive then takes them in where they belong.
 *
 * <p>A letter of a post on which an engine failed is no input that was lost: the post is in the
 * store, without that score. It is left where it is; {@link RescorePipeline} fills the score in.
 */
public final class ReplayPipeline {

  private ReplayPipeline() {}

  /**
   * The pipeline of the options, ready to run.
   *
   * @param seenAt the time that replayed records bear in Kafka
   * @throws IllegalArgumentException if options do not go together; one sentence
   */
  public static Pipeline build(ReplayOptions options, Instant seenAt) {
    boolean toKafka = options.getBootstrapServers() != null;
    if (toKafka == (options.getArchive() != null)) {
      throw new IllegalArgumentException(
          "replay needs either --bootstrap-servers=... or --archive=..., to know where to");
    }
    ReadDeadLetters read = ReadDeadLetters.from(Outputs.storeOf(options));
    if (options.getReason() != null) {
      read = read.withReason(reasonOf(options.getReason()));
    }
    if (options.getStage() != null) {
      read = read.withStage(options.getStage());
    }
    ArchiveOptions.complete(options, options.getArchive());
    Pipeline pipeline = Pipeline.create(options);
    PCollection<RawPost> again =
        pipeline
            .apply("Read dead letters", read)
            .apply("Try again", ParDo.of(new TryAgainFn(toKafka ? seenAt : null)))
            .setCoder(RawPostCoder.of());
    if (toKafka) {
      again.apply(
          "Send", WriteKafka.rawPosts(options.getBootstrapServers(), options.getRawTopic()));
    } else {
      again.apply("Archive", WriteArchive.to(options.getArchive()));
    }
    return pipeline;
  }

  private static DeadLetterReason reasonOf(String label) {
    return Arrays.stream(DeadLetterReason.values())
        .filter(reason -> reason.label().equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--reason must be one of "
                        + Arrays.stream(DeadLetterReason.values())
                            .map(DeadLetterReason::label)
                            .toList()
                        + ", not "
                        + label));
  }

  /** Makes the envelope of a dead letter again. One that still is none stays where it is. */
  private static final class TryAgainFn extends DoFn<DeadLetter, RawPost> {
    private final Counter replayed = Metric.REPLAY_REPLAYED.counter();
    private final Counter refused = Metric.REPLAY_REFUSED.counter();
    private final Counter unscored = Metric.REPLAY_UNSCORED.counter();

    private final @Nullable Instant seenAt;

    TryAgainFn(@Nullable Instant seenAt) {
      this.seenAt = seenAt;
    }

    @ProcessElement
    public void process(@Element DeadLetter letter, OutputReceiver<RawPost> out) {
      if (letter.getReason() == DeadLetterReason.ENRICHMENT_FAILED) {
        unscored.inc();
        return;
      }
      RawPost raw = envelopeOf(letter);
      if (raw == null) {
        refused.inc();
        return;
      }
      replayed.inc();
      RawPost.Builder again =
          RawPost.builder()
              .setPlatform(raw.getPlatform())
              .setCollection(raw.getCollection())
              .setObservedAt(seenAt == null ? raw.getObservedAt() : seenAt)
              .setPayload(raw.getPayload())
              .setAttempt(Math.max(letter.getAttempt(), raw.getAttempt()) + 1);
      RawPost next = again.build();
      Instant at = next.getObservedAt();
      if (at == null) {
        out.output(next);
      } else {
        out.outputWithTimestamp(next, at);
      }
    }

    private static @Nullable RawPost envelopeOf(DeadLetter letter) {
      if (WithholdPayloads.isWithheld(letter)) {
        return null;
      }
      if (ReadArchive.ENVELOPE_FORMAT.equals(letter.getHeaders().get(ReadArchive.FORMAT_HEADER))) {
        try {
          return EnvelopeJson.read(letter.getPayload());
        } catch (EnvelopeException e) {
          return null;
        }
      }
      String platform = letter.getHeaders().get("platform");
      if (platform == null) {
        return null;
      }
      String collection = letter.getHeaders().getOrDefault("collection", "file");
      return RawPost.of(platform, collection, letter.getObservedAt(), letter.getPayload());
    }
  }
}
