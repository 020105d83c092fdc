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

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes for each page of the dashboard. */
abstract class EveryPage {
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int NARROW = 380;

  private final Site site;

  EveryPage(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource
  void opensWithDataAndNothingToComplainOf(Stop stop) throws Exception {
    try (Visit visit = site.visit()) {
      visit.open(stop.path(site));
      if (stop == Stop.DOCS) {
        assertThat(visit.page().locator(".swagger-ui .opblock").first()).isVisible();
      } else {
        assertThat(visit.page().locator("main .panel").first()).isVisible();
        assertThat(visit.page().locator("main .failure, main .aside.warn")).hasCount(0);
        assertThat(Set.copyOf(visit.page().locator("main .empty").allInnerTexts()))
            .isEqualTo(saidToBeEmpty(stop));
      }
      assertThat(visit.complaints()).isEmpty();
    }
  }

  /** No post of the demo tells where it comes from. */
  private static Set<String> saidToBeEmpty(Stop stop) {
    return stop == Stop.GEOGRAPHY
        ? Set.of("No post tells a location under these filters.")
        : Set.of();
  }

  @ParameterizedTest
  @EnumSource
  void hasNoSeriousFindingOfAxeInLightNorInDark(Stop stop) throws Exception {
    try (Visit visit = site.visit()) {
      visit.open(stop.path(site));
      if (stop == Stop.DOCS) {
        assertThat(visit.page().locator(".swagger-ui .opblock").first()).isVisible();
      }
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(graveFindings(visit.page())).as(scheme.name()).isEmpty();
      }
    }
  }

  private static List<String> graveFindings(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(EveryPage::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream().limit(5).map(node -> "\n    " + node.getHtml()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void fitsInto380Pixels(Stop stop) throws Exception {
    try (Visit visit = site.visit(new Browser.NewContextOptions().setViewportSize(NARROW, 800))) {
      visit.open(stop.path(site));
      if (stop == Stop.DOCS) {
        assertThat(visit.page().locator(".swagger-ui .opblock").first()).isVisible();
      }
      assertThat(visit.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(NARROW);
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(named = "crosscurrent.screenshots", matches = ".*")
  void isPictured(Stop stop) throws Exception {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Visit visit = site.visit(new Browser.NewContextOptions().setColorScheme(scheme))) {
        visit.open(stop.path(site));
        picture(visit, stop.fileName() + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    try (Visit visit = site.visit(new Browser.NewContextOptions().setViewportSize(NARROW, 800))) {
      visit.open(stop.path(site));
      picture(visit, stop.fileName() + "-" + NARROW);
    }
  }

  private static void picture(Visit visit, String name) {
    visit
        .page()
        .screenshot(
            new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
