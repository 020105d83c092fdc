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

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** Finds and opens the files of an archive, by Beam's file systems. */
final class ArchiveFiles {

  private static final String GZIP_SUFFIX = ".gz";
  private static final int BUFFER = 1 << 16;

  private ArchiveFiles() {}

  static boolean isCompressed(String file) {
    return file.endsWith(GZIP_SUFFIX);
  }

  /** Whether this is to be taken as a pattern. */
  static boolean isGlob(String path) {
    return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /**
   * The files behind a path: the file itself, what matches the pattern, or every {@code .jsonl} and
   * {@code .jsonl.gz} below the directory, sorted by name.
   *
   * @throws ArchiveException if there is none
   */
  static List<Metadata> find(String path) {
    if (isGlob(path)) {
      return some(match(path), "No file matches " + path + ".");
    }
    boolean remote = isRemote(path);
    if (!remote && !Files.exists(local(path))) {
      throw new ArchiveException("Archive " + path + " does not exist.");
    }
    List<Metadata> itself = List.of();
    if (remote ? !path.endsWith("/") : !Files.isDirectory(local(path))) {
      itself = match(path);
    }
    if (!itself.isEmpty()) {
      return itself;
    }
    String below = path.endsWith("/") ? path + "**" : path + "/**";
    List<Metadata> lines = new ArrayList<>(match(below));
    lines.removeIf(file -> !holdsLines(file.resourceId().getFilename()));
    return some(lines, "Archive " + path + " holds no .jsonl or .jsonl.gz file.");
  }

  private static List<Metadata> some(List<Metadata> files, String message) {
    if (files.isEmpty()) {
      throw new ArchiveException(message);
    }
    return files;
  }

  private static boolean holdsLines(String name) {
    return name != null
        && !name.startsWith(".")
        && (name.endsWith(".jsonl") || name.endsWith(".jsonl" + GZIP_SUFFIX));
  }

  static boolean isRemote(String path) {
    return path.contains("://") && !path.startsWith("file://");
  }

  static Path local(String path) {
    return path.startsWith("file://") ? Path.of(path.substring("file://".length())) : Path.of(path);
  }

  private static List<Metadata> match(String pattern) {
    try {
      MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
      List<Metadata> files = new ArrayList<>(result.metadata());
      files.sort(Comparator.comparing(file -> file.resourceId().toString()));
      return files;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new ArchiveException("Archive " + pattern + " cannot be read: " + why(e) + ".", e);
    }
  }

  /** The reason in a few words, without a full stop. */
  static String why(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /**
   * The bytes of a file from an offset on, decompressed where its name says so.
   *
   * @param offset 0 for a compressed file
   * @param consumed counts the bytes taken from the file as it is stored
   */
  static InputStream open(String file, long offset, LongConsumer consumed) throws IOException {
    ReadableByteChannel channel = FileSystems.open(FileSystems.matchNewResource(file, false));
    try {
      if (offset > 0) {
        ((SeekableByteChannel) channel).position(offset);
      }
      InputStream stored = new CountedStream(Channels.newInputStream(channel), consumed);
      return isCompressed(file) ? decompressed(stored) : stored;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static InputStream decompressed(InputStream stored) throws IOException {
    PushbackInputStream ahead =
        new PushbackInputStream(stored, 1) {
          @Override
          public int available() throws IOException {
            // The decompressor asks this before it looks for a further member; a channel's stream
            // says 0 and would have it stop after the first.
            int b = read();
            if (b < 0) {
              return 0;
            }
            unread(b);
            return 1;
          }
        };
    if (ahead.available() == 0) {
      return ahead;
    }
    return new GZIPInputStream(ahead, BUFFER);
  }

  private static final class CountedStream extends FilterInputStream {

    private final LongConsumer consumed;

    CountedStream(InputStream in, LongConsumer consumed) {
      super(in);
      this.consumed = consumed;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        consumed.accept(1);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      if (read > 0) {
        consumed.accept(read);
      }
      return read;
    }
  }
}
