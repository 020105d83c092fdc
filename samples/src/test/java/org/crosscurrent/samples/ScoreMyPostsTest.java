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

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.crosscurrent.model.Sentiment;
import org.junit.jupiter.api.Test;

class ScoreMyPostsTest {

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void eachTextGetsItsSentimentAndABlankOneNone() {
    var signals =
        ScoreMyPosts.expand(
            pipeline.apply(
                Create.of(
                    Map.of(
                        "a", "VADER is smart, handsome, and funny!",
                        "b", "This is terrible.",
                        "c", "The train leaves at noon.",
                        "d", " "))));

    PAssert.that(signals)
        .satisfies(
            scored -> {
              Map<String, String> labels = new TreeMap<>();
              scored.forEach(
                  signal -> {
                    Sentiment sentiment = signal.getSentiment();
                    labels.put(
                        signal.getPost().getId(), sentiment == null ? "none" : sentiment.label());
                  });
              assertThat(labels)
                  .containsExactly(
                      Map.entry("mine:a", "positive"),
                      Map.entry("mine:b", "negative"),
                      Map.entry("mine:c", "neutral"),
                      Map.entry("mine:d", "none"));
              return null;
            });
    pipeline.run();
  }
}
