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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Where the files of an archive are kept: the local disk, S3, and whatever else Beam has a file
 * system for. What S3 refuses is a {@link StoreFailureException}, which tells whether the reason
 * may pass.
 */
final class ArchiveStore {

  /** An empty file in the root, by which a start finds out whether it can write there. */
  static final String MARKER = ".crosscurrent";

  private static final String GZIP = "application/gzip";
  private static final String FILE_SCHEME = "file://";
  private static final String SCHEME_END = "://";

  /**
   * A file that is kept.
   *
   * @param name its whole path or address
   * @param size in bytes
   * @param seekable whether reading may begin in the middle
   */
  record StoredFile(String name, long size, boolean seekable) {}

  private final PipelineOptions options;
  private final S3Failures failures;

  private ArchiveStore(PipelineOptions options, S3Failures failures) {
    this.options = options;
    this.failures = failures;
  }

  /** With the options of S3 that are among these. */
  static ArchiveStore of(PipelineOptions options) {
    return new ArchiveStore(options, new S3Failures(options.as(S3Options.class).getEndpoint()));
  }

  private StoreAccess access(String path) {
    return path.startsWith(S3Access.SCHEME + SCHEME_END)
        ? S3Access.of(options)
        : StoreAccess.OF_PROCESS;
  }

  /**
   * The files behind a path: the file itself, what matches the pattern, or every {@code .jsonl} and
   * {@code .jsonl.gz} below the directory; of those the ones that may hold something selected, in
   * the order of their names.
   *
   * <p>Beam's file system for S3 sends a request for each file that matches, so that with a
   * selection only the partitions that may hold something are asked for; the whole directory is
   * looked at if there is none of those.
   *
   * @throws ArchiveException if the path leads to no file at all, selected or not
   */
  List<StoredFile> find(String path, Selection selection) throws IOException {
    requireBucket(path);
    if (ArchiveFiles.isGlob(path)) {
      return selected(some(match(List.of(path)), "No file matches " + path + "."), selection);
    }
    if (isRemote(path)) {
      return findRemote(path, selection);
    }
    if (!Files.exists(local(path))) {
      throw new ArchiveException("Archive " + path + " does not exist.");
    }
    return Files.isDirectory(local(path))
        ? below(path, selection)
        : selected(match(List.of(path)), selection);
  }

  private List<StoredFile> findRemote(String path, Selection selection) throws IOException {
    IOException refused = null;
    if (path.indexOf('/', path.indexOf(SCHEME_END) + SCHEME_END.length()) >= 0
        && !path.endsWith("/")) {
      try {
        List<StoredFile> itself = match(List.of(path));
        if (!itself.isEmpty()) {
          return selected(itself, selection);
        }
      } catch (IOException e) {
        // S3 may refuse to tell of what is not there, and only its answer to a listing says why.
        refused = e;
      }
    }
    try {
      if (!selection.isAll()) {
        List<StoredFile> partitions = selected(lines(selection.globs(folder(path))), selection);
        if (!partitions.isEmpty()) {
          return partitions;
        }
      }
      return below(path, selection);
    } catch (ArchiveException nothing) {
      if (refused != null) {
        refused.addSuppressed(nothing);
        throw refused;
      }
      throw nothing;
    }
  }

  private List<StoredFile> below(String path, Selection selection) throws IOException {
    List<StoredFile> lines = lines(List.of(folder(path) + "**"));
    return selected(
        some(lines, "Archive " + path + " holds no .jsonl or .jsonl.gz file."), selection);
  }

  private List<StoredFile> lines(List<String> globs) throws IOException {
    return match(globs).stream().filter(file -> ArchiveFiles.holdsLines(file.name())).toList();
  }

  private static List<StoredFile> selected(List<StoredFile> files, Selection selection) {
    return files.stream().filter(file -> selection.mayHold(file.name())).toList();
  }

  private static List<StoredFile> some(List<StoredFile> files, String message) {
    if (files.isEmpty()) {
      throw new ArchiveException(message);
    }
    return files;
  }

