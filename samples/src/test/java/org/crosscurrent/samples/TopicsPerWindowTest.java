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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsPerWindowTest {

  private static final int QUARTER = 900;

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void postsAreAddedUpByTopicPlatformAndQuarterOfAnHour() {
    var windows =
        TopicsPerWindow.expand(
            Fixture.in(
                pipeline,
                Fixture.post("reddit", "1", 10, "What a great #Storm"),
                Fixture.post("reddit", "2", QUARTER - 1, "Still raining #storm"),
                Fixture.post("reddit", "3", QUARTER, "The #storm is over"),
                Fixture.post("x", "4", 20, "Tidal Bore tonight")),
            "Tidal Bore");

    PAssert.that(windows)
        .satisfies(
            rows -> {
              List<String> told = new ArrayList<>();
              rows.forEach(row -> told.add(tell(row)));
              assertThat(told)
                  .containsExactlyInAnyOrder(
                      "storm on reddit at 0: 2 posts of 2 authors",
                      "storm on reddit at 900: 1 posts of 1 authors",
                      "tidal bore on x at 0: 1 posts of 1 authors");
              return null;
            });
    pipeline.run();
  }

  private static String tell(TopicWindow row) {
    return "%s on %s at %d: %d posts of %d authors"
        .formatted(
            row.getTopic(),
            row.getPlatform(),
            new Duration(Fixture.NOON, row.getWindowStart()).getStandardSeconds(),
            row.getPosts(),
            row.getAuthors());
  }
}
