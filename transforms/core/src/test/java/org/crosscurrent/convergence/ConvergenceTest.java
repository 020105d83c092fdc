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
package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order of arrival, redelivery, and stream or batch make no difference to any output. */
class ConvergenceTest {

  private static final Duration DISORDER = Duration.standardSeconds(30);
  private static final Duration GREAT_DISORDER = Duration.standardMinutes(40);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aStreamInDisorderGivesWhatTheSetOfItsArrivalsMeans(long seed) {
    Scenario scenario = Scenario.of(seed);
    Pipeline pipeline = Runs.pipeline();
    World world = scenario.world().disordered(seed, DISORDER);
    Runs.expect(Graph.streamed(pipeline, world, DISORDER, scenario.memory()), scenario);
    Runs.run(pipeline);
  }

  @ParameterizedTest
  @ValueSource(longs = {3})
  void aStreamInGreatDisorderGivesTheSame(long seed) {
    Scenario scenario = Scenario.of(seed);
    Pipeline pipeline = Runs.pipeline();
    World world = scenario.world().disordered(seed, GREAT_DISORDER);
    Runs.expect(Graph.streamed(pipeline, world, GREAT_DISORDER, scenario.memory()), scenario);
    Runs.run(pipeline);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4})
  void aBoundedInputInAnyOrderGivesTheSame(long seed) {
    Scenario scenario = Scenario.of(seed);
    Pipeline pipeline = Runs.pipeline();
    World world = scenario.world().shuffled(seed);
    Runs.expect(Graph.bounded(pipeline, world, scenario.memory()), scenario);
    Runs.run(pipeline);
  }

  @Test
  void theWorldsHoldWhatTheyAreToTest() {
    List<Reference> all =
        LongStream.rangeClosed(1, 4).mapToObj(Scenario::of).map(Scenario::reference).toList();
    assertThat(all).allMatch(world -> !world.duplicates().isEmpty());
    assertThat(all).anyMatch(world -> !world.divergences().isEmpty());
    assertThat(all).flatMap(Reference::events).anyMatch(event -> event.getResolvedAt() != null);
    assertThat(all).flatMap(Reference::windows).anyMatch(window -> window.getPosts() == 0);
    assertThat(all).flatMap(Reference::posts).map(Signal::getStanding).contains(Standing.WITHDRAWN);
  }
}
