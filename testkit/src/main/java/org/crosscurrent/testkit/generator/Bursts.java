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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.testkit.generator.Vocabulary.Theme;

/**
 * Moments in which everybody talks about one thing. Each burst has a hashtag of its own, starts on
 * one platform, and reaches the others minutes later.
 */
final class Bursts {

  /** One of them: from when to when it is heard on each platform. */
  record Burst(Theme theme, String hashtag, long[] from, long[] until) {
    boolean isHeard(SocialPlatform platform, long millis) {
      return millis >= from[platform.ordinal()] && millis < until[platform.ordinal()];
    }

    boolean isOver(long millis) {
      for (long end : until) {
        if (millis < end) {
          return false;
        }
      }
      return true;
    }
  }

  private static final int MAX_ACTIVE = 4;
  private static final int MINUTE = 60_000;
  private static final double SHARE = 0.3;
  private static final String[] EVENTS = {
    "Launch",
    "Leak",
    "Strike",
    "Summit",
    "Outage",
    "Finale",
    "Record",
    "Recall",
    "Verdict",
    "Surprise"
  };

  private final Rng rng;
  private final List<SocialPlatform> platforms;
  private final long everyMillis;
  private final List<Burst> active = new ArrayList<>();
  private long nextStart;
  private int count;

  Bursts(Rng rng, GeneratorSettings settings) {
    this.rng = rng;
    this.platforms = settings.platforms();
    this.everyMillis = settings.burstEveryMillis();
    this.nextStart = everyMillis == 0 ? Long.MAX_VALUE : settings.startMillis();
  }

  /** Lets bursts begin and end. To be called with times that never go back. */
  void advanceTo(long millis) {
    active.removeIf(burst -> burst.isOver(millis));
    while (millis >= nextStart) {
      if (active.size() < MAX_ACTIVE) {
        active.add(begin(nextStart));
      }
      nextStart += 1 + (long) rng.exponential(everyMillis);
    }
  }

  /** How much livelier it is than without bursts. */
  double factor() {
    return 1 + 0.25 * active.size();
  }

  /** The burst that a new post takes part in, or null. */
  Burst join(SocialPlatform platform, long millis) {
    for (Burst burst : active) {
      if (burst.isHeard(platform, millis) && rng.chance(SHARE)) {
        return burst;
      }
    }
    return null;
  }

  private Burst begin(long millis) {
    Theme theme = rng.pick(Vocabulary.instance().themes());
    count++;
    String hashtag = theme.hashtags()[0] + EVENTS[count % EVENTS.length] + count;
    SocialPlatform origin = platforms.get(rng.below(platforms.size()));
    int all = SocialPlatform.values().length;
    long[] from = new long[all];
    long[] until = new long[all];
    for (SocialPlatform platform : platforms) {
      int lag = platform == origin ? 0 : rng.between(4 * MINUTE, 35 * MINUTE);
      from[platform.ordinal()] = millis + lag;
      until[platform.ordinal()] = millis + lag + rng.between(20 * MINUTE, 60 * MINUTE);
    }
    return new Burst(theme, hashtag, from, until);
  }
}
