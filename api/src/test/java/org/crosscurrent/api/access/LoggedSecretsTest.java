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
package org.crosscurrent.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Shows secrets in right and wrong places, and looks for them in all that was written. */
@Timeout(60)
class LoggedSecretsTest {

  @Test
  void noSecretIsLoggedAnsweredOrAudited() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("org.crosscurrent");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Level before = root.getLevel();
    root.addAppender(log);
    root.setLevel(Level.INFO);
    ours.setLevel(Level.TRACE);
    List<String> written = new ArrayList<>();
    List<String> secrets = new ArrayList<>();
    try (Guarded guarded = new Guarded(TestStore.migrated())) {
      use(guarded, written, secrets);
      written.addAll(guarded.audit());
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
      ours.setLevel(null);
    }
    List<ILoggingEvent> events = List.copyOf(log.list);
    assertThat(events)
        .as("what is logged of a refusal, under the id of its request")
        .anySatisfy(
            event -> {
              assertThat(event.getFormattedMessage()).contains("was refused: wrong key");
              assertThat(event.getMDCPropertyMap()).containsEntry("request_id", "asked-1");
            });
    for (ILoggingEvent event : events) {
      written.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        written.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    assertThat(secrets).hasSize(5);
    for (String secret : secrets) {
      assertThat(written).noneMatch(line -> line.contains(secret));
    }
  }

  private static void use(Guarded guarded, List<String> answers, List<String> secrets)
      throws Exception {
    ApiKeys.Created created = guarded.key(Role.OPERATOR);
    String key = created.text();
    JsonNode tokens = guarded.login(created);
    String token = tokens.get("access_token").textValue();
    String refresh = tokens.get("refresh_token").textValue();
    secrets.add(Guarded.SECRET);
    secrets.add(key.substring(16));
    secrets.add(token.substring(token.lastIndexOf('.')));
    secrets.add(refresh.substring(4));
    secrets.add(KeyText.parse(key).orElseThrow().secret());
    String forged = token.substring(0, 40) + "X" + token.substring(41);
    answers.add(created.toString());
    List<HttpResponse<String>> all = new ArrayList<>();
    all.add(guarded.read(key));
    all.add(guarded.read(token));
    all.add(guarded.read(forged));
    all.add(
        guarded.get(
            "/api/v1/read",
            "X-Request-Id",
            "asked-1",
            "Authorization",
            "Bearer cc_000000000000_" + key.substring(16)));
    all.add(guarded.read(key + "x"));
    for (String secret : new String[] {key, token, refresh}) {
      all.add(guarded.get("/api/v1/read?token=" + secret, "Authorization", "Bearer " + key));
      all.add(guarded.get("/api/v1/read?" + secret + "=1", "Authorization", "Bearer " + key));
      all.add(guarded.get("/api/v1/" + secret));
      all.add(guarded.get("/" + secret + ".js"));
      all.add(guarded.refresh(secret));
      all.add(guarded.post("/api/v1/auth/refresh", "{\"" + secret + "\":1}"));
      all.add(guarded.get("/api/v1/anyone", "Accept", secret));
      all.add(guarded.post("/api/v1/write", "{}", "Origin", "https://" + secret));
      all.add(guarded.send(secret.substring(0, 3), "/api/v1/read", null));
    }
    guarded.refresh(refresh);
    for (HttpResponse<String> answer : all) {
      if (answer.statusCode() >= 400) {
        answers.add(answer.headers().map() + answer.body());
      }
    }
    assertThat(answers.size()).isGreaterThan(20);
  }
}
