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
package org.crosscurrent.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Signal;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class FindEntitiesTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void entitiesAreInOrderOfAppearanceAndEachIsThereOnce() {
    Signal read = FindEntities.find(signal("Paris and Rome and Paris"), new CityEngine());

    assertThat(read.getEntities())
        .containsExactly(Entity.of("Paris", "location"), Entity.of("Rome", "location"));
    assertThat(read.getEntityEngine()).isEqualTo("city/1");
  }

  @Test
  void whereNothingIsNamedTheEngineThatLookedIsToldAndWithoutTextNone() {
    Signal nothing = FindEntities.find(signal("good morning"), new CityEngine());
    assertThat(nothing.getEntities()).isEmpty();
    assertThat(nothing.getEntityEngine()).isEqualTo("city/1");

    assertThat(FindEntities.find(signal(" "), new CityEngine()).getEntityEngine()).isNull();
  }

  @Test
  void aPipelineReads() {
    PCollection<Signal> read =
        pipeline
            .apply("Read", Create.of(signal("in Rome"), signal("at home")))
            .apply("FindEntities", FindEntities.with(CityEngine::new));

    PAssert.that(
            read.apply(
                "Names",
                MapElements.into(TypeDescriptors.strings())
                    .via(s -> s.getEntities().stream().map(Entity::getName).toList().toString())))
        .containsInAnyOrder("[Rome]", "[]");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void anEngineThatIsNotThereIsRefusedAtOnce() {
    assertThatThrownBy(() -> FindEntities.withEngine("oracle"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'oracle'");
  }

  private static Signal signal(String text) {
    return Signal.of(
        Post.builder()
            .setId("reddit:" + text)
            .setPlatform("reddit")
            .setKind(PostKind.POST)
            .setText(text)
            .setCreatedAt(NOON)
            .setObservedAt(NOON)
            .setCollection("api")
            .build());
  }

  /** Knows two cities, and tells them in an order of its own. */
  private static final class CityEngine implements EntityEngine {
    @Override
    public String name() {
      return "city";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public String licence() {
      return "Apache-2.0";
    }

    @Override
    public EngineCost cost() {
      return EngineCost.LIGHT;
    }

    @Override
    public List<EntityMention> score(String text) {
      return List.of("Rome", "Paris").stream()
          .filter(text::contains)
          .flatMap(
              city ->
                  List.of(text.lastIndexOf(city), text.indexOf(city)).stream()
                      .map(at -> new EntityMention(city, "location", at, at + city.length())))
          .toList();
    }
  }
}
