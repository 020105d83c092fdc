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

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.io.archive.ArchiveOptions;
import org.crosscurrent.io.archive.ArchiveProbe;
import org.crosscurrent.io.archive.ReadArchive;
import org.crosscurrent.io.archive.ReadNative;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.joda.time.Instant;

/** The backfill: from an archive or a native dump, through the graph. */
public final class BackfillPipeline {

  private BackfillPipeline() {}

  /**
   * The pipeline of the options, ready to run.
   *
   * @throws IllegalArgumentException if options do not go together; one sentence
   */
  public static Pipeline build(BackfillOptions options) {
    ArchiveOptions.complete(options, options.getInput());
    Pipeline pipeline = Pipeline.create(options);
    Privacy privacy = Privacy.of(options);
    ReadArchive.Result read =
        switch (formatOf(options)) {
          case ENVELOPE -> pipeline.apply("Read archive", archive(options));
          case NATIVE -> pipeline.apply("Read native payloads", dump(options));
        };
    SignalGraph.Result result =
        read.posts()
            .apply(
                "Signals",
                SignalGraph.create()
                    .withScoring(Scoring.of(options))
                    .withMappings(MappingFolder.of(options))
                    .withPrivacy(privacy));
    PCollection<DeadLetter> unread =
        read.deadLetters().apply("Count unread", CountDeadLetters.ofSource());
    if (options.getJdbcUrl() != null) {
      Outputs.toStore(Outputs.storeOf(options), result, privacy.applyToLetters(List.of(unread)));
    }
    return pipeline;
  }

  /**
   * About how many payloads there are to read; nothing if that cannot be told. Looks at the files.
   */
  public static OptionalLong estimatePayloads(BackfillOptions options) {
    return switch (formatOf(options)) {
      case ENVELOPE -> archive(options).estimateLines(options);
      case NATIVE -> ReadArchive.from(options.getInput()).estimateLines(options);
    };
  }

  /**
   * Returns if there is something to read, and it can be read.
   *
   * @throws org.crosscurrent.io.archive.ArchiveException with one sentence
   */
  public static void requireInput(BackfillOptions options) {
    switch (formatOf(options)) {
      case ENVELOPE -> ArchiveProbe.checkReadable(archive(options), options);
      case NATIVE -> ArchiveProbe.checkReadable(options.getInput(), options);
    }
  }

  private static BackfillOptions.Format formatOf(BackfillOptions options) {
    return switch (options.getFormat().toLowerCase(Locale.ROOT)) {
      case "envelope" -> BackfillOptions.Format.ENVELOPE;
      case "native" -> BackfillOptions.Format.NATIVE;
      default ->
          throw new IllegalArgumentException(
              "--format must be envelope or native, not " + options.getFormat());
    };
  }

  private static ReadArchive archive(BackfillOptions options) {
    ReadArchive read = ReadArchive.from(options.getInput());
    if (options.getPlatform() != null) {
      read = read.withPlatforms(Set.of(options.getPlatform().split(",")));
    }
    if (options.getFrom() != null || options.getTo() != null) {
      read =
          read.between(
              time("from", options.getFrom(), BoundedWindow.TIMESTAMP_MIN_VALUE),
              time("to", options.getTo(), BoundedWindow.TIMESTAMP_MAX_VALUE));
    }
    return read;
  }

  private static PTransform<PBegin, ReadArchive.Result> dump(BackfillOptions options) {
    if (options.getPlatform() == null) {
      throw new IllegalArgumentException("--format=native needs --platform=NAME");
    }
    if (options.getFrom() != null || options.getTo() != null) {
      throw new IllegalArgumentException("--from and --to go with --format=envelope only");
    }
    return ReadNative.from(options.getInput()).platform(options.getPlatform());
  }

  private static Instant time(String option, @Nullable String value, Instant otherwise) {
    if (value == null) {
      return otherwise;
    }
    try {
      return Instant.ofEpochMilli(OffsetDateTime.parse(value).toInstant().toEpochMilli());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--"
              + option
              + " must be a time with an offset, such as 2026-03-05T06:00:00Z, not "
              + value,
          e);
    }
  }
}
