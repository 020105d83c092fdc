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
package org.crosscurrent.io.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/** Reads the lines of a piece of a file and makes each an envelope or a dead letter. */
final class ReadLinesFn extends DoFn<FileRange, RawPost> {

  /** What a line means. */
  interface LineFormat extends Serializable {

    /** The envelope between two indices of an array, which must not be kept. */
    RawPost read(byte[] bytes, int from, int end) throws EnvelopeException;

    /** What a dead letter of a line says in its headers. */
    Map<String, String> headers();
  }

  private final LineFormat format;
  private final Selection selection;
  private final BundleCounter lines = BundleCounter.of(Metric.ARCHIVE_LINES);
  private final Counter consumed = Metric.ARCHIVE_BYTES_READ.counter();

  ReadLinesFn(LineFormat format, Selection selection) {
    this.format = format;
    this.selection = selection;
  }

  @ProcessElement
  public void process(
      @Element FileRange range,
      @Timestamp Instant start,
      PipelineOptions options,
      MultiOutputReceiver outputs) {
    // A line belongs to the piece in which it begins: look whether the byte before ends one.
    long from = Math.max(0, range.from() - 1);
    try (Lines in = new Lines(open(range.file(), from, options), from)) {
      if (range.from() > 0) {
        in.skipLine();
      }
      while (in.next() && in.offset() < range.end()) {
        lines.inc();
        if (in.isTooLong()) {
          String message =
              "The line is longer than " + Lines.LONGEST + " bytes; these are its first.";
          refuse(outputs, in, new EnvelopeException(DeadLetterReason.MALFORMED, message));
        } else {
          take(outputs, in, start);
        }
      }
    } catch (IOException e) {
      throw ArchiveFiles.unreadable(range.file(), e);
    }
  }

  @FinishBundle
  public void finishBundle() {
    lines.flush();
  }

  private InputStream open(String file, long from, PipelineOptions options) throws IOException {
    return ArchiveFiles.open(ArchiveStore.of(options), file, from, Patience.USUAL, consumed::inc);
  }

  private void take(MultiOutputReceiver outputs, Lines in, Instant start) {
    RawPost raw;
    try {
      raw = format.read(in.bytes(), in.from(), in.end());
    } catch (EnvelopeException e) {
      refuse(outputs, in, e);
      return;
    }
    if (!selection.wants(raw)) {
      return;
    }
    Instant observedAt = raw.getObservedAt();
    if (observedAt != null && observedAt.isAfter(BoundedWindow.TIMESTAMP_MAX_VALUE)) {
      refuse(
          outputs,
          in,
          new EnvelopeException(
              DeadLetterReason.MALFORMED, "The field observed_at lies behind the end of time."));
    } else if (observedAt == null || observedAt.isBefore(start)) {
      outputs.get(ReadArchive.POSTS).output(raw);
    } else {
      outputs.get(ReadArchive.POSTS).outputWithTimestamp(raw, observedAt);
    }
  }

  private void refuse(MultiOutputReceiver outputs, Lines in, EnvelopeException reason) {
    outputs
        .get(ReadArchive.DEAD_LETTERS)
        .output(
            DeadLetter.builder()
                .setReason(reason.reason())
                .setStage(ReadArchive.STAGE)
                .setMessage(reason.getMessage())
                .setPayload(Arrays.copyOfRange(in.bytes(), in.from(), in.end()))
                .setHeaders(format.headers())
                .setObservedAt(null)
                .setAttempt(0)
                .build());
  }
}
