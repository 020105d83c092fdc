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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;

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
   * @param options for the file systems, such as S3's
   * @throws ArchiveException with one sentence that names the path or the file
   */
  public static void checkReadable(String path, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    List<Metadata> files = find(path);
    String first = files.get(0).resourceId().toString();
    try (InputStream in = ArchiveFiles.open(first, 0, bytes -> {})) {
      in.read();
    } catch (IOException e) {
      String what =
          ArchiveFiles.isCompressed(first) ? " is no readable gzip: " : " cannot be read: ";
      throw new ArchiveException("Archive file " + first + what + ArchiveFiles.why(e) + ".", e);
    }
  }

  /**
   * Returns if files can be written below this directory; a local one is made if it is not there.
   *
   * @throws ArchiveException with one sentence that names the path
   */
  public static void checkWritable(String root, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    try {
      if (ArchiveFiles.isRemote(root)) {
        FileSystems.matchNewResource(root, true);
        return;
      }
      Path directory = Files.createDirectories(ArchiveFiles.local(root));
      if (!Files.isWritable(directory)) {
        throw new ArchiveException("Archive " + root + " cannot be written to.");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new ArchiveException("Archive " + root + " cannot be written to: " + e.getMessage(), e);
    }
  }

  private static List<Metadata> find(String path) {
    try {
      return ArchiveFiles.find(path);
    } catch (IllegalArgumentException noSuchFileSystem) {
      throw new ArchiveException(
          "Archive " + path + " cannot be read: " + noSuchFileSystem.getMessage(),
          noSuchFileSystem);
    }
  }
}
