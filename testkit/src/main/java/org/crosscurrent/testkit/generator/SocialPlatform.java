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

import java.util.Locale;

/** The platforms whose posts are generated. */
public enum SocialPlatform {
  REDDIT(30),
  HACKERNEWS(8),
  BLUESKY(24),
  YOUTUBE(12),
  MASTODON(13),
  X(13);

  private final String label = name().toLowerCase(Locale.ROOT);
  private final int weight;

  SocialPlatform(int weight) {
    this.weight = weight;
  }

  /** The name in envelopes and ids, such as {@code hackernews}. */
  public String label() {
    return label;
  }

  /** Its part of the traffic, relative to the others. */
  int weight() {
    return weight;
  }

  /** Whether posts have a title of their own here, at least sometimes. */
  boolean titled() {
    return this == REDDIT || this == HACKERNEWS || this == YOUTUBE;
  }

  /** Whether it tells that a post was deleted. */
  boolean tellsDeletions() {
    return this != YOUTUBE;
  }

  /** Whether an edited post keeps its id. A tweet gets a new one. */
  boolean keepsIdOfEdited() {
    return this != X;
  }

  /** Whether it tells reposts as posts of their own. */
  boolean tellsReposts() {
    return this == MASTODON || this == X;
  }
}
