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
package org.crosscurrent.topics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.model.Signal;
import org.joda.time.Instant;

/**
 * Gives a tally of each topic of each signal, added up within a bundle: at the end of a window many
 * posts settle at once, and most of them share their topics, so that a few sums leave for the keyed
 * step behind in place of many tallies.
 *
 * <p>Flink's savepoints know the step by the name of this class.
 */
final class TallyFn extends DoFn<Signal, KV<KV<String, String>, TopicTally>> {

  private static final long serialVersionUID = 1L;

  /** So many sums are held at most: a bundle of a bounded input may be as large as the input. */
  static final int MOST_HELD = 4_096;

  private record Place(String topic, String platform, IntervalWindow window) {}

  private final boolean toxicCounts;
  private final int mostHeld;
  private transient @MonotonicNonNull Map<Place, Held> held;

  TallyFn(boolean toxicCounts, int mostHeld) {
    this.toxicCounts = toxicCounts;
    this.mostHeld = mostHeld;
  }

  @Setup
  public void setup() {
    held = new LinkedHashMap<>();
  }

  @ProcessElement
  public void process(
      @Element Signal signal,
      @Timestamp Instant at,
      IntervalWindow window,
      OutputReceiver<KV<KV<String, String>, TopicTally>> out) {
    if (signal.getTopics().isEmpty()) {
      return;
    }
    String platform = signal.getPost().getPlatform();
    TopicTally tally = TopicTally.of(signal, toxicCounts || !signal.flaggedToxic());
    for (String topic : signal.getTopics()) {
      Place place = new Place(topic, platform, window);
      Held sum = held.get(place);
      if (sum != null) {
        sum.add(tally);
      } else if (held.size() < mostHeld) {
        held.put(place, new Held(tally, at));
      } else {
        out.output(KV.of(KV.of(topic, platform), tally));
      }
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    held.forEach(
        (place, sum) ->
            context.output(
                KV.of(KV.of(place.topic, place.platform), sum.tally), sum.at, place.window));
    held.clear();
  }

  /** A sum; until something is added it is the tally of one post, which its other topics share. */
  private static final class Held {
    private final Instant at;
    private TopicTally tally;
    private boolean shared = true;

    Held(TopicTally first, Instant at) {
      this.tally = first;
      this.at = at;
    }

    void add(TopicTally more) {
      if (shared) {
        TopicTally sum = new TopicTally();
        sum.add(tally);
        tally = sum;
        shared = false;
      }
      tally.add(more);
    }
  }
}
