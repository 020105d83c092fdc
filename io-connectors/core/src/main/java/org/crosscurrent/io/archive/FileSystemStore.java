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
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Beam's file systems: the local disk, and whatever else is registered. */
final class FileSystemStore implements ArchiveStore {

  private static final String GZIP = "application/gzip";
  private static final String FILE_SCHEME = "file://";

  @Override
  public List<StoredFile> find(String path, Selection selection, int atMost) throws IOException {
    return all(path).stream().filter(file -> selection.mayHold(file.name())).limit(atMost).toList();
  }

  private static List<StoredFile> all(String path) throws IOException {
    if (ArchiveFiles.isGlob(path)) {
      return match(path);
    }
    boolean remote = isRemote(path);
    if (!remote && !Files.exists(local(path))) {
      throw new ArchiveException("Archive " + path + " does not exist.");
    }
    List<StoredFile> itself = List.of();
    if (remote ? !path.endsWith("/") : !Files.isDirectory(local(path))) {
      itself = match(path);
    }
    if (!itself.isEmpty()) {
      return itself;
    }
    List<StoredFile> lines =
        new ArrayList<>(match(path.endsWith("/") ? path + "**" : path + "/**"));
    lines.removeIf(file -> !ArchiveFiles.holdsLines(file.name()));
    return lines;
  }

  private static List<StoredFile> match(String pattern) throws IOException {
    try {
      List<StoredFile> files = new ArrayList<>();
      for (Metadata file : FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata()) {
        files.add(
            new StoredFile(
                file.resourceId().toString(), file.sizeBytes(), file.isReadSeekEfficient()));
      }
      files.sort(Comparator.comparing(StoredFile::name));
      return files;
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public InputStream open(String file, long offset) throws IOException {
    ReadableByteChannel channel = FileSystems.open(FileSystems.matchNewResource(file, false));
    try {
      if (offset > 0) {
        ((SeekableByteChannel) channel).position(offset);
      }
      return Channels.newInputStream(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String put(String root, String path, byte[] bytes) throws IOException {
    ResourceId file = FileSystems.matchNewResource(root, true);
    String[] steps = path.split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      file = file.resolve(steps[i], StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    String name = steps[steps.length - 1];
    file = file.resolve(name, StandardResolveOptions.RESOLVE_FILE);
    write(file, name, bytes);
    return file.toString();
  }

  /** Local files appear by being renamed; what other systems store appears when it is closed. */
  private static void write(ResourceId file, String name, byte[] bytes) throws IOException {
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

  @Override
  public void checkWritable(String root) throws IOException {
    if (isRemote(root)) {
      FileSystems.matchNewResource(root, true);
      return;
    }
    Path directory = Files.createDirectories(local(root));
    if (!Files.isWritable(directory)) {
      throw new ArchiveException("Archive " + root + " cannot be written to.");
    }
  }

  @Override
  public void close() {
    // Beam's file systems live as long as the process.
  }

  private static boolean isRemote(String path) {
    return path.contains("://") && !path.startsWith(FILE_SCHEME);
  }

  private static Path local(String path) {
    return Path.of(path.startsWith(FILE_SCHEME) ? path.substring(FILE_SCHEME.length()) : path);
  }
}
