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
package org.crosscurrent.testkit.generator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All that was seen of one post, in order of time whatever the order of arrival. */
final class PostHistory {

  /** One sighting, or a deletion where {@code deletion} is true. */
  record Event(
      boolean deletion, String author, String contentHash, List<String> topics, Long score) {}

  final String platform;
  private final NavigableMap<Instant, Event> events = new TreeMap<>();

  PostHistory(String platform) {
    this.platform = platform;
  }

  /** Whether it is new. */
  boolean add(TruthEntry entry) {
    boolean deletion = entry.kind() == TruthEntry.Kind.DELETION;
    Event event =
        new Event(
            deletion,
            entry.author(),
            deletion ? null : PlainContentHash.of(entry.content()),
            entry.topics(),
            entry.score());
    Event before = events.putIfAbsent(entry.observedAt(), event);
    if (before != null && !before.equals(event)) {
      throw new IllegalArgumentException(
          entry.postId() + " was seen in two ways at " + entry.observedAt());
    }
    return before == null;
  }

  long count(boolean deletions) {
    return events.values().stream().filter(event -> event.deletion() == deletions).count();
  }

  /** The first sighting; null if there was only a deletion. */
  Map.Entry<Instant, Event> firstSighting() {
    for (Map.Entry<Instant, Event> entry : events.entrySet()) {
      if (!entry.getValue().deletion()) {
        return entry;
      }
    }
    return null;
  }

  /** The last sighting; null if there was only a deletion. */
  Map.Entry<Instant, Event> lastSighting() {
    for (Map.Entry<Instant, Event> entry : events.descendingMap().entrySet()) {
      if (!entry.getValue().deletion()) {
        return entry;
      }
    }
    return null;
  }

  /** What was known just before a time. */
  Event before(Instant time) {
    Map.Entry<Instant, Event> entry = events.lowerEntry(time);
    return entry == null ? null : entry.getValue();
  }

  boolean isGone() {
    return events.lastEntry().getValue().deletion();
  }
}
