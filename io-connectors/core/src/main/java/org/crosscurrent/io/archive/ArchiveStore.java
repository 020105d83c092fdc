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
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Where the files of an archive are kept. Each method fails with {@link StoreFailureException}
 * where it can tell whether the reason may pass. For use by one thread.
 */
interface ArchiveStore extends AutoCloseable {

  /**
   * A file that is kept.
   *
   * @param name its whole path or address
   * @param size in bytes
   * @param seekable whether reading may begin in the middle
   */
  record StoredFile(String name, long size, boolean seekable) {}

  /** The store for a path; S3 for {@code s3://}, otherwise one of Beam's file systems. */
  static ArchiveStore of(String path, PipelineOptions options) {
    return S3Path.isOne(path) ? S3Store.patient(options) : new FileSystemStore();
  }

  /** The same, but soon tired: for a look whether the store is there at all. */
  static ArchiveStore hasty(String path, PipelineOptions options) {
    return S3Path.isOne(path) ? S3Store.hasty(options) : new FileSystemStore();
  }

  /**
   * The files behind a path: the file itself, what matches the pattern, or every {@code .jsonl} and
   * {@code .jsonl.gz} below the directory; of those the ones that may hold something selected, in
   * the order of their names.
   *
   * @param atMost enough files
   * @throws ArchiveException if the path leads nowhere
   */
  List<StoredFile> find(String path, Selection selection, int atMost) throws IOException;

  /** The bytes of a file from an offset on, as they are stored. */
  InputStream open(String file, long offset) throws IOException;

  /**
   * Keeps bytes as a file, in place of one that may be there: whole or not at all.
   *
   * @param path below the root, with slashes
   * @return its whole path or address
   */
  String put(String root, String path, byte[] bytes) throws IOException;

  /** Fails if files cannot be kept below the root. */
  void checkWritable(String root) throws IOException;

  @Override
  void close();
}
