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
package org.crosscurrent.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.crosscurrent.io.archive.EnvelopeException;
import org.crosscurrent.io.archive.EnvelopeJson;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;

/**
 * The input of a benchmark: a file of the user's, or one of generated posts.
 *
 * @param file the file
 * @param nativePlatform platform of native payloads; absent for envelopes
 */
record BenchInput(Path file, String nativePlatform) {

  private static final int BUFFER = 1 << 16;
  private static final double POSTS_PER_SECOND = 100;
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** The input of the options; {@code posts} generated ones in a folder, if they name none. */
  static BenchInput of(BenchOptions options, long posts, Path folder) throws IOException {
    if (options.getInput() == null) {
      return generated(options.getPosts() > 0 ? options.getPosts() : posts, folder);
    }
    Path file = Path.of(options.getInput());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("--input=" + file + " cannot be read");
    }
    if (options.getFormat().equals("native") && options.getPlatform() == null) {
      throw new UsageException("--format=native needs --platform=NAME");
    }
    return new BenchInput(
        file, options.getFormat().equals("native") ? options.getPlatform() : null);
  }

  /** Envelopes of generated posts of all platforms. */
  static BenchInput generated(long posts, Path folder) throws IOException {
    Path file = folder.resolve("posts-" + posts + ".jsonl");
    PostGenerator generator =
        PostGenerator.builder()
            .seed(1)
            .start(START)
            .posts(posts)
            .postsPerSecond(POSTS_PER_SECOND)
            .build();
    GeneratorFiles.writeEnvelopes(generator.iterator(), file);
    return new BenchInput(file, null);
  }

  /** As arguments of the backfill. */
  List<String> toArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--input=" + file);
    if (nativePlatform != null) {
      arguments.add("--format=native");
      arguments.add("--platform=" + nativePlatform);
    }
    return arguments;
  }

  /** Reads every payload, in the order of the file. Lines that are none are passed over. */
  long forEach(Consumer<RawPost> consumer) throws IOException {
    long lines = 0;
    try (InputStream in = open()) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int from = 0;
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i - from);
            from = i + 1;
            give(line.toByteArray(), consumer);
            line.reset();
            lines++;
          }
        }
        line.write(buffer, from, read - from);
      }
      if (line.size() > 0) {
        give(line.toByteArray(), consumer);
        lines++;
      }
    }
    return lines;
  }

  private void give(byte[] line, Consumer<RawPost> consumer) {
    if (nativePlatform != null) {
      consumer.accept(RawPost.of(nativePlatform, "file", null, line));
      return;
    }
    RawPost raw;
    try {
      raw = EnvelopeJson.read(line);
    } catch (EnvelopeException e) {
      return;
    }
    consumer.accept(raw);
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
  }
}
