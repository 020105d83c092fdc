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

import java.util.List;
import org.crosscurrent.api.access.Caller;

/**
 * One open stream: a place in the feed, and a connection that takes what follows it.
 *
 * <p>It draws a batch whenever nothing is under way, from what is recent or else page by page from
 * the table, and moves its place to the end of that batch. As there is one place and it only moves
 * so, nothing is told twice or left out, wherever a batch comes from. What is kept for it is one
 * batch at most. Its methods may be called from any thread; none waits for the connection.
 */
final class Subscriber {
  private static final long OPENING_NANOS = 10_000_000_000L;
  private static final long GRACE_NANOS = 5_000_000_000L;

  private final Hub hub;
  private final StreamFilter filter;
  private final Format format;
  private final Caller caller;
  private final long created = System.nanoTime();

  private Sink sink;
  private byte[] ready;
  private long position;
  private long told;
  private long owed;
  private long sendingSince;
  private long lastSent;
  private long askedForAccess = created;
  private boolean open;
  private boolean sending;
  private boolean pumping;
  private boolean reading;
  private Ending ending;
  private boolean farewell;
  private long endedAt;

  Subscriber(Hub hub, StreamFilter filter, Format format, Caller caller) {
    this.hub = hub;
    this.filter = filter;
    this.format = format;
    this.caller = caller;
  }

  /** There is a connection, but it is not known yet where to begin. */
  synchronized void connected(Sink to) {
    sink = to;
    if (ending != null) {
      to.abort(); // It took too long to open, or the server stops.
    }
  }

  /**
   * Begins.
   *
   * @param after the last id that the subscriber has; null for none, then it begins with what comes
   */
  synchronized void begin(Long after) {
    if (open || ending != null) {
      return;
    }
    position = after == null ? hub.recent().head() : after;
    told = position;
    ready = format.greeting(position, hub.settings().retry());
    open = true;
    pump();
  }

  synchronized boolean hasBegun() {
    return open;
  }

  /** What was sent has been taken. */
  synchronized void taken() {
    sending = false;
    pump();
  }

  /** There are events after {@code before}, which was the newest id until now. */
  synchronized void published(long before) {
    if (!open || ending != null) {
      return;
    }
    if (!sending) {
      pump();
      return;
    }
    owed += hub.recent().bytesAfter(before, filter);
    if (owed > hub.settings().bufferBytes()) {
      leave(Ending.SLOW);
    }
  }

  private void pump() {
    if (!open || pumping) {
      return;
    }
    pumping = true;
    try {
      while (!sending && ending == null) {
        byte[] bytes = next();
        if (bytes == null) {
          break;
        }
        sending = true;
        sendingSince = System.nanoTime();
        lastSent = sendingSince;
        owed = Math.max(0, owed - bytes.length);
        sink.send(bytes);
      }
      if (!sending && !reading) {
        owed = 0;
      }
      sayFarewell();
    } finally {
      pumping = false;
    }
  }

  private void sayFarewell() {
    if (ending != null && !sending && !farewell) {
      farewell = true;
      sink.end(ending);
    }
  }

  /** The next bytes, null where there are none yet. */
  private byte[] next() {
    while (ready == null && !reading) {
      Batch batch = hub.recent().after(position, filter, format);
      if (batch == null) {
        reading = true;
        hub.past().read(this, position);
        return null;
      }
      if (batch.bytes() == null && batch.to() == position) {
        return null;
      }
      move(batch);
    }
    byte[] bytes = ready;
    ready = null;
    return bytes;
  }

  private void move(Batch batch) {
    position = batch.to();
    ready = batch.bytes();
    if (ready != null) {
      told = position;
    }
  }

  /** A page of the table that follows the place, which was asked for by {@link Past#read}. */
  synchronized void takePast(long from, List<FeedEvent> events, long to) {
    reading = false;
    if (open && from == position) {
      move(new Batch(format.bytes(events.stream().filter(filter::accepts)::iterator), to));
    }
    pump();
  }

  /** What follows the place is not retained any more: it goes on with what comes after an id. */
  synchronized void reset(long to) {
    reading = false;
    if (open && ending == null) {
      ready = format.reset(position, to);
      position = to;
      told = to;
      pump();
    }
  }

  /** Where it is. */
  synchronized long position() {
    return position;
  }

  /** Ends the stream, with a word if the connection takes one within some seconds. */
  synchronized void leave(Ending why) {
    if (ending != null) {
      return;
    }
    ending = why;
    endedAt = System.nanoTime();
    hub.count(why);
    if (open) {
      pump();
    } else if (sink != null) {
      sayFarewell();
    }
  }

  /** The connection is closed, or will never be open. */
  void gone() {
    synchronized (this) {
      open = false;
      ready = null;
      ending = ending == null ? Ending.STOPPING : ending;
    }
    hub.left(this);
  }

  /** Closes the connection at once. */
  void fail() {
    Sink current;
    synchronized (this) {
      current = sink;
    }
    gone();
    if (current != null) {
      current.abort();
    }
  }

  /** Called often; does what the time asks for. */
  void beat(long now) {
    if (isOverdue(now)) {
      fail();
      return;
    }
    watch(now);
    if (mustAskForAccess(now) && !hub.stillAdmits(caller)) {
      leave(Ending.ACCESS_ENDED);
    }
  }

  private synchronized boolean mustAskForAccess(long now) {
    if (ending != null || now - askedForAccess < hub.settings().heartbeat().toNanos()) {
      return false;
    }
    askedForAccess = now;
    return true;
  }

  private synchronized boolean isOverdue(long now) {
    return ending != null
        ? now - endedAt > GRACE_NANOS
        : sink == null && now - created > OPENING_NANOS;
  }

  private synchronized void watch(long now) {
    if (ending != null || sink == null) {
      return;
    }
    pump(); // In vain unless something was missed.
    long heartbeat = hub.settings().heartbeat().toNanos();
    if (!open) {
      if (now - created > OPENING_NANOS) {
        leave(Ending.MISUNDERSTOOD);
      }
    } else if (sending) {
      if (now - sendingSince > 2 * heartbeat) {
        leave(Ending.SLOW);
      }
    } else if (now - lastSent >= heartbeat) {
      boolean news = position != told;
      told = position;
      lastSent = now;
      sink.ping();
      ready = ready == null ? format.heartbeat(position, news) : ready;
      pump();
    }
  }
}
