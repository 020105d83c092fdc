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
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A demo that has its history behind it, and a browser to look at it with. */
final class Site implements AutoCloseable {
  /** Long enough for a slow machine that does other things, too. */
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final int HISTORY_HOURS = 2;
  private static final long LIVE_POSTS = 50;

  /** How many times in a row the history must be as long as before to be all there is. */
  private static final int STILL = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningDemo demo;
  private final Playwright playwright;
  private final Browser browser;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Instant began;

  private Site(RunningDemo demo, Playwright playwright, Instant began) {
    this.demo = demo;
    this.playwright = playwright;
    this.browser = Chromium.launch(playwright);
    this.began = began;
  }

  /** Returns once the history is served and live posts come in. */
  static Site open(Path folder) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    Instant began = Instant.now();
    RunningDemo demo = RunningDemo.start(folder, "--history-hours=" + HISTORY_HOURS, "--rate=20");
    try {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Site site = new Site(demo, playwright, began);
      if (!demo.ranBefore()) {
        site.awaitHistory();
      }
      return site;
    } catch (Exception e) {
      demo.close();
      throw e;
    }
  }

  private void awaitHistory() {
    List<Long> still = new ArrayList<>();
    await()
        .atMost(PATIENCE.multipliedBy(3))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              long history = api("/stats?" + past()).get("posts").longValue();
              still.add(history);
              assertThat(still.subList(Math.max(0, still.size() - STILL), still.size()))
                  .hasSize(STILL)
                  .containsOnly(history);
              assertThat(api("/stats?from=" + began).get("posts").longValue())
                  .isGreaterThan(LIVE_POSTS);
              assertThat(api("/compare?limit=1").get("items")).isNotEmpty();
              assertThat(api("/divergences?limit=1").get("items")).isNotEmpty();
            });
  }

  /** A whole hour within the history, as a query: what lies in it stands still. */
  String past() {
    Instant to = pastEnd();
    return "from=" + to.minus(1, ChronoUnit.HOURS) + "&to=" + to;
  }

  /** Where {@link #past} ends. */
  Instant pastEnd() {
    return began.truncatedTo(ChronoUnit.HOURS);
  }

  RunningDemo demo() {
    return demo;
  }

  /** Where the dashboard lies, without a slash at the end. */
  String url() {
    try {
      return demo.url();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a resource of the API answers. */
  JsonNode api(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path)).build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** The path of the page of a topic that people write about. */
  String topicPath() throws Exception {
    String topic = api("/topics?limit=1").get("items").get(0).get("topic").textValue();
    return "/topics/" + URLEncoder.encode(topic, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A person who has never been there. */
  Visit visit() {
    return visit(new Browser.NewContextOptions());
  }

  Visit visit(Browser.NewContextOptions options) {
    if (options.viewportSize == null) {
      options.setViewportSize(1280, 900);
    }
    return new Visit(
        browser.newContext(options.setLocale("en-US").setTimezoneId("Europe/Berlin")), url());
  }

  @Override
  public void close() throws InterruptedException {
    playwright.close();
    demo.close();
  }
}
