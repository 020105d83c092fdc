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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The engines that are on no class path unless somebody adds them, by licence or by size. */
public final class AddedEngines {

  /** How entries of their jars begin, their libraries' and their models' with them. */
  private static final List<String> ENTRIES =
      List.of(
          "edu/stanford",
          "ai/onnxruntime",
          "ai/djl",
          "org/crosscurrent/corenlp",
          "org/crosscurrent/onnx",
          "org/crosscurrent/training");

  private static final String SERVICES = "META-INF/services/";

  private AddedEngines() {}

  /** Fails if the jar has an entry of theirs, or names a class of theirs as a service. */
  public static void assertNothingOfThemIn(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      List<? extends ZipEntry> entries = jar.stream().toList();
      assertThat(entries)
          .as("%s", file)
          .isNotEmpty()
          .extracting(ZipEntry::getName)
          .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", ""))
          .noneMatch(name -> ENTRIES.stream().anyMatch(name::startsWith));
      for (ZipEntry entry : entries) {
        if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
          byte[] names = jar.getInputStream(entry).readAllBytes();
          assertThat(new String(names, StandardCharsets.UTF_8).lines())
              .as("%s in %s", entry, file)
              .map(name -> name.strip().replace('.', '/'))
              .noneMatch(name -> ENTRIES.stream().anyMatch(name::startsWith));
        }
      }
    }
  }
}
