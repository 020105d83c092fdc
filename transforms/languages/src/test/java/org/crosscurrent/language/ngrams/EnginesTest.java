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
package org.crosscurrent.language.ngrams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.language.DetectedLanguage;
import org.crosscurrent.language.LanguageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesTest {

  private static final LanguageEngine FAST = Engines.named(LanguageEngine.class, "fast");

  @ParameterizedTest
  @CsvFileSource(resources = "sentences.tsv", delimiter = '\t', encoding = "UTF-8")
  void aSentenceIsTold(String language, String sentence) {
    DetectedLanguage detected = FAST.score(sentence);
    assertThat(detected.language()).isEqualTo(language);
    assertThat(detected.confidence()).isGreaterThan(0.5);
  }

  @Test
  void bothEnginesAreFoundAndTheAccurateOneKnowsWords() {
    LanguageEngine accurate = Engines.named(LanguageEngine.class, "accurate");
    assertThat(accurate.licence()).isEqualTo("Apache-2.0");
    assertThat(accurate.version()).isEqualTo(FAST.version());
    assertThat(accurate.score("Krankenversicherung").language()).isEqualTo("de");
    assertThat(accurate.score("keskiviikkona").language()).isEqualTo("fi");
    assertThatThrownBy(() -> Engines.named(LanguageEngine.class, "slow"))
        .hasMessage(
            "there is no language engine 'slow' on the class path; there is accurate, fast");
  }

  @ParameterizedTest
  @CsvSource({
    "Die neue Platte von ラーメン ist da und sie ist wirklich gut geworden, de",
    "新しい iPhone を買いました, ja",
    "我们今天在の公园里吃了很好吃的东西, zh",
    "שלום לכם אנשים טובים, he",
    "א גוטן מאָרגן ייִדישע װעלט, yi",
    "እንደምን አደራችሁ ወገኖቼ, am",
    "ከመይ ኣለኹም ኣሕዋተይ, ti",
  })
  void scriptsThatMixOrAreSharedAreToldApart(String sentence, String language) {
    assertThat(FAST.score(sentence).language()).isEqualTo(language);
  }

  @Test
  void whatHasNoLettersIsInNoLanguage() {
    for (String text :
        new String[] {"", "   ", "12:30 - 14:45", "?!", "😀😀", "\uD83D", "\u0000"}) {
      assertThat(FAST.score(text)).isEqualTo(DetectedLanguage.undetermined());
    }
  }

  @Property(tries = 500)
  void anyTextHasOneAnswerAndAConfidenceInItsRange(@ForAll String text) {
    DetectedLanguage detected = FAST.score(text);
    assertThat(detected.confidence()).isBetween(0.0, 1.0);
    assertThat(FAST.score(text)).isEqualTo(detected);
    assertThat(new FastLanguageEngine().score(text)).isEqualTo(detected);
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    List<String> texts =
        List.of(
            "this is what somebody wrote in English about the weather",
            "das hat jemand auf Deutsch über das Wetter geschrieben",
            "c'est ce que quelqu'un a écrit en français sur le temps");
    List<DetectedLanguage> expected = texts.stream().map(FAST::score).toList();
    Callable<Integer> reader =
        () -> {
          int wrong = 0;
          for (int i = 0; i < 3_000; i++) {
            boolean right = FAST.score(texts.get(i % 3)).equals(expected.get(i % 3));
            wrong += right ? 0 : 1;
          }
          return wrong;
        };
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<Integer> wrong : pool.invokeAll(List.of(reader, reader, reader, reader))) {
        assertThat(wrong.get()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aLongTextIsToldByItsBeginning() {
    String start = "this is what somebody wrote in English about the weather ".repeat(10);
    String end = "das hat jemand auf Deutsch über das Wetter geschrieben ".repeat(200);
    assertThat(FAST.score(start + end).language()).isEqualTo("en");
  }
}
