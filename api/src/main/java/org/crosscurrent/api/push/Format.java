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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/** How events are written on the wire. */
enum Format {
  /** Server-Sent Events, HTML standard section 9.2. */
  EVENT_STREAM {
    @Override
    byte[] greeting(long id, Duration retry) {
      return ("retry: " + retry.toMillis() + "\nid: " + id + "\n\n").getBytes(UTF_8);
    }

    @Override
    byte[] heartbeat(long id, boolean news) {
      // An id without data moves a browser's Last-Event-ID, and is no event.
      return (news ? ":\nid: " + id + "\n\n" : ":\n\n").getBytes(UTF_8);
    }

    @Override
    void add(ByteArrayOutputStream out, FeedEvent event) {
      out.writeBytes(
          ("id: " + event.id() + "\nevent: " + event.name() + "\ndata: ").getBytes(UTF_8));
      out.writeBytes(event.data());
      out.write('\n');
      out.write('\n');
    }

    @Override
    byte[] wrapped(ByteArrayOutputStream out) {
      return out.toByteArray();
    }
  },

  /** A text message is an array of events. */
  WEBSOCKET {
    @Override
    byte[] greeting(long id, Duration retry) {
      return one(FeedEvent.ofStream(id, "open"));
    }

    @Override
    byte[] heartbeat(long id, boolean news) {
      return news ? one(FeedEvent.ofStream(id, "position")) : null;
    }

    @Override
    void add(ByteArrayOutputStream out, FeedEvent event) {
      out.write(out.size() == 0 ? '[' : ',');
      out.writeBytes(
          ("{\"id\":\"" + event.id() + "\",\"event\":\"" + event.name() + "\",\"data\":")
              .getBytes(UTF_8));
      out.writeBytes(event.data());
      out.write('}');
    }

    @Override
    byte[] wrapped(ByteArrayOutputStream out) {
      out.write(']');
      return out.toByteArray();
    }
  };

  /** What comes first: from where on events are told, so that it can be resumed before any is. */
  abstract byte[] greeting(long id, Duration retry);

  /**
   * What breaks a silence.
   *
   * @param news whether the subscriber has not been told of this id yet
   * @return null where there is nothing to tell; a WebSocket is pinged anyway
   */
  abstract byte[] heartbeat(long id, boolean news);

  abstract void add(ByteArrayOutputStream out, FeedEvent event);

  abstract byte[] wrapped(ByteArrayOutputStream out);

  /** What is written for these events, null for none. */
  byte[] bytes(Iterable<FeedEvent> events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    events.forEach(event -> add(out, event));
    return out.size() == 0 ? null : wrapped(out);
  }

  byte[] one(FeedEvent event) {
    return bytes(List.of(event));
  }

  /** That events were lost to this subscriber, who is to read anew what it shows. */
  byte[] reset(long lost, long id) {
    byte[] data = ("{\"last_event_id\":\"" + lost + "\"}").getBytes(UTF_8);
    return one(FeedEvent.ofStream(id, "reset", data));
  }

  /** The last words of an event stream; a WebSocket has its close frame instead. */
  static byte[] farewell(Ending ending, Duration retry) {
    return ("retry: "
            + retry.toMillis()
            + "\nevent: end\ndata: {\"reason\":\""
            + ending.reason()
            + "\"}\n\n")
        .getBytes(UTF_8);
  }
}
