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

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.crosscurrent.api.http.Problem;
import org.eclipse.jetty.io.MappedByteBufferPool;
import org.eclipse.jetty.websocket.api.WebSocketPolicy;
import org.eclipse.jetty.websocket.server.WebSocketServerFactory;

/** Turns requests into WebSockets. */
final class WebSockets implements AutoCloseable {
  /** Spoken where the caller offers it; what else it offers is left alone. */
  static final String PROTOCOL = "crosscurrent.v1";

  private static final int LONGEST_MESSAGE = 1024;
  private static final long IDLE_MILLIS = 3_600_000;

  /** The constructor that needs no servlet context is for subclasses alone. */
  private static final class Factory extends WebSocketServerFactory {
    Factory(WebSocketPolicy policy, Executor executor) {
      super(policy, executor, new MappedByteBufferPool());
    }
  }

  private final Admission admission;
  private final WebSocketServerFactory factory;

  WebSockets(Admission admission) {
    this.admission = admission;
    WebSocketPolicy policy = WebSocketPolicy.newServerPolicy();
    policy.setMaxTextMessageSize(LONGEST_MESSAGE);
    policy.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    policy.setMaxBinaryMessageSize(LONGEST_MESSAGE);
    policy.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
    policy.setIdleTimeout(IDLE_MILLIS);
    factory = new Factory(policy, ForkJoinPool.commonPool());
    try {
      factory.start();
    } catch (Exception e) {
      throw new IllegalStateException("WebSockets cannot be served", e);
    }
  }

  boolean isAskedFor(HttpServletRequest request, HttpServletResponse response) {
    return factory.isUpgradeRequest(request, response);
  }

  /**
   * Checks before anything is opened.
   *
   * @throws Problem (400, 403)
   */
  void require(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && !isOwn(origin, request) && !admission.trusts(origin)) {
      throw Problem.forbidden(
          "Pages of '" + Problem.shown(origin) + "' may open no WebSocket here.");
    }
    String version = request.getHeader("Sec-WebSocket-Version");
    if (!"13".equals(version) || request.getHeader("Sec-WebSocket-Key") == null) {
      throw Problem.badRequest(
          null, "The request is no WebSocket handshake of version 13 with a Sec-WebSocket-Key.");
    }
  }

  private static boolean isOwn(String origin, HttpServletRequest request) {
    String host = request.getHeader("Host");
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  /** Answers with the upgrade; the connection follows when the request has ended. */
  void open(WebSocketSink sink, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean accepted =
        factory.acceptWebSocket(
            (asked, answer) -> {
              // Packing each message for each subscriber would undo the sharing of bytes.
              answer.setExtensions(List.of());
              if (asked.hasSubProtocol(PROTOCOL)) {
                answer.setAcceptedSubProtocol(PROTOCOL);
              }
              return sink;
            },
            request,
            response);
    if (!accepted) {
      throw new IOException("The WebSocket was not accepted");
    }
    response.flushBuffer();
  }

  @Override
  public void close() {
    try {
      factory.stop();
    } catch (Exception e) {
      throw new IllegalStateException("WebSockets cannot be stopped", e);
    }
  }
}
