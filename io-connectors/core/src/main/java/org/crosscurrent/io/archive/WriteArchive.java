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

import java.util.Arrays;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Duration;

/**
 * Writes envelopes into the archive, as {@code
 * <root>/platform=<p>/date=<yyyy-mm-dd>/hour=<HH>/part-<window>-<shard>-of-<shards>-<digest>.jsonl.gz},
 * one {@link EnvelopeJson} a line. The output are the names of the files, each once it is there.
 *
 * <p><b>Guarantee.</b> Every envelope is in the archive once its window has closed, none is
 * dropped, and a file is there whole or not at all. The name holds a digest of the set of lines: a
 * retried bundle, and a second run over the same input, write the same names again, while a run
 * that saw other envelopes of the same minute adds a file and overwrites nothing. (That is why this
 * is not {@code FileIO}: its names know the window, but not what is in it.)
 *
 * <p><b>Windows.</b> Whatever the windows of the input, fixed ones of event time are used, one
 * minute unless told; a streaming run writes a file when the watermark passes its end. Elements
 * behind the watermark, which {@link org.crosscurrent.gate.LatenessGate} does not let through,
 * still get files of their own for a day.
 *
 * <p><b>State and memory.</b> The envelopes of the windows that are open; while a file is made, its
 * compressed bytes. More shards make more and smaller files, in parallel.
 *
 * <p><b>Errors.</b> A store that is away for a while (S3 answering 503, a connection that breaks)
 * is asked again for up to five minutes: logged, and counted as {@code archive.retries} in the
 * metrics namespace {@code crosscurrent}. After that, or for a reason that does not pass, {@link
 * ArchiveException}; the runner retries.
 *
 * <p><b>Cost in S3.</b> Three requests for each file, and a file for each platform, minute and
 * shard in which there is something.
 *
 * <pre>{@code
 * gate.onTime().apply("Archive", WriteArchive.to("s3://bucket/archive"));
 * }</pre>
 */
public final class WriteArchive extends PTransform<PCollection<RawPost>, PCollection<String>> {

  /** The windows unless told: one minute. */
  public static final Duration DEFAULT_WINDOW = Duration.standardMinutes(1);

  private static final Duration PATIENCE = Duration.standardDays(1);

  private final String root;
  private final Duration window;
  private final int shards;

  private WriteArchive(String root, Duration window, int shards) {
    this.root = root;
    this.window = window;
    this.shards = shards;
  }

  /** Writes under this directory: a local one, {@code s3://…}, or of any of Beam's file systems. */
  public static WriteArchive to(String root) {
    return new WriteArchive(root, DEFAULT_WINDOW, 1);
  }

  /**
   * With windows of this length, default {@link #DEFAULT_WINDOW}. Longer ones make fewer files,
   * later, and hold more state.
   *
   * @throws IllegalArgumentException if it is shorter than a second or longer than an hour
   */
  public WriteArchive withWindow(Duration window) {
    if (window.getMillis() < 1000 || window.getMillis() > 3_600_000) {
      throw new IllegalArgumentException("window must be from 1 s to 1 h, but is " + window);
    }
    return new WriteArchive(root, window, shards);
  }

  /**
   * With so many files for each window, platform and hour, default 1.
   *
   * @throws IllegalArgumentException if it is not from 1 to 1000
   */
  public WriteArchive withShards(int shards) {
    if (shards < 1 || shards > 1000) {
      throw new IllegalArgumentException("shards must be from 1 to 1000, but is " + shards);
    }
    return new WriteArchive(root, window, shards);
  }

  @Override
  public PCollection<String> expand(PCollection<RawPost> input) {
    return input
        .apply("Key", ParDo.of(new KeyFn(shards)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), RawPostCoder.of()))
        .apply(
            "Window",
            Window.<KV<String, RawPost>>into(FixedWindows.of(window))
                .triggering(DefaultTrigger.of())
                .withAllowedLateness(PATIENCE)
                .discardingFiredPanes())
        .apply("Group", GroupByKey.create())
        .apply("Write", ParDo.of(new WritePartFn(root, shards)))
        .setCoder(StringUtf8Coder.of());
  }

  /** The key is the partition's path and the shard, which the payload's bytes decide. */
  private static final class KeyFn extends DoFn<RawPost, KV<String, RawPost>> {

    private final int shards;

    KeyFn(int shards) {
      this.shards = shards;
    }

    @ProcessElement
    public void process(@Element RawPost raw, OutputReceiver<KV<String, RawPost>> keyed) {
      int shard = shards == 1 ? 0 : Math.floorMod(Arrays.hashCode(raw.getPayload()), shards);
      keyed.output(KV.of(ArchiveLayout.partition(raw) + "/" + shard, raw));
    }
  }
}
