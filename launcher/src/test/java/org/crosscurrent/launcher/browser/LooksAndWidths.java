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

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Light and dark, wide and narrow. */
abstract class LooksAndWidths {
  private static final String BRIGHTNESS =
      """
      () => {
        const colour = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
        return (colour[0] + colour[1] + colour[2]) / 3;
      }""";

  private final Site site;

  LooksAndWidths(Site site) {
    this.site = site;
  }

  @Test
  void theSystemsColoursAreFollowedUntilOthersAreChosenWhichAReloadKeeps() {
    try (Visit visit =
        site.visit(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
      Page page = visit.open("/").page();
      assertThat(brightness(page)).isLessThan(60);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      assertThat(brightness(page)).isGreaterThan(200);
      visit.button("Colours: system").click();
      visit.button("Colours: light").click();
      assertThat(visit.button("Colours: dark")).isVisible();
      assertThat(brightness(page)).isLessThan(60);
      page.reload();
      assertThat(visit.button("Colours: dark")).isVisible();
      assertThat(brightness(page)).isLessThan(60);
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private static double brightness(Page page) {
    return ((Number) page.evaluate(BRIGHTNESS)).doubleValue();
  }

  @Test
  void at380PixelsMenuAndFiltersOpenAndLead() {
    try (Visit visit = site.visit(new Browser.NewContextOptions().setViewportSize(380, 800))) {
      Page page = visit.open("/").page();
      Locator menu = page.locator("nav#menu");
      assertThat(menu).isHidden();
      visit.button("Menu").click();
      assertThat(menu).isVisible();
      menu.getByText("Authors", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("h1")).hasText("Authors");
      assertThat(menu).isHidden();

      assertThat(visit.field("Platform")).isHidden();
      visit.button("Filters").click();
      visit.field("Platform").selectOption("reddit");
      assertThat(page).hasURL(Pattern.compile(".*platform=reddit.*"));
      assertThat(visit.button("Filters (1)")).isVisible();
      visit.settle();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(380);
      assertThat(visit.complaints()).isEmpty();
    }
  }
}
