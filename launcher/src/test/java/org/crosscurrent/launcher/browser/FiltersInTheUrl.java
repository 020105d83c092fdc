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

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each filter changes the address and what is shown, and the address alone brings it back. */
abstract class FiltersInTheUrl {
  private final Site site;

  FiltersInTheUrl(Site site) {
    this.site = site;
  }

  @Test
  void thePlatformIsInTheAddressAndInTheFigures() throws Exception {
    filters(visit -> visit.field("Platform").selectOption("reddit"), "platform=reddit");
  }

  @Test
  void theSentimentIsInTheAddressAndInTheFigures() throws Exception {
    filters(visit -> visit.field("Sentiment").selectOption("positive"), "sentiment=positive");
  }

  @Test
  void theLanguageIsInTheAddressAndInTheFigures() throws Exception {
    filters(visit -> visit.field("Language").selectOption("en"), "language=en");
  }

  @Test
  void theTopicIsInTheAddressAndInTheFigures() throws Exception {
    String topic = site.api("/topics?limit=1").get("items").get(0).get("topic").textValue();
    filters(
        visit -> {
          visit.field("Topic").fill(topic);
          visit.field("Topic").press("Enter");
        },
        "topic=" + topic.replace(' ', '+'));
  }

  @Test
  void viralOnlyIsInTheAddressAndInTheFigures() throws Exception {
    filters(visit -> visit.field("Viral only").check(), "viral=true");
  }

  private void filters(Consumer<Visit> choose, String parameter) throws Exception {
    try (Visit visit = site.visit()) {
      visit.open("/?" + site.past());
      long all = visit.count("Posts");
      choose.accept(visit);
      assertThat(visit.page())
          .hasURL(Pattern.compile("[?&]" + parameter.replaceAll("[^a-z0-9=]", ".") + "(&|$)"));
      showsWhatTheApiSays(visit);
      assertThat(visit.count("Posts")).isPositive().isLessThan(all);
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private void showsWhatTheApiSays(Visit visit) {
    String query = URI.create(visit.page().url()).getRawQuery();
    await()
        .atMost(Site.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(visit.count("Posts"))
                    .isEqualTo(site.api("/stats?" + query).get("posts").longValue()));
  }

  @Test
  void theTimeIsInTheAddressByLengthOrByItsEnds() throws Exception {
    try (Visit visit = site.visit()) {
      visit.open("/");
      long all = visit.count("Posts");
      visit.field("Time").selectOption(new SelectOption().setLabel("Last hour"));
      assertThat(visit.page()).hasURL(site.url() + "/?range=1h");
      await()
          .atMost(Site.PATIENCE)
          .untilAsserted(() -> assertThat(visit.count("Posts")).isPositive().isLessThan(all));

      visit.field("Time").selectOption("custom");
      String end =
          site.pastEnd().atZone(java.time.ZoneId.of("Europe/Berlin")).toLocalDateTime().toString();
      visit.field("To").fill(end);
      visit.field("To").blur();
      assertThat(visit.page())
          .hasURL(
              Pattern.compile(
                  ".*[?]to=" + site.pastEnd().toString().substring(0, 13) + "%3A00%3A00.000Z"));
      showsWhatTheApiSays(visit);

      visit.button("Clear").click();
      assertThat(visit.page()).hasURL(site.url() + "/");
    }
  }

  @Test
  void aSharedAddressShowsTheSameToOthers() throws Exception {
    try (Visit mine = site.visit();
        Visit theirs = site.visit()) {
      mine.open("/?" + site.past());
      mine.field("Platform").selectOption("reddit");
      assertThat(mine.page()).hasURL(Pattern.compile(".*platform=reddit.*"));
      mine.field("Viral only").check();
      assertThat(mine.page()).hasURL(Pattern.compile(".*viral=true.*"));
      showsWhatTheApiSays(mine);

      theirs.page().navigate(mine.page().url());
      theirs.settle();
      assertThat(theirs.field("Platform")).hasValue("reddit");
      assertThat(theirs.field("Viral only")).isChecked();
      showsWhatTheApiSays(theirs);
      assertThat(theirs.page().locator("dl[aria-label=Totals]"))
          .hasText(mine.page().locator("dl[aria-label=Totals]").textContent());
    }
  }

  @Test
  void backAndForwardGoThroughWhatWasShown() throws Exception {
    try (Visit visit = site.visit()) {
      String start = "/?" + site.past();
      visit.open(start);
      String first = visit.page().url();
      visit.field("Sentiment").selectOption("negative");
      assertThat(visit.page()).hasURL(Pattern.compile(".*sentiment=negative.*"));
      showsWhatTheApiSays(visit);
      String filtered = visit.page().url();
      visit
          .page()
          .getByLabel("Pages")
          .getByText(
              "Authors", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
          .click();
      assertThat(visit.page().locator("h1")).hasText("Authors");
      assertThat(visit.page()).hasURL(Pattern.compile(".*/authors[?].*sentiment=negative.*"));

      visit.page().goBack();
      assertThat(visit.page().locator("h1")).hasText("Overview");
      assertThat(visit.page()).hasURL(filtered);
      assertThat(visit.field("Sentiment")).hasValue("negative");
      visit.page().goBack();
      assertThat(visit.page()).hasURL(first);
      assertThat(visit.field("Sentiment")).hasValue("");
      showsWhatTheApiSays(visit);
      visit.page().goForward(new Page.GoForwardOptions());
      assertThat(visit.page()).hasURL(filtered);
      showsWhatTheApiSays(visit);
    }
  }
}
