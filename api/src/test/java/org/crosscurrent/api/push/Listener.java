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
package org.crosscurrent.api.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.crosscurrent.api.http.Json;

/** Reads an event stream as the HTML standard tells, on a thread of its own. */
final class Listener implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final List<Event> events = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private final Thread thread;
  volatile String lastId;
  volatile int comments;
  volatile String retry;
  volatile boolean ended;

  Listener(String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    body = response.body();
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + new String(body.readAllBytes(), "UTF-8"));
    }
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    thread = new Thread(this::read, "listener");
    thread.setDaemon(true);
    thread.start();
    patiently().until(() -> lastId != null || ended);
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
  }

  private void read() {
    String name = "message";
    String data = null;
    String id = lastId;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.startsWith("retry: ")) {
          retry = line.substring(7);
        } else if (line.startsWith(":")) {
          comments++;
        } else {
          assertThat(line).isEmpty();
          if (data != null) {
            long number = id == null ? -1 : Long.parseLong(id);
            events.add(new Event(number, name, Json.parse(data)));
          }
          lastId = id;
          name = "message";
          data = null;
        }
      }
    } catch (IOException e) {
      // The connection broke, as happens when servers die.
      ended = true;
    }
    ended = true;
  }

  /** Of all that was told; the last word has none. */
  List<Long> ids() {
    return events.stream().filter(event -> !event.name().equals("end")).map(Event::id).toList();
  }

  List<String> posts() {
    return events.stream().map(Event::postId).toList();
  }

  Listener awaitEvents(int count) {
    patiently().until(() -> events.size() >= count);
    return this;
  }

  Listener awaitId(long id) {
    patiently().until(() -> lastId != null && Long.parseLong(lastId) >= id);
    return this;
  }

  Listener awaitEnd() {
    patiently().until(() -> ended);
    return this;
  }

  /** Waits until all that was received has been read. */
  void join() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