  private List<StoredFile> match(List<String> specs) throws IOException {
    return failures.tell(
        specs.get(0),
        "s3:ListBucket",
        () -> {
          List<StoredFile> files = new ArrayList<>();
          for (MatchResult result : access(specs.get(0)).match(specs)) {
            if (result.status() == MatchResult.Status.NOT_FOUND) {
              continue;
            }
            for (Metadata file : result.metadata()) {
              String name = file.resourceId().toString();
              files.add(new StoredFile(name, file.sizeBytes(), file.isReadSeekEfficient()));
            }
          }
          files.sort(Comparator.comparing(StoredFile::name));
          return files;
        });
  }

  /** The bytes of a file from an offset on, as they are stored. */
  InputStream open(String file, long offset) throws IOException {
    return failures.tell(
        file,
        "s3:GetObject",
        () -> {
          ReadableByteChannel channel = access(file).open(file);
          try {
            if (offset > 0) {
              ((SeekableByteChannel) channel).position(offset);
            }
            return new StoredStream(Channels.newInputStream(channel), file);
          } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
          }
        });
  }

  /**
   * Keeps bytes as a file, in place of one that may be there: whole or not at all.
   *
   * @param path below the root, with slashes
   * @return its whole path or address
   */
  String put(String root, String path, byte[] bytes) throws IOException {
    requireBucket(root);
    if (isRemote(root)) {
      String target = folder(root) + path;
      return failures.tell(target, "s3:PutObject", () -> writeRemote(target, bytes));
    }
    ResourceId file = FileSystems.matchNewResource(root, true);
    String[] steps = path.split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      file = file.resolve(steps[i], StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    String name = steps[steps.length - 1];
    ResourceId target = file.resolve(name, StandardResolveOptions.RESOLVE_FILE);
    writeLocal(target, name, bytes);
    return target.toString();
  }

  /**
   * What has failed is never closed: closing is what makes an object of the parts that have
   * arrived, and they may not be all.
   */
  private String writeRemote(String file, byte[] bytes) throws IOException {
    WritableByteChannel channel = access(file).create(file, GZIP);
    write(channel, bytes);
    channel.close();
    return file;
  }

  /** A local file appears by being renamed. */
  private static void writeLocal(ResourceId file, String name, byte[] bytes) throws IOException {
    ResourceId sibling = sibling(file, name);
    try (WritableByteChannel channel = FileSystems.create(sibling, GZIP)) {
      write(channel, bytes);
    }
    Files.move(
        Path.of(sibling.toString()),
        Path.of(file.toString()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(WritableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static ResourceId sibling(ResourceId file, String name) {
    String writer = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    return file.getCurrentDirectory()
        .resolve("." + name + "." + writer + ".tmp", StandardResolveOptions.RESOLVE_FILE);
  }

  /** Fails if files cannot be kept below the root. */
  void checkWritable(String root) throws IOException {
    if (isRemote(root)) {
      put(root, MARKER, new byte[0]);
      return;
    }
    Path directory = Files.createDirectories(local(root));
    if (!Files.isWritable(directory)) {
      throw new ArchiveException("Archive " + root + " cannot be written to.");
    }
  }

  private static void requireBucket(String path) {
    if (path.equals("s3://") || path.startsWith("s3:///")) {
      throw new ArchiveException(
          "Archive " + path + " names no bucket: an address is s3://bucket/folder.");
    }
  }

  private static boolean isRemote(String path) {
    return path.contains(SCHEME_END) && !path.startsWith(FILE_SCHEME);
  }

  private static String folder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  private static Path local(String path) {
    return Path.of(path.startsWith(FILE_SCHEME) ? path.substring(FILE_SCHEME.length()) : path);
  }

  /** The bytes of a file. What breaks off in the middle may be read on later. */
  private final class StoredStream extends FilterInputStream {

    private final String file;

    StoredStream(InputStream in, String file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = failures.tell(file, "s3:GetObject", () -> in.read(bytes, from, length));
      if (read == 0 && length > 0) {
        // So does Beam's channel end when there is less than S3 has promised.
        throw new StoreFailureException("the file ended before its end", true, null);
      }
      return read;
    }
  }
}
