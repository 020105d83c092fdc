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
package org.crosscurrent.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.crosscurrent.io.archive.ArchiveOptions;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.pipelines.options.MappingOptions;

/** The user's mapping files: read once, where the job is built; they travel with it. */
public final class MappingFolder {

  private MappingFolder() {}

  /**
   * The files of the options' folder, by name; none if there is no such option.
   *
   * @throws IllegalArgumentException if the folder cannot be read or has no file, or a file has a
   *     mistake; the message tells all mistakes with their lines
   */
  public static List<MappingFile> of(MappingOptions options) {
    String folder = options.getMappings();
    if (folder == null) {
      return List.of();
    }
    ArchiveOptions.complete(options, folder);
    FileSystems.setDefaultPipelineOptions(options);
    List<MappingFile> files;
    try {
      files = read(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException("--mappings: " + folder + " cannot be read", e);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("--mappings: there is no *.yaml in " + folder);
    }
    Mappings.ofLibrary().with(files);
    return files;
  }

  private static List<MappingFile> read(String folder) throws IOException {
    String pattern = folder.endsWith("/") ? folder + "*.yaml" : folder + "/*.yaml";
    List<Metadata> found =
        new ArrayList<>(FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata());
    found.sort(Comparator.comparing(file -> file.resourceId().toString()));
    List<MappingFile> files = new ArrayList<>();
    for (Metadata file : found) {
      try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()))) {
        String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        files.add(new MappingFile(String.valueOf(file.resourceId().getFilename()), yaml));
      }
    }
    return files;
  }
}
