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
package org.crosscurrent.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Samples;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.TopicWindowCoder;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class DetectDivergenceTest {

  /** One pipeline: each topic is a case of its own. */
  @Test
  void pairsDivergeFromThreePostsASideAndADifferenceOfThreeTenthsOn() {
    List<TimestampedValue<TopicWindow>> windows = new ArrayList<>();
    add(windows, "exactly the difference", "reddit", 0, 3 * 7000, 3);
    add(windows, "exactly the difference", "bluesky", 1, 3 * 4000, 3);
    add(windows, "less", "reddit", 0, 3 * 6999, 3);
    add(windows, "less", "bluesky", 1, 3 * 4000, 3);
    add(windows, "too few", "reddit", 0, 2 * 9000, 2);
    add(windows, "too few", "bluesky", 1, -5 * 9000, 5);
    add(windows, "added up", "reddit", 0, 9000, 1);
    add(windows, "added up", "reddit", 3, 2 * 9000, 2);
    add(windows, "added up", "bluesky", 2, -3 * 9000, 3);
    add(windows, "other hours", "reddit", 3, 3 * 9000, 3);
    add(windows, "other hours", "bluesky", 4, -3 * 9000, 3);
    add(windows, "three platforms", "a", 0, 3 * 9000, 3);
    add(windows, "three platforms", "b", 0, 0, 3);
    add(windows, "three platforms", "c", 0, -3 * 9000, 3);
    Pipeline pipeline = Pipeline.create();
    PCollection<Divergence> found =
        pipeline
            .apply(Create.timestamped(windows).withCoder(TopicWindowCoder.of()))
            .apply(DetectDivergence.perHour());
    PAssert.that(found)
        .satisfies(
            divergences -> {
              List<String> rows = new ArrayList<>();
              for (Divergence divergence : divergences) {
                rows.add(
                    divergence.getTopic()
                        + " "
                        + divergence.getPlatformA()
                        + " "
                        + divergence.getPlatformB()
                        + " "
                        + divergence.getDifference()
                        + " "
                        + divergence.getInputs());
                assertThat(divergence.getWindowStart()).isEqualTo(Sighting.BASE);
              }
              assertThat(rows)
                  .containsExactlyInAnyOrder(
                      "exactly the difference bluesky reddit -0.3 6",
                      "added up bluesky reddit -1.8 6",
                      "three platforms a b 0.9 6",
                      "three platforms a c 1.8 6",
                      "three platforms b c 0.9 6");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> DetectDivergence.perHour().withMinDifference(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minDifference must be above 0 and at most 2, not 0.0");
    assertThatThrownBy(() -> DetectDivergence.perHour().withMinPosts(0))
        .hasMessage("minPosts must be at least 1, not 0");
    assertThatThrownBy(() -> DetectDivergence.perHour().withWindow(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("window must be longer than zero");
  }

  private static void add(
      List<TimestampedValue<TopicWindow>> windows,
      String topic,
      String platform,
      int quarter,
      long sum,
      long count) {
    Instant start = Sighting.BASE.plus(Duration.standardMinutes(15L * quarter));
    Instant end = start.plus(Duration.standardMinutes(15));
    TopicWindow window =
        Samples.sparseWindow().toBuilder()
            .setTopic(topic)
            .setPlatform(platform)
            .setWindowStart(start)
            .setWindowEnd(end)
            .setPosts(count)
            .setSentimentSum(sum)
            .setSentimentCount(count)
            .setInputs(count)
            .build();
    windows.add(TimestampedValue.of(window, end.minus(1)));
  }
}
