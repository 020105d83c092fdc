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
package org.crosscurrent.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.convergence.Reference;
import org.crosscurrent.convergence.Runs;
import org.crosscurrent.convergence.Scenario;
import org.crosscurrent.convergence.World;
import org.crosscurrent.model.Signal;
import org.joda.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A post's timeline gives the same for every order of arrival, and what the definition says. */
class PostTimelineOrderTest {

  private final Map<String, PostTimeline> timelines = new HashMap<>();
  private final List<Signal> signals = new ArrayList<>();
  private final List<Signal> settled = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {0, 30, 3600})
  void everyBoundedDisorderGivesTheSame(long seconds) {
    Duration disorder = Duration.standardSeconds(seconds);
    for (long seed = 1; seed <= 40; seed++) {
      World world = Scenario.of(seed).world();
      long newest = Long.MIN_VALUE;
      begin();
      for (World.Arrival arrival : world.disordered(seed + 7, disorder).arrivals()) {
        take(arrival);
        newest = Math.max(newest, arrival.at().getMillis());
        settleBefore(newest - disorder.getMillis());
      }
      settleBefore(Long.MAX_VALUE);
      compare(world, Scenario.of(seed).reference());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyOrderGivesTheSameIfNothingIsSettledBeforeTheEnd(long order) {
    for (long seed = 1; seed <= 40; seed++) {
      World world = Scenario.of(seed).world();
      begin();
      world.shuffled(order).arrivals().forEach(this::take);
      settleBefore(Long.MAX_VALUE);
      compare(world, Scenario.of(seed).reference());
    }
  }

  private void begin() {
    timelines.clear();
    signals.clear();
    settled.clear();
  }

  private void take(World.Arrival arrival) {
    PostEvent event =
        arrival instanceof World.Arrival.Seen seen
            ? PostEvent.of(seen.signal())
            : PostEvent.of(((World.Arrival.Gone) arrival).deletion());
    PostTimeline before = timelines.getOrDefault(event.postId(), PostTimeline.EMPTY);
    PostTimeline after = before.with(event);
    timelines.put(event.postId(), after);
    if (after != before && after.latest() != null) {
      signals.add(after.latest());
    }
  }

  private void settleBefore(long watermark) {
    timelines.replaceAll(
        (id, timeline) -> {
          PostTimeline rest = timeline;
          while (rest.firstPendingAt() != null && rest.firstPendingAt() < watermark) {
            PostTimeline.Settled step = rest.settleFirst();
            if (step.signal() != null) {
              settled.add(step.signal());
            }
            rest = step.timeline();
          }
          return rest;
        });
  }

  private void compare(World world, Reference reference) {
    assertThat(Runs.rounded(settled))
        .containsExactlyInAnyOrderElementsOf(Runs.rounded(reference.settled()));
    assertThat(Runs.rounded(Runs.stored(signals, world.deletions())))
        .containsExactlyInAnyOrderElementsOf(Runs.rounded(reference.rows()));
  }
}
