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
package org.crosscurrent.testkit.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes generated posts into files, one record a line. A name that ends in {@code .gz} is
 * compressed. Files that exist are replaced.
 */
public final class GeneratorFiles {

  private static final int BUFFER = 1 << 16;

  private GeneratorFiles() {}

  /**
   * Writes one file of envelopes: {@code {"platform":…,"collection":…,"observed_at":"…Z",
   * "attempt":0,"payload":…}}. A payload that is no JSON object or array stands there as a string,
   * or, where it is no UTF-8, as {@code payload_base64}.
   *
   * @return how many lines
   */
  public static long writeEnvelopes(Iterator<GeneratedPost> posts, Path file) throws IOException {
    EnvelopeJson envelope = new EnvelopeJson();
    long lines = 0;
    try (OutputStream out = open(file)) {
      while (posts.hasNext()) {
        out.write(envelope.line(posts.next().raw()));
        out.write('\n');
        lines++;
      }
    }
    return lines;
  }

  /**
   * Writes native dumps, a file for each platform: {@code <directory>/<platform>.jsonl} with one
   * payload a line, byte for byte and without its envelope.
   *
   * @param suffix what follows the platform's name, such as {@code .jsonl} or {@code .jsonl.gz}
   * @return how many lines, by platform
   */
  public static SortedMap<String, Long> writeNative(
      Iterator<GeneratedPost> posts, Path directory, String suffix) throws IOException {
    SortedMap<String, Long> lines = new TreeMap<>();
    SortedMap<String, OutputStream> files = new TreeMap<>();
    try {
      while (posts.hasNext()) {
        GeneratedPost post = posts.next();
        String platform = post.raw().getPlatform();
        OutputStream out = files.get(platform);
        if (out == null) {
          out = open(directory.resolve(platform + suffix));
          files.put(platform, out);
        }
        out.write(post.raw().getPayload());
        out.write('\n');
        lines.merge(platform, 1L, Long::sum);
      }
    } finally {
      for (OutputStream out : files.values()) {
        out.close();
      }
    }
    return lines;
  }

  private static OutputStream open(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    OutputStream out = Files.newOutputStream(file);
    return file.getFileName().toString().endsWith(".gz")
        ? new BufferedOutputStream(new FastGzip(out), BUFFER)
        : new BufferedOutputStream(out, BUFFER);
  }

  /** Compression is the slowest part by far, and these files do not live long. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
