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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.coders.SignalCoder;
import org.junit.jupiter.api.Test;

class AggregateTopicsTest {

  private static final int POSTS = 400;
  private static final int SECONDS = 200;

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void eachPostCountsOnceInEachOfItsTopicsHoweverManyABundleHolds() {
    Map<String, Long> expected = new TreeMap<>();
    for (int post = 0; post < POSTS; post++) {
      for (String topic : topics(post)) {
        expected.merge(topic + " " + post % SECONDS * 10 / 900, 1L, Long::sum);
      }
    }
    PAssert.that(windows(AggregateTopics.perWindow().holding(10)))
        .satisfies(
            rows -> {
              Map<String, Long> found = new TreeMap<>();
              for (TopicWindow row : rows) {
                long window =
                    (row.getWindowStart().getMillis() - Sighting.BASE.getMillis()) / 900_000;
                assertThat(found.put(row.getTopic() + " " + window, row.getPosts())).isNull();
                assertThat(row.getInputs()).isEqualTo(row.getPosts());
              }
              assertThat(found).isEqualTo(expected);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void toxicPostsAreLeftOutWhereThatIsAskedForButAbsorbed() {
    PAssert.that(windows(AggregateTopics.perWindow().withoutToxic()))
        .satisfies(
            rows -> {
              long posts = 0;
              long inputs = 0;
              for (TopicWindow row : rows) {
                if (row.getTopic().equals("all")) {
                  posts += row.getPosts();
                  inputs += row.getInputs();
                }
              }
              assertThat(posts).isEqualTo(POSTS - POSTS / 10);
              assertThat(inputs).isEqualTo(POSTS);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private PCollection<TopicWindow> windows(AggregateTopics aggregate) {
    List<TimestampedValue<Signal>> signals = new ArrayList<>(POSTS);
    for (int post = 0; post < POSTS; post++) {
      Signal signal =
          Sighting.of("reddit:" + post).at(post % SECONDS * 10).topics(topics(post)).signal();
      signals.add(
          TimestampedValue.of(
              signal.toBuilder().setToxicity(toxicity(post % 10 == 0)).build(),
              signal.getFirstObservedAt()));
    }
    return pipeline
        .apply("Read", Create.timestamped(signals).withCoder(SignalCoder.of()))
        .apply("Aggregate", aggregate);
  }

  private static String[] topics(int post) {
    return new String[] {"all", "some" + post % 41, "some" + post % 7};
  }

  private static Toxicity toxicity(boolean toxic) {
    return Toxicity.builder()
        .setLabel(toxic ? "offensive" : "neither")
        .setToxic(toxic)
        .setProbabilities(Map.of())
        .setEngine("test/1")
        .build();
  }
}
