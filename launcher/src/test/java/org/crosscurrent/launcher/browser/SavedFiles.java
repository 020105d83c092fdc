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
package org.crosscurrent.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Data are saved as CSV, charts as PNG. */
abstract class SavedFiles {
  private final Site site;

  SavedFiles(Site site) {
    this.site = site;
  }

  @Test
  void theCsvHasTheRowsThatAreShown() throws Exception {
    try (Visit visit = site.visit()) {
      visit.open("/hashtags?" + site.past());
      List<String> shown = visit.panel("All hashtags").locator("tbody tr a.topic").allInnerTexts();
      Download file =
          visit.page().waitForDownload(() -> visit.button("Save All hashtags as CSV").click());
      assertThat(file.suggestedFilename()).matches("all-hashtags-.*\\.csv");
      List<String> lines = lines(file);
      assertThat(lines.get(0)).isEqualTo("Hashtag,Posts,Posts before,Likes,Mean sentiment");
      assertThat(lines.stream().skip(1).map(line -> line.split(",")[0]))
          .isNotEmpty()
          .containsExactlyElementsOf(shown);
    }
  }

  private static List<String> lines(Download file) throws IOException {
    try (InputStream in = file.createReadStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void theChartIsSavedAsAPictureWithSomethingOnIt() throws Exception {
    try (Visit visit = site.visit()) {
      visit.open("/?" + site.past());
      Download file =
          visit.page().waitForDownload(() -> visit.button("Save Posts over time as PNG").click());
      assertThat(file.suggestedFilename()).matches("posts-over-time-.*\\.png");
      try (InputStream in = file.createReadStream()) {
        BufferedImage picture = ImageIO.read(in);
        assertThat(picture.getWidth()).isGreaterThan(600);
        assertThat(picture.getHeight()).isGreaterThan(300);
        int[] pixels =
            picture.getRGB(
                0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(10);
        // Below the title and the legend, too, where the chart itself is.
        int[] chart =
            picture.getRGB(
                0, 160, picture.getWidth(), picture.getHeight() - 160, null, 0, picture.getWidth());
        assertThat(Arrays.stream(chart).distinct().count()).isGreaterThan(5);
      }
      assertThat(visit.complaints()).isEmpty();
    }
  }
}
