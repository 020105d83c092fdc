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

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All can be reached without a mouse, and one sees where one is. */
abstract class ByKeyboard {
  private static final int MOST_STEPS = 120;

  /** What has the focus, in a word or two. */
  private static final String FOCUSED =
      """
      () => {
        const e = document.activeElement;
        return e === document.body ? '' : (e.getAttribute('aria-label')
          || e.labels?.[0]?.textContent || e.textContent || e.id).trim();
      }""";

  /** Whether the focus can be seen: within the window, and marked by a line around it. */
  private static final String SEEN =
      """
      () => {
        const e = document.activeElement;
        const style = getComputedStyle(e);
        const box = e.getBoundingClientRect();
        const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
          || style.boxShadow !== 'none';
        return marked && box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
          && box.top < innerHeight && box.left < innerWidth;
      }""";

  private final Site site;

  ByKeyboard(Site site) {
    this.site = site;
  }

  @Test
  void theSkipLinkComesFirstAndLeadsToTheContent() {
    try (Visit visit = site.visit()) {
      visit.open("/");
      visit.page().keyboard().press("Tab");
      assertThat(visit.page().locator("a.skip")).isFocused();
      assertThat((Boolean) visit.page().evaluate(SEEN)).isTrue();
      visit.page().keyboard().press("Enter");
      assertThat(visit.page().locator("main")).isFocused();
    }
  }

  @Test
  void tabGoesThroughMenuFiltersAndContentAndTheFocusIsAlwaysSeen() {
    try (Visit visit = site.visit()) {
      Page page = visit.open("/").page();
      page.keyboard().press("Tab");
      Set<String> reached = new LinkedHashSet<>();
      for (int i = 0; i < MOST_STEPS && !page.evaluate(FOCUSED).equals("Live feed"); i++) {
        String focused = (String) page.evaluate(FOCUSED);
        assertThat((Boolean) page.evaluate(SEEN)).as("the focus is seen on " + focused).isTrue();
        reached.add(focused);
        page.keyboard().press("Tab");
      }
      for (Stop stop : Stop.values()) {
        if (stop.title() != null) {
          assertThat(reached).contains(stop.title());
        }
      }
      assertThat(reached)
          .contains("Time", "Platform", "Sentiment", "Language", "Topic", "Viral only")
          .contains("Live updates", "Save Posts over time as CSV", "Save Posts over time as PNG");
    }
  }

  @Test
  void aPageAFilterAndATopicAreOpenedWithoutAMouse() {
    try (Visit visit = site.visit()) {
      Page page = visit.open("/").page();
      Keyboard keys = page.keyboard();
      tabTo(page, "Trending");
      keys.press("Enter");
      assertThat(page.locator("h1")).hasText("Trending");
      assertThat(page.locator("h1")).isFocused();

      tabTo(page, "Viral only");
      keys.press("Space");
      assertThat(page).hasURL(Pattern.compile(".*viral=true.*"));
      keys.press("Space");
      assertThat(page).hasURL(site.url() + "/trending");
      visit.settle();

      String topic = page.locator("a.topic").first().innerText();
      tabTo(page, topic);
      keys.press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/topics/.*"));
      assertThat(page.locator("h1")).hasText(topic);
    }
  }

  private static void tabTo(Page page, String name) {
    for (int i = 0; i < MOST_STEPS; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate(FOCUSED).equals(name)) {
        return;
      }
    }
    throw new AssertionError("tab does not lead to " + name);
  }
}
