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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.RawPost;

/** Writes the envelopes of one window, partition and shard into one file, and gives its name. */
final class WritePartFn extends DoFn<KV<String, Iterable<RawPost>>, String> {

  private final String root;
  private final int shards;
  private final Counter written = Metric.ARCHIVE_WRITTEN.counter();
  private final Counter files = Metric.ARCHIVE_FILES_WRITTEN.counter();

  WritePartFn(String root, int shards) {
    this.root = root;
    this.shards = shards;
  }

  @ProcessElement
  public void process(
      @Element KV<String, Iterable<RawPost>> group,
      BoundedWindow window,
      PipelineOptions options,
      OutputReceiver<String> names) {
    String key = group.getKey();
    int slash = key.lastIndexOf('/');
    Part part = new Part();
    byte[] bytes = part.compress(group.getValue());
    if (part.lines == 0) {
      // Flink closes a window with one more, empty pane.
      return;
    }
    String path =
        key.substring(0, slash)
            + "/part-"
            + label((IntervalWindow) window)
            + "-"
            + key.substring(slash + 1)
            + "-of-"
            + shards
            + "-"
            + part.digest()
            + ".jsonl.gz";
    try {
      ArchiveStore store = ArchiveStore.of(options);
      names.output(Patience.USUAL.call(path, () -> store.put(root, path, bytes)));
    } catch (IOException e) {
      throw new ArchiveException(
          "Archive file " + root + "/" + path + " cannot be written: " + ArchiveFiles.why(e) + ".",
          e);
    }
    written.inc(part.lines);
    files.inc();
  }

  /** {@code 20260305T063000Z}, or with milliseconds where the window does not start at a second. */
  private static String label(IntervalWindow window) {
    String start = IsoInstants.print(window.start()).replace(":", "");
    int time = start.indexOf('T');
    return start.substring(0, time).replace("-", "") + start.substring(time).replace(".000Z", "Z");
  }

  /** Compressed lines, and a digest of them that does not depend on their order. */
  private static final class Part {

    private final MessageDigest sha256 = ArchiveLayout.sha256();
    private long high;
    private long low;
    private long lines;

    byte[] compress(Iterable<RawPost> posts) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(bytes, 1 << 16)) {
        for (RawPost raw : posts) {
          byte[] line = EnvelopeJson.write(raw);
          gzip.write(line);
          gzip.write('\n');
          ByteBuffer hash = ByteBuffer.wrap(sha256.digest(line));
          high += hash.getLong();
          low += hash.getLong();
          lines++;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("an array took no bytes", e);
      }
      return bytes.toByteArray();
    }

    String digest() {
      return String.format("%016x%016x", high, low);
    }
  }
}
