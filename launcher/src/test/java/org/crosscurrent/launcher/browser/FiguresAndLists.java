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
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages show what the API answers, and the API answers what the store holds. */
abstract class FiguresAndLists {
  private static final Map<String, String> COUNTS =
      Map.of(
          "Posts", "posts",
          "Likes", "likes",
          "Comments", "comments",
          "Shares", "shares",
          "Viral posts", "viral_posts",
          "Verified authors", "verified_authors",
          "Influencers", "influencers");

  /** The totals by the table that the pipeline writes, without anything that serves it. */
  private static final String TOTALS =
      """
      WITH past AS (SELECT * FROM signals WHERE created_at >= '%s' AND created_at < '%s'),
      authors AS (
        SELECT DISTINCT ON (s.platform, s.author_id) s.author_verified, s.author_followers
          FROM signals s
         WHERE (s.platform, s.author_id) IN (SELECT platform, author_id FROM past)
         ORDER BY s.platform, s.author_id, s.created_at DESC, s.post_id DESC)
      SELECT count(*), coalesce(sum(score), 0), coalesce(sum(comments), 0),
             coalesce(sum(shares), 0), count(*) FILTER (WHERE is_trending),
             (SELECT count(*) FROM authors WHERE author_verified),
             (SELECT count(*) FROM authors WHERE author_followers >= 50000),
             avg(greatest(0, least(1,
               (coalesce(score, 0) + coalesce(comments, 0) + coalesce(shares, 0))::float8 / views)))
               FILTER (WHERE views > 0),
             avg(sentiment)
        FROM past
      """;

  private final Site site;

  FiguresAndLists(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "platform=reddit", "sentiment=negative", "viral=true", "language=en"})
  void theEightFiguresOfTheOverviewAreThoseOfTheApi(String filter) throws Exception {
    String query = "?" + site.past() + (filter.isEmpty() ? "" : "&" + filter);
    try (Visit visit = site.visit()) {
      visit.open("/" + query);
      await()
          .atMost(Site.PATIENCE)
          .untilAsserted(
              () -> {
                JsonNode stats = site.api("/stats" + query);
                assertThat(stats.get("posts").longValue()).isPositive();
                COUNTS.forEach(
                    (label, name) ->
                        assertThat(visit.count(label))
                            .as(label)
                            .isEqualTo(stats.get(name).longValue()));
                assertThat(visit.figure("Engagement rate").innerText())
                    .isEqualTo(percent(stats.get("mean_engagement_rate")));
              });
    }
  }

  private static String percent(JsonNode share) {
    return share.isNull()
        ? "–"
        : new BigDecimal(share.doubleValue())
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString()
            + "%";
  }

  @Test
  void theFiguresOfTheApiAreThoseOfTheStore() {
    String[] ends = site.past().replace("from=", "").split("&to=");
    await()
        .atMost(Site.PATIENCE)
        .untilAsserted(
            () -> {
              String[] sql =
                  site.demo().query(TOTALS.formatted(ends[0], ends[1])).get(0).split("\\|");
              JsonNode stats = site.api("/stats?" + site.past());
              List<String> names =
                  List.of(
                      "posts",
                      "likes",
                      "comments",
                      "shares",
                      "viral_posts",
                      "verified_authors",
                      "influencers");
              for (int i = 0; i < names.size(); i++) {
                assertThat(stats.get(names.get(i)).longValue())
                    .as(names.get(i))
                    .isEqualTo(Long.parseLong(sql[i]));
              }
              assertThat(stats.get("mean_engagement_rate").doubleValue())
                  .isCloseTo(Double.parseDouble(sql[7]), within(2e-6));
              assertThat(stats.get("mean_sentiment").doubleValue())
                  .isCloseTo(Double.parseDouble(sql[8]), within(2e-6));
            });
  }

  @Test
  void theAuthorsShownAreThoseOfTheApi() throws Exception {
    String path = "/authors?" + site.past();
    sameRows(
        path,
        "Leaderboard",
        path + "&limit=50",
        ".authorname > span:first-child",
        "td.number:nth-of-type(4)",
        FiguresAndLists::author,
        row -> row.get("posts").longValue());
  }

  @Test
  void theHashtagsShownAreThoseOfTheApi() throws Exception {
    String path = "/hashtags?" + site.past();
    sameRows(
        path,
        "All hashtags",
        path + "&limit=50",
        "a.topic",
        "td.number:nth-of-type(1)",
        row -> row.get("hashtag").textValue(),
        row -> row.get("posts").longValue());
  }

  @Test
  void theTopTopicsShownAreThoseOfTheApi() throws Exception {
    String query = "?" + site.past();
    sameRows(
        "/" + query,
        "Top topics",
        "/topics" + query + "&limit=10",
        "a.topic",
        "td.number:nth-of-type(1)",
        row -> row.get("topic").textValue(),
        row -> row.get("posts").longValue());
  }

  @Test
  void theKindsShownAreThoseOfTheApi() throws Exception {
    String query = "?" + site.past();
    sameRows(
        "/kinds" + query,
        "What each kind brings",
        "/breakdown" + query + "&by=kind&limit=12",
        "th",
        "td.number:nth-of-type(1)",
        row -> row.get("value").textValue().substring(0, 1).toUpperCase(Locale.ROOT),
        row -> row.get("posts").longValue());
  }

  /** Who has no name goes by the id, without the platform before it. */
  private static String author(JsonNode row) {
    return row.get("author_name").isNull()
        ? row.get("author_id").textValue().replace(row.get("platform").textValue() + ":", "")
        : row.get("author_name").textValue();
  }

  private void sameRows(
      String page,
      String panel,
      String resource,
      String nameCell,
      String countCell,
      Function<JsonNode, String> name,
      Function<JsonNode, Long> count)
      throws Exception {
    try (Visit visit = site.visit()) {
      visit.open(page);
      Locator rows = visit.panel(panel).locator("tbody tr");
      await()
          .atMost(Site.PATIENCE)
          .untilAsserted(
              () -> {
                List<JsonNode> items =
                    StreamSupport.stream(site.api(resource).get("items").spliterator(), false)
                        .toList();
                assertThat(items).isNotEmpty();
                assertThat(rows.locator(nameCell).allInnerTexts())
                    .zipSatisfy(
                        items, (shown, item) -> assertThat(shown).startsWith(name.apply(item)));
                assertThat(rows.locator(countCell).allInnerTexts())
                    .isEqualTo(
                        items.stream()
                            .map(item -> String.format(Locale.US, "%,d", count.apply(item)))
                            .toList());
              });
    }
  }

  @Test
  void theFirstViewOfTheOverviewIsTimed() {
    try (Visit visit = site.visit()) {
      long began = System.nanoTime();
      visit.page().navigate(site.url() + "/");
      assertThat(visit.page().locator("dl[aria-label=Totals]:not(.waiting)")).isVisible();
      System.out.printf(
          "First view of the overview: %d ms from the address to the figures.%n",
          (System.nanoTime() - began) / 1_000_000);
    }
  }
}
