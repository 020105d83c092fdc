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
package org.crosscurrent.samples;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.junit.jupiter.api.Test;

class EventsAcrossPlatformsTest {

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void aTopicOnTwoPlatformsIsToldOnceWithItsOriginAndItsLag() {
    var events =
        EventsAcrossPlatforms.expand(
            TopicsPerWindow.expand(
                Fixture.in(
                    pipeline,
                    Fixture.post("bluesky", "1", 10, "Did you see the #Eclipse?"),
                    Fixture.post("bluesky", "2", 30, "#eclipse now"),
                    Fixture.post("reddit", "3", 250, "So this is an #eclipse"),
                    Fixture.post("reddit", "4", 1000, "Photos of the #eclipse"),
                    Fixture.post("reddit", "5", 20, "Only here: #gardening"),
                    Fixture.post("reddit", "6", 21, "Only here, too: #gardening"),
                    Fixture.post("reddit", "7", 22, "Once more: #gardening"),
                    Fixture.post("reddit", "8", 23, "And again: #gardening"))));

    PAssert.that(events)
        .containsInAnyOrder("eclipse began on bluesky and took 240 s to reach reddit");
    pipeline.run();
  }
}
