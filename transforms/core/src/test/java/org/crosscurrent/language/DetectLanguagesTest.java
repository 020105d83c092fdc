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
package org.crosscurrent.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Samples;
import org.crosscurrent.model.coders.PostCoder;
import org.junit.jupiter.api.Test;

class DetectLanguagesTest {

  private static Post post(String id, String text, String told) {
    return Samples.fullPost().toBuilder()
        .setId(id)
        .setTitle("")
        .setText(text)
        .setLanguage(told)
        .setLanguageConfidence(told.equals("und") ? 0 : 1)
        .setExtra(Map.of())
        .build();
  }

  @Test
  void eachPostIsToldByTheRuleAndCounted() {
    Pipeline pipeline = Pipeline.create();
    PCollection<Post> posts =
        pipeline
            .apply(
                Create.of(
                        post("x:1", "hello you people of the world", "und"),
                        post("x:2", "hello you people of the world", "en"),
                        post("x:3", "hello you people of the world", "fr"),
                        post("x:4", "hello you", "und"))
                    .withCoder(PostCoder.of()))
            .apply(DetectLanguages.with(() -> new WordEngine(0.75)));

    assertThat(posts.getCoder()).isEqualTo(PostCoder.of());
    PAssert.that(posts)
        .satisfies(
            found -> {
              Map<String, String> languages =
                  StreamSupport.stream(found.spliterator(), false)
                      .collect(
                          Collectors.toMap(
                              Post::getId,
                              post ->
                                  post.getLanguage()
                                      + post.getExtra().getOrDefault("detected_language", "")));
              assertThat(languages)
                  .isEqualTo(Map.of("x:1", "en", "x:2", "en", "x:3", "fren", "x:4", "und"));
              return null;
            });

    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counters(result))
        .isEqualTo(
            Map.of(
                "language.detected", 1L,
                "language.agree", 1L,
                "language.differ", 1L,
                "language.undetermined", 1L));
  }

  private static Map<String, Long> counters(PipelineResult result) {
    MetricQueryResults found = result.metrics().queryMetrics(MetricsFilter.builder().build());
    return StreamSupport.stream(found.getCounters().spliterator(), false)
        .filter(counter -> counter.getName().getName().startsWith("language."))
        .collect(
            Collectors.toMap(
                counter -> counter.getName().getName(),
                // What is attempted is summed up beside the pipeline, and may not be there yet.
                counter -> counter.getCommitted()));
  }

  @Test
  void anEngineThatIsNotThereIsRefusedWhenThePipelineIsBuilt() {
    assertThatThrownBy(() -> DetectLanguages.withEngine("guess"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'guess'")
        .hasMessageContaining("crosscurrent-transforms-languages");
  }
}
