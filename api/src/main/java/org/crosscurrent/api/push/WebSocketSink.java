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

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;
import org.eclipse.jetty.websocket.api.BatchMode;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.WebSocketListener;
import org.eclipse.jetty.websocket.api.WriteCallback;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.common.frames.TextFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket that is written to without a thread of its own. */
final class WebSocketSink implements Sink, WebSocketListener, WriteCallback {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketSink.class);

  private final Subscriber subscriber;
  private final Long after;
  private final Function<String, Long> validId;
  private final boolean awaitsMessage;
  private volatile WebSocketSession session;

  /**
   * @param awaitsMessage whether the place to begin at comes with the first message
   * @param validId reads an id or throws a {@link Problem}
   */
  WebSocketSink(
      Subscriber subscriber, Long after, boolean awaitsMessage, Function<String, Long> validId) {
    this.subscriber = subscriber;
    this.after = after;
    this.awaitsMessage = awaitsMessage;
    this.validId = validId;
  }

  @Override
  public void onWebSocketConnect(Session opened) {
    session = (WebSocketSession) opened;
    subscriber.connected(this);
    if (!awaitsMessage) {
      subscriber.begin(after);
    }
  }

  @Override
  public void onWebSocketText(String message) {
    try {
      if (!awaitsMessage || subscriber.hasBegun()) {
        throw new IllegalArgumentException("No message was awaited.");
      }
      JsonNode json = Json.parse(message);
      JsonNode id = json.get("last_event_id");
      if (!json.isObject() || json.size() != (id == null ? 0 : 1)) {
        throw new IllegalArgumentException("The message has something else than last_event_id.");
      }
      subscriber.begin(id == null || id.isNull() ? null : validId.apply(id.asText()));
    } catch (IllegalArgumentException | UncheckedIOException | Problem e) {
      LOG.debug("A WebSocket's message was refused: {}", e.getMessage());
      subscriber.leave(Ending.MISUNDERSTOOD);
    }
  }

  @Override
  public void onWebSocketBinary(byte[] payload, int offset, int length) {
    subscriber.leave(Ending.MISUNDERSTOOD);
  }

  @Override
  public void onWebSocketClose(int code, String reason) {
    subscriber.gone();
  }

  @Override
  public void onWebSocketError(Throwable failure) {
    LOG.debug("A WebSocket broke: {}", failure.toString());
    subscriber.gone();
  }

  /** The message is made of the shared bytes: the plain way would encode it for each anew. */
  @Override
  public void send(byte[] bytes) {
    TextFrame frame = new TextFrame();
    frame.setPayload(ByteBuffer.wrap(bytes));
    session.getOutgoingHandler().outgoingFrame(frame, this, BatchMode.OFF);
  }

  @Override
  public void writeSuccess() {
    subscriber.taken();
  }

  @Override
  public void writeFailed(Throwable failure) {
    LOG.debug("A WebSocket broke: {}", failure.toString());
    subscriber.gone();
  }

  @Override
  public void ping() {
    try {
      session.getRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.debug("A WebSocket could not be pinged: {}", e.toString());
    }
  }

  @Override
  public void end(Ending ending) {
    session.close(ending.code(), ending.reason());
  }

  @Override
  public void abort() {
    if (session != null) {
      session.disconnect();
    }
  }
}
