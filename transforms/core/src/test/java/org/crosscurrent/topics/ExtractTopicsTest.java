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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ExtractTopicsTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void titleTextAndHashtagsOfThePlatformGiveTheTopics() {
    PCollection<Signal> signals =
        pipeline
            .apply("Read", Create.of(signal()))
            .apply("ExtractTopics", ExtractTopics.withBuiltInGazetteer());

    PAssert.that(topics(signals)).containsInAnyOrder("nvidia gpu chips hardware");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void anOwnGazetteerAndLimitReplaceTheBuiltInOnes() {
    PCollection<Signal> signals =
        pipeline
            .apply("Read", Create.of(signal()))
            .apply(
                "ExtractTopics",
                ExtractTopics.withGazetteer(Gazetteer.of("fast")).withMaxTopics(2));

    PAssert.that(topics(signals)).containsInAnyOrder("fast chips");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> ExtractTopics.withBuiltInGazetteer().withMaxTopics(0))
        .hasMessage("maxTopics is 0: it must be at least 1");
  }

  @Test
  void whatAnotherEngineFoundIsATopicAtItsPlace() {
    Signal signal =
        entities("corenlp/1", "Ann", "Lake Wobegon", "It", "Nvidia", "Elsewhere Limited");
    assertThat(topicsOf(signal, "Annual news of Nvidia #Chips: Ann, Nvidia, Lake Wobegon. It is"))
        .containsExactly("nvidia", "chips", "ann", "lake wobegon", "elsewhere limited");
  }

  @Test
  void aNameOfTheEngineIsSaidOnceHoweverItIsWritten() {
    Signal signal = entities("corenlp/1", "Open AI", "東京", "US");
    assertThat(topicsOf(signal, "#OpenAI and Open AI in 東京都, US"))
        .containsExactly("openai", "東京", "united states");
  }

  @Test
  void whatTheGazetteerFoundAsAnEngineAddsNothing() {
    assertThat(topicsOf(entities("gazetteer/3", "Ann"), "Ann met Nvidia"))
        .containsExactly("nvidia");
  }

  private static Signal entities(String engine, String... names) {
    return signal().toBuilder()
        .setEntities(Arrays.stream(names).map(name -> Entity.of(name, "misc")).toList())
        .setEntityEngine(engine)
        .build();
  }

  private static List<String> topicsOf(Signal signal, String text) {
    Post post =
        signal.getPost().toBuilder()
            .setTitle("")
            .setText(text)
            .setLanguage("en")
            .setHashtags(List.of())
            .build();
    return ExtractTopics.extract(
            signal.toBuilder().setPost(post).build(), new TopicExtractor(Gazetteer.builtIn(), 8))
        .getTopics();
  }

  private static PCollection<String> topics(PCollection<Signal> signals) {
    return signals.apply(
        "Topics",
        MapElements.into(TypeDescriptors.strings()).via(s -> String.join(" ", s.getTopics())));
  }

  private static Signal signal() {
    return Signal.of(
        Post.builder()
            .setId("reddit:1")
            .setPlatform("reddit")
            .setKind(PostKind.POST)
            .setTitle("Nvidia's new GPU")
            .setText("It is fast. #Chips")
            .setHashtags(List.of("chips", "hardware"))
            .setCreatedAt(NOON)
            .setObservedAt(NOON)
            .setCollection("api")
            .build());
  }
}
