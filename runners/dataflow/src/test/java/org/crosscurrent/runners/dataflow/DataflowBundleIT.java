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
package org.crosscurrent.runners.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscurrent.pipelines.BundleContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DataflowBundleIT extends BundleContract {

  private static final Path FILES = Path.of("flex-template").toAbsolutePath();

  @TempDir private Path directory;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theEntryPointsOfTheTemplatesTellTheirParameters() throws Exception {
    assertThat(java("-cp", BUNDLE.toString(), StreamTemplate.class.getName(), "--help"))
        .contains("--bootstrapServers", "--dbPasswordFile")
        .doesNotContain("SLF4J", "--dbPassword ");
    assertThat(java("-cp", BUNDLE.toString(), BackfillTemplate.class.getName(), "--help"))
        .contains("--input", "--from");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theBundleMakesTheFilesOfTheTemplates() throws Exception {
    java("-cp", BUNDLE.toString(), FlexTemplateFiles.class.getName(), directory.toString());

    for (String name : FlexTemplateFiles.all(FlexTemplateFiles.IMAGES).keySet()) {
      assertThat(directory.resolve(name)).hasSameTextualContentAs(FILES.resolve(name));
    }
  }

  @Test
  void theImageTakesThisBundle() throws IOException {
    Matcher copy =
        Pattern.compile("(?m)^COPY target/(\\S+) (\\S+)$")
            .matcher(Files.readString(FILES.resolve("Dockerfile")));

    assertThat(copy.find()).isTrue();
    assertThat(
            FileSystems.getDefault()
                .getPathMatcher("glob:" + copy.group(1))
                .matches(BUNDLE.getFileName()))
        .isTrue();
    assertThat(Files.readString(FILES.resolve("Dockerfile")))
        .contains("FLEX_TEMPLATE_JAVA_CLASSPATH=" + copy.group(2));
  }
}
