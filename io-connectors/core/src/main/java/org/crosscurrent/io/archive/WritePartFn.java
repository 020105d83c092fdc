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
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.RawPost;

/** Writes the envelopes of one window, partition and shard into one file, and gives its name. */
final class WritePartFn extends DoFn<KV<String, Iterable<RawPost>>, String> {

  private static final String GZIP = "application/gzip";

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
      OutputReceiver<String> names) {
    String key = group.getKey();
    int slash = key.lastIndexOf('/');
    Part part = new Part();
    ResourceId file = FileSystems.matchNewResource(root, true);
    for (String directory : key.substring(0, slash).split("/")) {
      file = file.resolve(directory, StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    try {
      byte[] bytes = part.compress(group.getValue());
      String name =
          "part-"
              + label((IntervalWindow) window)
              + "-"
              + key.substring(slash + 1)
              + "-of-"
              + shards
              + "-"
              + part.digest()
              + ".jsonl.gz";
      file = file.resolve(name, StandardResolveOptions.RESOLVE_FILE);
      put(file, name, bytes);
    } catch (IOException e) {
      throw new ArchiveException(
          "Archive file " + file + " cannot be written: " + e.getMessage() + ".", e);
    }
    written.inc(part.lines);
    files.inc();
    names.output(file.toString());
  }

  /** {@code 20260305T063000Z}, or with milliseconds where the window does not start at a second. */
  private static String label(IntervalWindow window) {
    String start = IsoInstants.print(window.start()).replace(":", "");
    int time = start.indexOf('T');
    return start.substring(0, time).replace("-", "") + start.substring(time).replace(".000Z", "Z");
  }

  /** Local files appear by being renamed; what other systems store appears when it is closed. */
  private static void put(ResourceId file, String name, byte[] bytes) throws IOException {
    boolean local = file.getScheme().equals("file");
    ResourceId target = local ? sibling(file, name) : file;
    try (WritableByteChannel channel = FileSystems.create(target, GZIP)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
    if (local) {
      Files.move(
          Path.of(target.toString()),
          Path.of(file.toString()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ResourceId sibling(ResourceId file, String name) {
    String writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    return file.getCurrentDirectory()
        .resolve("." + name + "." + writer + ".tmp", StandardResolveOptions.RESOLVE_FILE);
  }

  /** Compressed lines, and a digest of them that does not depend on their order. */
  private static final class Part {

    private final MessageDigest sha256 = ArchiveLayout.sha256();
    private long high;
    private long low;
    private long lines;

    byte[] compress(Iterable<RawPost> posts) throws IOException {
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
      }
      return bytes.toByteArray();
    }

    String digest() {
      return String.format("%016x%016x", high, low);
    }
  }
}
