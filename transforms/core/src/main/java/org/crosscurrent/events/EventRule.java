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

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crosscurrent.model.TopicWindow;

/**
 * When a topic is an event.
 *
 * @param sightMillis how far back windows are looked at, from the end of the newest
 * @param stepMillis length of the windows
 * @param minPlatforms how many platforms it takes
 * @param minPosts how many posts it takes
 */
record EventRule(long sightMillis, long stepMillis, int minPlatforms, long minPosts)
    implements Serializable {

  /**
   * Whether the windows in sight at a boundary make an event.
   *
   * @param windows in order of their ends
   */
  boolean isLive(List<TopicWindow> windows, long boundary) {
    Set<String> platforms = new HashSet<>();
    long posts = 0;
    for (TopicWindow window : windows) {
      if (window.getWindowEnd().getMillis() > boundary) {
        break;
      }
      if (inSight(window, boundary)) {
        platforms.add(window.getPlatform());
        posts += window.getPosts();
      }
    }
    return platforms.size() >= minPlatforms && posts >= minPosts;
  }

  /** Whether a window ended in {@code (boundary - sight, boundary]}. */
  boolean inSight(TopicWindow window, long boundary) {
    long end = window.getWindowEnd().getMillis();
    return end <= boundary && end > boundary - sightMillis;
  }
}
