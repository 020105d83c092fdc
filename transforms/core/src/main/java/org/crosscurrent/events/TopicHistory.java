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
package org.crosscurrent.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Instant;

/**
 * The windows of one topic that are in sight or still to come, and the episode that lasts.
 * Immutable.
 */
final class TopicHistory {

  static final TopicHistory EMPTY = new TopicHistory(Long.MIN_VALUE, List.of(), null);

  private static final Comparator<TopicWindow> IN_ORDER =
      Comparator.comparing(TopicWindow::getWindowEnd).thenComparing(TopicWindow::getPlatform);

  private final long boundary;
  private final List<TopicWindow> windows;
  private final @Nullable Episode episode;

  TopicHistory(long boundary, List<TopicWindow> windows, @Nullable Episode episode) {
    this.boundary = boundary;
    this.windows = windows;
    this.episode = episode;
  }

  /** The last boundary that was evaluated, in milliseconds. */
  long boundary() {
    return boundary;
  }

  /** In order of their ends. */
  List<TopicWindow> windows() {
    return windows;
  }

  @Nullable Episode episode() {
    return episode;
  }

  TopicHistory with(TopicWindow window) {
    List<TopicWindow> longer = new ArrayList<>(windows.size() + 1);
    longer.addAll(windows);
    int place = Collections.binarySearch(windows, window, IN_ORDER);
    longer.add(place < 0 ? -place - 1 : place + 1, window);
    return new TopicHistory(boundary, longer, episode);
  }

  /**
   * The next boundary at which something can change, in milliseconds: the end of a window that is
   * still to come, or the end of the episode if none comes. Absent if nothing is left to happen.
   */
  @Nullable Long nextChange(EventRule rule) {
    Long next = null;
    for (TopicWindow window : windows) {
      long end = window.getWindowEnd().getMillis();
      if (end > boundary) {
        next = end;
        break;
      }
    }
    if (episode == null) {
      return next;
    }
    long end = boundary;
    do {
      end += rule.stepMillis();
    } while (rule.isLive(windows, end) && (next == null || end < next));
    return next == null || end < next ? Long.valueOf(end) : next;
  }

  /** What one boundary brings. */
  record Evaluation(TopicHistory history, @Nullable CrossPlatformEvent event) {}

  /** Evaluates a boundary, which is later than the last one. */
  Evaluation evaluate(long at, String topic, EventRule rule) {
    List<TopicWindow> rest = new ArrayList<>();
    List<TopicWindow> inSight = new ArrayList<>();
    List<TopicWindow> arrived = new ArrayList<>();
    for (TopicWindow window : windows) {
      long end = window.getWindowEnd().getMillis();
      if (rule.inSight(window, at)) {
        inSight.add(window);
        if (end > boundary) {
          arrived.add(window);
        }
      }
      if (end > at - rule.sightMillis()) {
        rest.add(window);
      }
    }
    if (!rule.isLive(inSight, at)) {
      CrossPlatformEvent ended =
          episode == null ? null : episode.toEvent(topic, Instant.ofEpochMilli(at));
      return new Evaluation(new TopicHistory(at, rest, null), ended);
    }
    Episode current = episode == null ? Episode.begin(at, inSight) : episode.absorb(at, arrived);
    boolean changed = episode == null || !arrived.isEmpty();
    return new Evaluation(
        new TopicHistory(at, rest, changed ? current : episode),
        changed ? current.toEvent(topic, null) : null);
  }

  /** From when on nothing of this need be remembered, in milliseconds. */
  long expiresAt(EventRule rule) {
    return windows.get(windows.size() - 1).getWindowEnd().getMillis() + rule.sightMillis();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TopicHistory history
        && boundary == history.boundary
        && windows.equals(history.windows)
        && Objects.equals(episode, history.episode);
  }

  @Override
  public int hashCode() {
    return Objects.hash(boundary, windows, episode);
  }
}
