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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Keys;
import org.crosscurrent.api.access.SigningSecret;
import org.junit.jupiter.api.Test;

/** Where access is on, a stranger sees nothing but the field for a key. */
abstract class SigningIn {
  private final Site site;

  SigningIn(Site site) {
    this.site = site;
  }

  @Test
  void onlyAKeyThatCountsLetsInAndTheSessionLastsUntilSignedOut() throws Exception {
    try (ApiServer guarded = ApiServer.start(guarded());
        Visit visit = site.visit(new Browser.NewContextOptions())) {
      Page page = visit.page();
      page.navigate(URI.create(guarded.url()).resolve("/").toString());
      Locator key = page.getByLabel("API key");
      assertThat(key).isVisible();
      assertThat(page.locator("nav")).hasCount(0);

      signIn(visit, key, "cc_wrongwrongwr_" + "A".repeat(43));
      assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
          .hasText("This key is not known, has expired or was revoked.");

      signIn(visit, key, newKey());
      assertThat(page.locator("h1")).hasText("Overview");
      visit.settle();
      assertThat(visit.count("Posts")).isPositive();
      assertThat(visit.panel("Live feed").locator("li").first()).isVisible();

      page.reload();
      assertThat(page.locator("h1")).hasText("Overview");
      visit.settle();
      assertThat(visit.count("Posts")).isPositive();

      visit.button("Sign out").click();
      assertThat(key).isVisible();
      page.reload();
      assertThat(key).isVisible();
      assertThat(page.locator("nav")).hasCount(0);
    }
  }

  private static void signIn(Visit visit, Locator field, String key) {
    field.fill(key);
    visit.button("Sign in").click();
  }

  private ApiConfig guarded() throws Exception {
    byte[] random = new byte[48];
    new SecureRandom().nextBytes(random);
    return ApiConfig.of(site.demo().store(), "postgres", "")
        .withPort(0)
        .withAccess(SigningSecret.of(null, Base64.getEncoder().encodeToString(random)));
  }

  private String newKey() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Keys.execute(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "create",
            "--jdbc-url=" + site.demo().store(),
            "--name=browser",
            "--role=reader");
    assertThat(code).as(err.toString()).isZero();
    return out.toString().strip();
  }
}
