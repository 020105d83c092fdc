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

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One person at one page, and whatever their browser complains about. */
final class Visit implements AutoCloseable {
  private final BrowserContext context;
  private final String url;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Visit(BrowserContext context, String url) {
    this.context = context;
    this.url = url;
    context.setDefaultTimeout(Site.PATIENCE.toMillis());
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add("console: " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    page.onRequestFailed(this::failed);
    page.onResponse(this::answered);
    page.onRequest(this::asked);
  }

  private void failed(Request request) {
    // Whoever leaves a page, or pauses it, hangs up.
    if (!"net::ERR_ABORTED".equals(request.failure())) {
      complaints.add("failed: " + request.url() + " " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      complaints.add("answer: " + response.status() + " " + response.url());
    }
  }

  private void asked(Request request) {
    String at = request.url();
    if (!at.startsWith(url + "/") && !at.startsWith("data:") && !at.startsWith("blob:" + url)) {
      complaints.add("another host: " + at);
    }
  }

  Page page() {
    return page;
  }

  /** All that the browser complained about, that was refused, or that was asked of other hosts. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Opens a page and waits until it shows what it has. */
  Visit open(String path) {
    page.navigate(url + path);
    return settle();
  }

  /** Waits until nothing on the page is being waited for. */
  Visit settle() {
    assertThat(page.locator("main h1").first()).isVisible();
    assertThat(page.locator("main .skeleton, main [aria-busy=true]")).hasCount(0);
    return this;
  }

  /** The panel of a title. */
  Locator panel(String title) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A filter or another field by its name. */
  Locator field(String name) {
    return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  /** The value of a figure, by its label. */
  Locator figure(String label) {
    return page.locator("dl.figures .figure")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator("dt")
                        .getByText(label, new Locator.GetByTextOptions().setExact(true))))
        .locator(".figurevalue");
  }

  /** A figure in full, as a number. */
  long count(String label) {
    return Long.parseLong(figure(label).getAttribute("title").replace(",", ""));
  }

  @Override
  public void close() {
    context.close();
  }
}
