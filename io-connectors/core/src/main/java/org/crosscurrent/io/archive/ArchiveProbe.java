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
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.io.archive.ArchiveStore.StoredFile;

/**
 * Looks before a start whether an archive can be read or written, so that a user reads one sentence
 * instead of a stack trace later on.
 */
public final class ArchiveProbe {

  private ArchiveProbe() {}

  /**
   * Returns if the path leads to files, and the first of them can be opened (for a compressed one:
   * begins like one).
   *
   * @param path as for {@link ReadArchive#from}
   * @param options for the file systems, such as S3's; completed by {@link ArchiveOptions}
   * @throws ArchiveException with one sentence that names the path or the file
   */
  public static void checkReadable(String path, PipelineOptions options) {
    checkReadable(path, Selection.ALL, options);
  }

  /**
   * The same for a reader, of which only what it selects is looked at; that may be nothing, as long
   * as the path leads to files.
   */
  public static void checkReadable(ReadArchive reader, PipelineOptions options) {
    checkReadable(reader.path(), reader.selection(), options);
  }

  private static void checkReadable(String path, Selection selection, PipelineOptions options) {
    ArchiveOptions.complete(options, path);
    FileSystems.setDefaultPipelineOptions(options);
    try {
      EndpointKnock.at(path, options);
      ArchiveStore store = ArchiveStore.of(options);
      List<StoredFile> files = ArchiveFiles.find(store, path, selection, Patience.NONE);
      if (!files.isEmpty()) {
        checkOpens(store, files.get(0).name());
      }
    } catch (IllegalArgumentException noSuchFileSystem) {
      throw new ArchiveException(
          "Archive " + path + " cannot be read: " + noSuchFileSystem.getMessage(),
          noSuchFileSystem);
    } catch (StoreFailureException silent) {
      throw new ArchiveException(
          "Archive " + path + " cannot be read: " + ArchiveFiles.why(silent) + ".", silent);
    }
  }

  private static void checkOpens(ArchiveStore store, String file) {
    try (InputStream in = ArchiveFiles.open(store, file, 0, Patience.NONE, bytes -> {})) {
      in.read();
    } catch (IOException e) {
      throw ArchiveFiles.unreadable(file, e);
    }
  }

  /**
   * Returns if files can be written below this directory; a local one is made if it is not there.
   * In S3, an empty object {@code .crosscurrent} is put there, which is all that can tell.
   *
   * @throws ArchiveException with one sentence that names the path
   */
  public static void checkWritable(String root, PipelineOptions options) {
    ArchiveOptions.complete(options, root);
    FileSystems.setDefaultPipelineOptions(options);
    try {
      EndpointKnock.at(root, options);
      ArchiveStore.of(options).checkWritable(root);
    } catch (IOException | IllegalArgumentException e) {
      String why =
          e instanceof IOException failure ? ArchiveFiles.why(failure) + "." : e.getMessage();
      throw new ArchiveException("Archive " + root + " cannot be written to: " + why, e);
    }
  }
}
