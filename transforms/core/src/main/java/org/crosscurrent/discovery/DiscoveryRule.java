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
package org.crosscurrent.discovery;

import java.io.Serializable;
import java.util.Map;

/**
 * What counts as a topic that rises.
 *
 * @param windowMillis length of the windows
 * @param historyWindows how many windows before it a window is compared with
 * @param minPosts posts that a phrase needs in its window
 * @param minScore log-likelihood ratio that it needs
 * @param minLift how many times as often as before it must be written
 * @param historyFloor posts that a phrase needs in a window to be remembered of it
 * @param maxTopics topics of a window and language, the best ones
 * @param seeds categories by phrase
 */
record DiscoveryRule(
    long windowMillis,
    int historyWindows,
    long minPosts,
    double minScore,
    double minLift,
    long historyFloor,
    int maxTopics,
    Map<String, String> seeds)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  static final DiscoveryRule DEFAULT = new DiscoveryRule(900_000, 96, 5, 15.13, 3, 2, 50, Map.of());

  DiscoveryRule {
    check(windowMillis > 0, "window must be longer than zero, not " + windowMillis + " ms");
    check(historyWindows >= 1, "history must be at least one window, not " + historyWindows);
    check(minPosts >= 1, "minPosts must be at least 1, not " + minPosts);
    check(minScore >= 0, "minScore must be at least 0, not " + minScore);
    check(minLift >= 1, "minLift must be at least 1, not " + minLift);
    check(historyFloor >= 1, "historyFloor must be at least 1, not " + historyFloor);
    check(maxTopics >= 1, "maxTopics must be at least 1, not " + maxTopics);
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The span that is looked back on. */
  long historyMillis() {
    return historyWindows * windowMillis;
  }

  /** Whether so many posts of a phrase in a window matter to that window or to later ones. */
  boolean isRemembered(long posts) {
    return posts >= Math.min(historyFloor, minPosts);
  }
}
