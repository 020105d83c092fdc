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

import com.google.auto.value.AutoValue;
import java.io.Serializable;
import java.util.Map;

/** What counts as a topic that rises. */
@AutoValue
abstract class DiscoveryRule implements Serializable {

  private static final long serialVersionUID = 1L;

  static final DiscoveryRule DEFAULT =
      new AutoValue_DiscoveryRule.Builder()
          .windowMillis(900_000)
          .historyWindows(96)
          .minPosts(5)
          .minScore(15.13)
          .minLift(3)
          .historyFloor(2)
          .maxTopics(50)
          .seeds(Map.of())
          .build();

  /** Length of the windows. */
  abstract long windowMillis();

  /** How many windows before it a window is compared with. */
  abstract int historyWindows();

  /** Posts that a phrase needs in its window. */
  abstract long minPosts();

  /** Log-likelihood ratio that it needs. */
  abstract double minScore();

  /** How many times as often as before it must be written. */
  abstract double minLift();

  /** Posts that a phrase needs in a window to be remembered of it. */
  abstract long historyFloor();

  /** Topics of a window and language, the best ones. */
  abstract int maxTopics();

  /** Categories by phrase. */
  abstract Map<String, String> seeds();

  abstract Builder toBuilder();

  /** The span that is looked back on. */
  final long historyMillis() {
    return historyWindows() * windowMillis();
  }

  /** Whether so many posts of a phrase in a window matter to that window or to later ones. */
  final boolean isRemembered(long posts) {
    return posts >= Math.min(historyFloor(), minPosts());
  }

  /** Builder of {@link DiscoveryRule}. */
  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder windowMillis(long millis);

    abstract Builder historyWindows(int windows);

    abstract Builder minPosts(long posts);

    abstract Builder minScore(double score);

    abstract Builder minLift(double lift);

    abstract Builder historyFloor(long posts);

    abstract Builder maxTopics(int topics);

    abstract Builder seeds(Map<String, String> seeds);

    abstract DiscoveryRule unchecked();

    /**
     * The rule.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    final DiscoveryRule build() {
      DiscoveryRule rule = unchecked();
      check(
          rule.windowMillis() > 0,
          "window must be longer than zero, not " + rule.windowMillis() + " ms");
      check(
          rule.historyWindows() >= 1,
          "history must be at least one window, not " + rule.historyWindows());
      check(rule.minPosts() >= 1, "minPosts must be at least 1, not " + rule.minPosts());
      check(rule.minScore() >= 0, "minScore must be at least 0, not " + rule.minScore());
      check(rule.minLift() >= 1, "minLift must be at least 1, not " + rule.minLift());
      check(
          rule.historyFloor() >= 1, "historyFloor must be at least 1, not " + rule.historyFloor());
      check(rule.maxTopics() >= 1, "maxTopics must be at least 1, not " + rule.maxTopics());
      return rule;
    }

    private static void check(boolean right, String message) {
      if (!right) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}
