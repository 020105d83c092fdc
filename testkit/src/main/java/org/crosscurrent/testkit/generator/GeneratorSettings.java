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

import java.util.List;

/** What a builder of {@link PostGenerator} was told. Times are milliseconds since 1970. */
record GeneratorSettings(
    long seed,
    long startMillis,
    long endMillis,
    long maxPosts,
    double postsPerSecond,
    List<SocialPlatform> platforms,
    Shares shares,
    boolean plainWords,
    long burstEveryMillis) {

  /**
   * Roughly how many follow-ups (sightings, edits, deletions, copies to come) may be pending. This
   * bounds the memory at any rate: where a rate would need more, all follow-ups come sooner.
   */
  static final int MAX_PENDING = 40_000;

  /** Mean delays, in milliseconds. */
  static final long OBSERVATION_DELAY = 30 * 60_000L;

  static final long EDIT_DELAY = 8 * 60_000L;
  static final long DELETION_DELAY = 12 * 60_000L;
  static final long COPY_DELAY = 40 * 60_000L;

  /** By how much follow-ups are hastened, at most 1. */
  double haste() {
    double waitingPerPost =
        shares.reobserved() * 2.5 * OBSERVATION_DELAY
            + shares.edited() * EDIT_DELAY
            + shares.deleted() * DELETION_DELAY
            + shares.copies() * 3 * COPY_DELAY;
    double pending = postsPerSecond * waitingPerPost / 1000;
    return pending <= MAX_PENDING ? 1 : MAX_PENDING / pending;
  }
}
