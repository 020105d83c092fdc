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
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.io.archive.ArchiveStore.StoredFile;

/**
 * About how many lines there are to read: the stored bytes of all files, divided by the stored
 * bytes that a line takes in the beginnings of a few of them.
 */
final class LineEstimate {

  /** Files looked into, spread over all of them. */
  private static final int FILES = 5;

  /** Of each, this many stored bytes: enough that a buffer read ahead matters little. */
  private static final long BYTES = 4 << 20;

  private LineEstimate() {}

  /**
   * The estimate; nothing if there is nothing to read, or it cannot be read (which the reading
   * itself will say).
   */
  static OptionalLong of(String path, Selection selection, PipelineOptions options) {
    ArchiveStore store = ArchiveStore.of(options);
    try {
      return of(store, ArchiveFiles.find(store, path, selection, Patience.NONE));
    } catch (IOException | ArchiveException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong of(ArchiveStore store, List<StoredFile> files) throws IOException {
    long stored = files.stream().mapToLong(StoredFile::size).sum();
    AtomicLong looked = new AtomicLong();
    long lines = 0;
    int samples = Math.min(FILES, files.size());
    for (int i = 0; i < samples; i++) {
      int index = (int) ((long) i * files.size() / samples);
      lines += linesAtTheBeginning(store, files.get(index).name(), looked);
    }
    return looked.get() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round((double) lines / looked.get() * stored));
  }

  private static long linesAtTheBeginning(ArchiveStore store, String file, AtomicLong looked)
      throws IOException {
    long end = looked.get() + BYTES;
    long count = 0;
    try (Lines lines =
        new Lines(ArchiveFiles.open(store, file, 0, Patience.NONE, looked::addAndGet), 0)) {
      while (looked.get() < end && lines.next()) {
        count++;
      }
    }
    return count;
  }
}
