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
import java.io.PushbackInputStream;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.crosscurrent.io.archive.ArchiveStore.StoredFile;

/** Finds and opens the files of an archive. */
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

  /** Whether a file in a directory is one of the archive's. */
  static boolean holdsLines(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return !name.startsWith(".")
        && (name.endsWith(".jsonl") || name.endsWith(".jsonl" + GZIP_SUFFIX));
  }

  /**
   * The files behind a path that may hold something selected.
   *
   * @throws ArchiveException if the path leads to no file at all, selected or not
   */
  static List<StoredFile> find(
      ArchiveStore store, String path, Selection selection, Patience patience) {
    try {
      return patience.call(path, () -> store.find(path, selection));
    } catch (IOException e) {
      throw new ArchiveException("Archive " + path + " cannot be read: " + why(e) + ".", e);
    }
  }

  /** The reason in a few words, without a full stop. */
  static String why(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** What to tell of a file whose reading has failed. */
  static ArchiveException unreadable(String file, IOException e) {
    boolean stored = e instanceof StoreFailureException || !isCompressed(file);
    String what = stored ? " cannot be read: " : " is no readable gzip: ";
    return new ArchiveException("Archive file " + file + what + why(e) + ".", e);
  }

  /**
   * The bytes of a file from an offset on, decompressed where its name says so.
   *
   * @param offset 0 for a compressed file
   * @param consumed counts the bytes taken from the file as it is stored
   */
  static InputStream open(
      ArchiveStore store, String file, long offset, Patience patience, LongConsumer consumed)
      throws IOException {
    InputStream stored = new PatientStream(store, file, offset, patience, consumed);
    if (!isCompressed(file)) {
      return stored;
    }
    try {
      return decompressed(stored);
    } catch (IOException | RuntimeException e) {
      stored.close();
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
}
