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

import java.io.Serializable;
import org.joda.time.Duration;

/**
 * What makes a world and what is expected of it, in a form that travels into a pipeline.
 *
 * @param seed of the world
 * @param posts how many
 * @param memoryMillis how long a post stays canonical
 */
public record Scenario(long seed, int posts, long memoryMillis) implements Serializable {

  /** A world of sixty posts; every other one begins contents anew within it. */
  public static Scenario of(long seed) {
    Duration memory = seed % 2 == 0 ? Duration.standardHours(24) : Duration.standardMinutes(50);
    return new Scenario(seed, 60, memory.getMillis());
  }

  public World world() {
    return World.of(seed, posts);
  }

  public Duration memory() {
    return Duration.millis(memoryMillis);
  }

  public Reference reference() {
    return Reference.of(world(), memory());
  }
}
