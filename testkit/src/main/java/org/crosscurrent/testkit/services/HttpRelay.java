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
package org.crosscurrent.testkit.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A door before an HTTP server on the loopback address: passes requests and responses on byte by
 * byte, so that signatures hold, notes the requests, and can refuse them or break off a response.
 */
final class HttpRelay implements AutoCloseable {

  private static final String ERROR =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code>"
          + "<Message>Please reduce your request rate.</Message></Error>";
  private static final byte[] REFUSAL =
      ("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nConnection: close\r\n"
              + "Content-Length: "
              + ERROR.length()
              + "\r\n\r\n"
              + ERROR)
          .getBytes(UTF_8);
  private static final int LONGEST_HEAD = 1 << 16;
  private static final long NEVER = Long.MAX_VALUE;

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong cutNextAfter = new AtomicLong(NEVER);
  private boolean open = true;
  private long untilRefusals;
  private long refusals;

  private HttpRelay(int target, ServerSocket door) {
    this.target = target;
    this.door = door;
  }

  /** Opens a door on a free port. */
  static HttpRelay to(int target) throws IOException {
    HttpRelay relay =
        new HttpRelay(target, new ServerSocket(0, 200, InetAddress.getByName(LocalKafka.HOST)));
    relay.start("accept", relay::accept);
    return relay;
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized void setOpen(boolean open) {
    this.open = open;
  }

  /** Refuses so many requests once so many others have been passed on. */
  synchronized void refuse(long after, long count) {
    untilRefusals = after;
    refusals = count;
  }

  private synchronized boolean admits() {
    if (untilRefusals > 0) {
      untilRefusals--;
      return open;
    }
    if (refusals > 0) {
      refusals--;
      return false;
    }
    return open;
  }

  /** Breaks off the next response to a plain GET after so many bytes. */
  void cutNextAfter(long bytes) {
    cutNextAfter.set(bytes);
  }

  /** Method and target of each request that was passed on, in order. */
  List<String> requests() {
    return new ArrayList<>(requests);
  }

  void forgetRequests() {
    requests.clear();
  }

  long refused() {
    return refused.get();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void start(String name, Runnable work) {
    Thread thread = new Thread(work, "http-relay-" + port() + "-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        sockets.add(client);
        start("requests", () -> serve(client));
      } catch (IOException e) {
        // The door was closed, or the client has gone again: the loop's condition tells.
        continue;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getByName(LocalKafka.HOST), target)) {
      sockets.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      AtomicLong limit = new AtomicLong(NEVER);
      start("responses", () -> passResponses(server, client, limit));
      passRequests(client, server, limit);
      sockets.remove(server);
    } catch (IOException e) {
      // Either side has hung up, which ends the exchange.
      sockets.remove(client);
    } finally {
      sockets.remove(client);
    }
  }

  private void passRequests(Socket client, Socket server, AtomicLong limit) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream(), 1 << 16);
    OutputStream out = server.getOutputStream();
    for (byte[] head = head(in); head.length > 0; head = head(in)) {
      String text = new String(head, ISO_8859_1);
      String request = text.substring(0, text.lastIndexOf(' ', text.indexOf('\r')));
      long length = contentLength(text);
      if (!admits()) {
        refused.incrementAndGet();
        if (!text.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
          in.skipNBytes(length);
        }
        client.getOutputStream().write(REFUSAL);
        return;
      }
      requests.add(request);
      if (request.startsWith("GET ") && !request.contains("?")) {
        limit.set(cutNextAfter.getAndSet(NEVER));
      }
      out.write(head);
      out.flush();
      pass(in, out, length);
    }
  }

  private void passResponses(Socket server, Socket client, AtomicLong limit) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        server) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        long left = limit.get();
        out.write(buffer, 0, (int) Math.min(n, left));
        out.flush();
        if (left <= n) {
          return;
        }
        if (left != NEVER) {
          limit.set(left - n);
        }
      }
    } catch (IOException e) {
      // Either side has hung up, which ends the exchange.
      sockets.remove(server);
    } finally {
      sockets.remove(server);
    }
  }

  /** The lines up to the empty one; nothing at the end of the stream. */
  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int b = in.read();
      if (b < 0) {
        return new byte[0];
      }
      head.write(b);
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
      if (head.size() > LONGEST_HEAD) {
        throw new IOException("a request's head is longer than " + LONGEST_HEAD + " bytes");
      }
    }
    return head.toByteArray();
  }

  private static long contentLength(String head) throws IOException {
    for (String line : head.split("\r\n")) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        return Long.parseLong(line.substring(line.indexOf(':') + 1).trim());
      }
      if (lower.startsWith("transfer-encoding:")) {
        throw new IOException("requests in chunks are not passed on");
      }
    }
    return 0;
  }

  private static void pass(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = length; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new EOFException("the request broke off");
      }
      out.write(buffer, 0, n);
      out.flush();
      left -= n;
    }
  }
}
