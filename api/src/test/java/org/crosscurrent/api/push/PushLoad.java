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

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.store.StoreMigrations;

/**
 * Opens many streams, writes posts at a steady rate, and prints how long each took from its insert
 * into the database to each reader, in milliseconds: {@code PushLoad connections webSockets
 * postsPerSecond seconds}. Writer, folder and server share this JVM; one thread reads all sockets.
 */
final class PushLoad {
  private static final int FOLD_MILLIS = 100;
  private static final byte[] ID = "\"post_id\":\"load:".getBytes(StandardCharsets.US_ASCII);

  private final long[] written;
  private final int[] latencies;
  private int received;
  private volatile boolean done;

  private PushLoad(int posts, int connections) {
    written = new long[posts];
    latencies = new int[posts * connections];
  }

  /** One socket, and how far the text that tells an id has been matched. */
  private static final class Reader {
    private int matched;
    private int number;
  }

  public static void main(String[] args) throws Exception {
    int streams = Integer.parseInt(args[0]);
    int webSockets = Integer.parseInt(args[1]);
    int rate = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    PrintStream out = new PrintStream(System.out, true);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      StoreMigrations.migrate(url, "postgres", null);
      try (ApiServer server = ApiServer.start(ApiConfig.of(url, "postgres", null).withPort(0))) {
        new PushLoad(rate * seconds, streams + webSockets)
            .run(server, url, streams, webSockets, rate, out);
      }
    }
  }

  private void run(
      ApiServer server, String url, int streams, int webSockets, int rate, PrintStream out)
      throws Exception {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < streams + webSockets; i++) {
        SocketChannel channel = open(server.port(), i >= streams);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Reader());
      }
      Thread reading = new Thread(() -> readAll(selector), "load-reader");
      reading.start();
      Thread folding = new Thread(() -> fold(url), "load-fold");
      folding.start();
      long[] before = cpu(reading);
      long start = System.nanoTime();
      write(url, rate);
      double took = (System.nanoTime() - start) / 1e9;
      long patience = System.nanoTime() + 30_000_000_000L;
      while (received < latencies.length && System.nanoTime() < patience) {
        Thread.onSpinWait();
        Thread.sleep(20);
      }
      long[] after = cpu(reading);
      done = true;
      selector.wakeup();
      reading.join();
      folding.join();
      int count = received;
      Arrays.sort(latencies, 0, count);
      out.printf(
          "connections %d (%d SSE, %d WebSocket), %d posts at %.0f/s: delivered %d of %d (%.0f/s),"
              + " dropped %d; ms p50 %d, p90 %d, p99 %d, max %d; CPU of the JVM %.0f %%, of that"
              + " its reader %.0f %%; connected now %d%n",
          streams + webSockets,
          streams,
          webSockets,
          written.length,
          written.length / took,
          count,
          latencies.length,
          count / took,
          server.pushed().dropped(),
          at(count, 50),
          at(count, 90),
          at(count, 99),
          count == 0 ? -1 : latencies[count - 1],
          (after[0] - before[0]) / took / 1e7,
          (after[1] - before[1]) / took / 1e7,
          server.pushed().connections());
    }
  }

  private int at(int count, int percent) {
    return count == 0 ? -1 : latencies[(int) ((long) (count - 1) * percent / 100)];
  }

  private static long[] cpu(Thread reader) {
    com.sun.management.OperatingSystemMXBean all =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new long[] {
      all.getProcessCpuTime(), ManagementFactory.getThreadMXBean().getThreadCpuTime(reader.getId())
    };
  }

  private static SocketChannel open(int port, boolean webSocket) throws Exception {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    String upgrade =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    String request =
        "GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n" + (webSocket ? upgrade : "") + "\r\n";
    OutputStream to = channel.socket().getOutputStream();
    to.write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream from = channel.socket().getInputStream();
    StringBuilder head = new StringBuilder();
    // The greeting tells that the stream has begun.
    while (head.indexOf(webSocket ? "open" : "id: ") < 0) {
      int c = from.read();
      if (c < 0) {
        throw new IllegalStateException("Refused: " + head);
      }
      head.append((char) c);
    }
    return channel;
  }

  private void readAll(Selector selector) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
    try {
      while (!done) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          buffer.clear();
          if (((SocketChannel) key.channel()).read(buffer) < 0) {
            key.cancel();
          }
          take((Reader) key.attachment(), buffer.flip());
        }
        selector.selectedKeys().clear();
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void take(Reader reader, ByteBuffer bytes) {
    long now = micros();
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (reader.matched < ID.length) {
        reader.matched = b == ID[reader.matched] ? reader.matched + 1 : b == ID[0] ? 1 : 0;
        reader.number = 0;
      } else if (b >= '0' && b <= '9') {
        reader.number = 10 * reader.number + b - '0';
      } else {
        reader.matched = 0;
        latencies[received++] = (int) ((now - written[reader.number]) / 1000);
      }
    }
  }

  private void write(String url, int rate) throws Exception {
    long start = System.nanoTime();
    try (Posts posts = new Posts(DriverManager.getConnection(url, "postgres", null))) {
      for (int i = 0; i < written.length; i++) {
        long due = start + i * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          Thread.sleep(1);
        }
        written[i] = micros();
        posts
            .write("load:" + i, "reddit", "climate", false, null, "A text of a post. ".repeat(9))
            .commit();
      }
    }
  }

  private void fold(String url) {
    try (Connection connection = DriverManager.getConnection(url, "postgres", null);
        PreparedStatement fold = connection.prepareStatement("SELECT crosscurrent_fold(1000)")) {
      while (!done) {
        try (ResultSet taken = fold.executeQuery()) {
          taken.next();
          if (taken.getLong(1) < 1000) {
            Thread.sleep(FOLD_MILLIS);
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
