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
package org.crosscurrent.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.EntityMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreNlpEntitiesTest {

  private static final EntityEngine ENGINE = Engines.named(EntityEngine.class, "corenlp");

  @Test
  void namesHaveTypesAndPlacesInTheText() {
    String text = "Angela Merkel met engineers of Siemens in New York, said a German paper.";
    assertThat(ENGINE.score(text))
        .containsExactly(
            new EntityMention("Angela Merkel", "person", 0, 13),
            new EntityMention("Siemens", "organization", 31, 38),
            new EntityMention("New York", "location", 42, 50),
            new EntityMention("German", "misc", 59, 65));
  }

  @Test
  void placesAreThoseInThePostWhateverIsReplaced() {
    String text = "😀😀 https://t.co/x @bob: Barack Obama visited #Berlin\r\nand   Paris 👍🏽.";
    List<EntityMention> mentions = ENGINE.score(text);
    assertThat(mentions).extracting(EntityMention::name).contains("Barack Obama", "Paris");
    assertThat(mentions).allSatisfy(m -> assertThat(inText(text, m)).isEqualTo(m.name()));
  }

  @Test
  void addressesAndHandlesAreNoNames() {
    String text = "@BarackObama and @Angela_Merkel, see https://www.Berlin.de/London www.Paris.fr";
    assertThat(ENGINE.score(text)).isEmpty();
  }

  @Test
  void withoutCapitalsTheCaselessModelsFindMore() {
    EntityEngine caseless = Engines.named(EntityEngine.class, "corenlp?models=caseless");
    assertThat(caseless.version()).isNotEqualTo(ENGINE.version());
    assertThat(caseless.score("i saw barack obama in london today"))
        .extracting(EntityMention::name)
        .contains("barack obama", "london");
  }

  @Test
  void earlierTextsHaveNoInfluence() {
    List<String> texts =
        List.of(
            "Apple and Will Rose like Summer in May.", "Reading is near Bath, said Mark Brown.");
    List<List<EntityMention>> expected = texts.stream().map(ENGINE::score).toList();
    ENGINE.score("an apple will rise, a rose in summer may be reading near a brown bath mark");
    assertThat(texts.stream().map(ENGINE::score).toList()).isEqualTo(expected);
  }

  @Test
  void noTextThrows() {
    for (String text : HostileTexts.all()) {
      assertThat(ENGINE.score(text)).allSatisfy(m -> assertThat(m.end()).isPositive());
    }
  }

  @Property(tries = 100)
  void anyTextHasOneAnswerWithinIt(@ForAll String text) {
    String post = "Barack Obama " + text + " went to London";
    List<EntityMention> mentions = ENGINE.score(post);
    int before = 0;
    for (EntityMention mention : mentions) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(before);
      assertThat(mention.end()).isLessThanOrEqualTo(post.length());
      before = mention.end();
    }
    assertThat(ENGINE.score(post)).isEqualTo(mentions);
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    String text = "Angela Merkel met engineers of Siemens in New York, said a German paper.";
    List<EntityMention> expected = ENGINE.score(text);
    Callable<Boolean> again = () -> ENGINE.score(text).equals(expected);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<Boolean> same : pool.invokeAll(Collections.nCopies(400, again))) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anInterruptedThreadGivesUpItsText() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> ENGINE.score("Ada is here.")).isInstanceOf(EngineException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"corenlp?models=all", "corenlp?parser=pcfg", "corenlp:here"})
  void wrongSettingsAreToldInOneSentence(String spec) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engines.named(EntityEngine.class, spec))
        .satisfies(e -> assertThat(e.getMessage()).contains("'corenlp'").doesNotContain("\n"));
  }

  private static String inText(String text, EntityMention mention) {
    return text.substring(mention.start(), mention.end());
  }
}
