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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest events, as many as fit, without a gap: every event with an id in (floor, head] that
 * the feed had is here. Any thread may ask; one thread adds.
 */
final class Recent {
  /** How much one write carries at most, unless a single event is larger. */
  static final int BATCH_BYTES = 64 << 10;

  private record Key(StreamFilter filter, Format format, long from) {}

  /** A batch goes only as long as nothing has been added: otherwise there may be more to tell. */
  private record Made(Batch batch, long head) {}

  private final FeedEvent[] ring;
  private final long mostBytes;
  private final Map<Key, Made> batches = new ConcurrentHashMap<>();
  private int start;
  private int size;
  private long bytes;
  private long floor;
  private long head;

  Recent(int mostEvents, long mostBytes) {
    ring = new FeedEvent[mostEvents];
    this.mostBytes = mostBytes;
  }

  /** Forgets all: what comes is after this id. */
  synchronized void restart(long id) {
    while (size > 0) {
      forgetOldest();
    }
    floor = id;
    head = id;
    batches.clear();
  }

  /**
   * Adds what follows.
   *
   * @param events with ids above the head, in their order
   * @param to the new head, the id of the last row that was read
   */
  synchronized void add(List<FeedEvent> events, long to) {
    for (FeedEvent event : events) {
      if (size == ring.length) {
        forgetOldest();
      }
      ring[(start + size) % ring.length] = event;
      size++;
      bytes += event.data().length;
    }
    while (bytes > mostBytes && size > 0) {
      forgetOldest();
    }
    withdraw(events);
    head = to;
    batches.clear();
  }

  /** Takes out what was told of posts that are deleted now, as the tables did. */
  private void withdraw(List<FeedEvent> events) {
    Map<String, Long> deletions = new HashMap<>();
    for (FeedEvent event : events) {
      if (event.isDeletion()) {
        deletions.put(event.postId(), event.id());
      }
    }
    for (int i = 0; i < size && !deletions.isEmpty(); i++) {
      FeedEvent event = at(i);
      Long deletion = event.isDeletion() ? null : deletions.get(event.postId());
      if (deletion != null && event.id() < deletion) {
        FeedEvent nothing = event.withdrawn();
        bytes += nothing.data().length - event.data().length;
        ring[(start + i) % ring.length] = nothing;
      }
    }
  }

  private void forgetOldest() {
    FeedEvent oldest = ring[start];
    ring[start] = null;
    start = (start + 1) % ring.length;
    size--;
    bytes -= oldest.data().length;
    floor = oldest.id();
  }

  /** The id of the newest row of the feed that is known. */
  synchronized long head() {
    return head;
  }

  /** The id after which everything is here. */
  synchronized long floor() {
    return floor;
  }

  /**
   * The next write for someone who has everything up to {@code from}.
   *
   * @return null when that is further back than this reaches
   */
  Batch after(long from, StreamFilter filter, Format format) {
    Key key = new Key(filter, format, from);
    List<FeedEvent> passing = new ArrayList<>();
    long to;
    long seen;
    synchronized (this) {
      if (from < floor) {
        return null;
      }
      Made made = batches.get(key);
      if (made != null && made.head() == head) {
        return made.batch();
      }
      seen = head;
      to = collect(from, filter, passing);
    }
    Batch batch = new Batch(format.bytes(passing), to);
    batches.put(key, new Made(batch, seen));
    return batch;
  }

  /** Takes what passes and fits into one write, and tells up to which id that is all. */
  private long collect(long from, StreamFilter filter, List<FeedEvent> passing) {
    int length = 0;
    for (int i = firstAfter(from); i < size; i++) {
      FeedEvent event = at(i);
      if (filter.accepts(event)) {
        length += event.data().length;
        if (length > BATCH_BYTES && !passing.isEmpty()) {
          return at(i - 1).id();
        }
        passing.add(event);
      }
    }
    return Math.max(from, head);
  }

  /** How many bytes of data pass a filter after an id. */
  synchronized long bytesAfter(long from, StreamFilter filter) {
    long sum = 0;
    for (int i = firstAfter(from); i < size; i++) {
      if (filter.accepts(at(i))) {
        sum += at(i).data().length;
      }
    }
    return sum;
  }

  private FeedEvent at(int i) {
    return ring[(start + i) % ring.length];
  }

  private int firstAfter(long id) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle).id() > id) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
