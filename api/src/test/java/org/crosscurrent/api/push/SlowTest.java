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

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.Test;

class SlowTest {
  private static final int MOST = 400;

  @Test
  void whoDoesNotReadIsDroppedAndCanResumeWhileOthersGetAll() throws Exception {
    String url = TestStore.migrated();
    PushSettings small = PushSettings.DEFAULT.withBufferBytes(1 << 16);
    try (Posts posts = new Posts(url);
        ApiServer server = TestStore.serve(url, small);
        Listener other = new Listener(server.url() + "/stream");
        Socket stalled = open(server)) {
      await().atMost(Listener.PATIENCE).until(() -> server.pushed().connections() == 2);
      int written = 0;
      while (server.pushed().dropped() == 0 && written < MOST) {
        written++;
        // What lies in the buffers of two sockets can be megabytes.
        String grow =
            "UPDATE signals SET url = repeat('x', 60000) WHERE post_id = 'p:" + written + "'";
        posts.write("p:" + written, "reddit", "climate", false, null).run(grow).fold();
        other.awaitId(written);
      }
      assertThat(server.pushed().dropped()).isEqualTo(1);
      posts.add(2000, 2010);
      List<Long> feed = posts.feed();
      assertThat(other.awaitEvents(feed.size()).ids()).isEqualTo(feed);
      List<Long> told = new ArrayList<>();
      String rest = readAll(stalled, told);
      assertThat(told).isNotEmpty().isEqualTo(feed.subList(0, told.size()));
      assertThat(rest)
          .satisfiesAnyOf(
              text -> assertThat(text).contains("event: end\ndata: {\"reason\":\"slow-consumer\"}"),
              text -> assertThat(text).doesNotContain("event: end"));
      await().atMost(Listener.PATIENCE).until(() -> server.pushed().connections() == 1);
      String last = "" + told.get(told.size() - 1);
      try (Listener again = new Listener(server.url() + "/stream", "Last-Event-ID", last)) {
        int left = feed.size() - told.size();
        assertThat(again.awaitEvents(left).ids()).isEqualTo(feed.subList(told.size(), feed.size()));
      }
    }
  }

  private static Socket open(ApiServer server) throws Exception {
    URI uri = URI.create(server.url() + "/stream");
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new java.net.InetSocketAddress(uri.getHost(), uri.getPort()));
    String request =
        "GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Reads what was sent before the connection was closed; whole events alone count. */
  private static String readAll(Socket socket, List<Long> ids) throws Exception {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    InputStream in = socket.getInputStream();
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        if (text.indexOf("event: end") >= 0) {
          break;
        }
      }
    } catch (java.net.SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    String plain = text.toString().replaceAll("\r\n[0-9A-Fa-f]+\r\n", "");
    Matcher events = Pattern.compile("id: (\\d+)\nevent: signal\ndata: [^\n]*\n\n").matcher(plain);
    while (events.find()) {
      ids.add(Long.valueOf(events.group(1)));
    }
    return plain.substring(Math.max(0, plain.length() - 200));
  }
}
