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
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes in is seen without a reload, unless the page is paused. */
abstract class LiveUpdates {
  /** More than come in until the page would have asked again. */
  private static final int MANY = 300;

  private final Site site;

  LiveUpdates(Site site) {
    this.site = site;
  }

  @Test
  void figuresAndFeedGrowByThemselvesUntilPausedAndGoOnWhenResumed() throws Exception {
    try (Visit visit = site.visit()) {
      visit.open("/");
      Locator newest = visit.panel("Live feed").locator("li .posttext").first();
      seenToMove(visit, newest);

      visit.button("Live updates").click();
      assertThat(visit.button("Live updates")).containsText("Paused");
      visit.settle();
      List<String> asked = new ArrayList<>();
      visit.page().onRequest(request -> asked.add(request.url()));
      long posts = visit.count("Posts");
      String first = newest.innerText();
      long before = stored();
      await()
          .atMost(Site.PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> stored() > before + MANY);
      assertThat(visit.count("Posts")).isEqualTo(posts);
      assertThat(newest.innerText()).isEqualTo(first);
      assertThat(asked).isEmpty();

      visit.button("Live updates").click();
      assertThat(visit.button("Live updates")).containsText("Live");
      await()
          .atMost(Site.PATIENCE)
          .untilAsserted(() -> assertThat(visit.count("Posts")).isGreaterThan(posts));
      seenToMove(visit, newest);
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private long stored() throws Exception {
    return site.api("/stats").get("posts").longValue();
  }

  private static void seenToMove(Visit visit, Locator newest) {
    long posts = visit.count("Posts");
    String first = newest.innerText();
    await()
        .atMost(Site.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(newest.innerText()).isNotEqualTo(first);
              assertThat(visit.count("Posts")).isGreaterThan(posts);
            });
  }
}
