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
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.http.StreamEndpoint;
import org.crosscurrent.api.signals.Toxic;
import org.eclipse.jetty.server.HttpOutput;

/** {@code GET /stream}: new and changed posts as they come. */
final class StreamRoute implements StreamEndpoint {
  private static final String LAST = "last_event_id";
  private static final String IN_MESSAGE = "message";
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final Hub hub;
  private final WebSockets webSockets;
  private final Toxic toxicOtherwise;

  StreamRoute(Hub hub, WebSockets webSockets, Toxic toxicOtherwise) {
    this.hub = hub;
    this.webSockets = webSockets;
    this.toxicOtherwise = toxicOtherwise;
  }

  @Override
  public String path() {
    return "/stream";
  }

  @Override
  public List<String> parameters() {
    return List.of("platform", "topic", "trending", Toxic.PARAMETER, LAST);
  }

  @Override
  public Set<String> repeatable() {
    return Set.of("platform");
  }

  @Override
  public String mediaType() {
    return "text/event-stream";
  }

  @Override
  public void open(Call call, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Parameters parameters = call.parameters();
    StreamFilter filter =
        new StreamFilter(
            parameters.platforms(),
            parameters.topic(),
            parameters.flag("trending"),
            Toxic.of(parameters, toxicOtherwise));
    String last = call.header("Last-Event-ID");
    if (last == null || last.isEmpty()) {
      last = parameters.text(LAST, 40);
    }
    if (webSockets.isAskedFor(request, response)) {
      webSockets.require(request);
      boolean inMessage = IN_MESSAGE.equals(last);
      Long after = inMessage ? null : known(last);
      Subscriber subscriber = new Subscriber(hub, filter, Format.WEBSOCKET, call.caller());
      WebSocketSink sink = new WebSocketSink(subscriber, after, inMessage, this::known);
      joined(subscriber, () -> webSockets.open(sink, request, response));
      return;
    }
    Long after = known(last);
    if (request.getMethod().equals("HEAD")) {
      commit(response);
      return;
    }
    Subscriber subscriber = new Subscriber(hub, filter, Format.EVENT_STREAM, call.caller());
    joined(subscriber, () -> openEvents(subscriber, after, request, response));
  }

  /** Something that opens a connection. */
  private interface Opening {
    void run() throws IOException;
  }

  private void joined(Subscriber subscriber, Opening opening) throws IOException {
    hub.join(subscriber);
    try {
      opening.run();
    } catch (IOException | RuntimeException e) {
      subscriber.gone();
      throw e;
    }
  }

  private void openEvents(
      Subscriber subscriber, Long after, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    commit(response);
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    HttpOutput out = (HttpOutput) response.getOutputStream();
    out.setWriteListener(
        new EventStreamSink(subscriber, after, context, out, hub.settings().retry()));
  }

  private void commit(HttpServletResponse response) throws IOException {
    response.setContentType(mediaType());
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
  }

  /**
   * An id that some server has told.
   *
   * @return null where none is given
   * @throws Problem (400) when it is none; one that this server has not read yet is asked for
   */
  private Long known(String last) {
    if (last == null) {
      return null;
    }
    boolean valid = ID.matcher(last).matches();
    long id = valid ? Long.parseLong(last) : 0;
    if (!valid || id > hub.recent().head() && id > hub.past().newest()) {
      throw Problem.badParameter(LAST, last, "an id of an event that this stream has told");
    }
    return id;
  }
}
