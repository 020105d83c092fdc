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

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is shown while there is nothing to show. */
abstract class WaitingNothingAndErrors {
  private static final Predicate<String> STATS = url -> url.contains("/api/v1/stats");

  private final Site site;

  WaitingNothingAndErrors(Site site) {
    this.site = site;
  }

  @Test
  void whatIsAwaitedIsSaidToBeAwaited() {
    try (Visit visit = site.visit()) {
      Page page = visit.page();
      List<Route> held = new ArrayList<>();
      page.route(STATS, held::add);
      page.navigate(site.url() + "/");
      assertThat(page.locator("dl[aria-label=Totals][aria-busy=true]")).isVisible();
      assertThat(visit.panel("Sentiment split").locator("[role=status]")).hasText("Loading…");
      page.unroute(STATS);
      held.forEach(Route::resume);
      visit.settle();
      assertThat(visit.count("Posts")).isPositive();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void aFilterThatMatchesNothingGetsASentenceInEachPanel() {
    try (Visit visit = site.visit()) {
      visit.open("/?topic=nobody-writes-about-this");
      assertThat(visit.panel("Posts over time").locator(".empty"))
          .hasText("No posts match these filters.");
      assertThat(visit.panel("Sentiment split").locator(".empty"))
          .hasText("No posts match these filters.");
      assertThat(visit.count("Posts")).isZero();
      visit.open("/hashtags?topic=nobody-writes-about-this");
      assertThat(visit.panel("All hashtags").locator(".empty"))
          .hasText("No hashtag matches these filters.");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void anErrorIsOneSentenceAndAnotherTryHelps() {
    try (Visit visit = site.visit()) {
      Page page = visit.page();
      page.route(STATS, Route::abort);
      page.navigate(site.url() + "/");
      Locator failure = page.locator("main > .failure");
      assertThat(failure.locator("p")).hasText("The server cannot be reached.");
      assertThat(visit.panel("Posts over time").locator("svg.chart")).isVisible();
      page.unroute(STATS);
      failure.locator("button").click();
      assertThat(failure).hasCount(0);
      visit.settle();
      assertThat(visit.count("Posts")).isPositive();
    }
  }

  @Test
  void anAddressWithoutAPageSaysSo() {
    try (Visit visit = site.visit()) {
      visit.open("/nothing");
      assertThat(visit.page().locator("main .empty")).containsText("There is no page");
    }
  }

  @Test
  void theDescriptionOfTheApiIsRenderedWhole() throws Exception {
    try (Visit visit = site.visit()) {
      visit.open("/docs");
      int operations = 0;
      for (var path : site.api("/openapi.json").get("paths")) {
        for (String method : List.of("get", "post", "put", "delete")) {
          operations += path.has(method) ? 1 : 0;
        }
      }
      assertThat(visit.page().locator(".swagger-ui .opblock")).hasCount(operations);
      assertThat(operations).isGreaterThan(20);
      assertThat(visit.complaints()).isEmpty();
    }
  }
}
