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
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.SentimentScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreNlpSentimentTest {

  private static final SentimentEngine ENGINE =
      Engines.named(SentimentEngine.class, "corenlp?parser=shift-reduce");

  @Test
  void theEngineIsFoundByItsName() {
    assertThat(ENGINE).isInstanceOf(CoreNlpSentiment.class);
    assertThat(ENGINE.licence()).isEqualTo("GPL-3.0-or-later");
    assertThat(ENGINE.cost()).isEqualTo(EngineCost.HEAVY);
    assertThat(ENGINE.id()).isEqualTo("corenlp/1+corenlp-4.5.10+shift-reduce+60+10000");
    assertThat(Engines.named(SentimentEngine.class, "corenlp").id()).isEqualTo(ENGINE.id());
    assertThat(
            Engines.named(
                    SentimentEngine.class,
                    "corenlp?parser=pcfg&max-sentence-tokens=30&max-characters=500")
                .version())
        .isEqualTo("1+corenlp-4.5.10+pcfg+30+500");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The film is a wonderful, moving piece of work.",
        "I love this phone, it works very well",
        "GREAT NEWS!!! We finally won",
        "yes! sooooo good :)",
        "https://t.co/abc @somebody thanks, best day ever 😀"
      })
  void praiseIsPositive(String text) {
    assertThat(ENGINE.score(text).compound()).isGreaterThan(SentimentScore.LABEL_THRESHOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This is the worst service I have ever seen.",
        "The food was cold and the staff were rude",
        "it was TERRIBLE, a complete waste of money",
        "The film is not good.",
        "ugh, so boring :("
      })
  void blameIsNegative(String text) {
    assertThat(ENGINE.score(text).compound()).isLessThan(-SentimentScore.LABEL_THRESHOLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kannst du mir bitte helfen?", "今日は良い天気です", "12:30 - 14:45"})
  void whatTheModelHardlyKnowsAWordOfIsNeutral(String text) {
    assertThat(ENGINE.score(text)).isEqualTo(new SentimentScore(0, 0, 1, 0));
  }

  @Test
  void aTextWithoutTokensHasNoSharesAtAll() {
    for (String text : List.of("", " \n ", "\u0000", "\uD83D", "https://example.org @somebody")) {
      assertThat(ENGINE.score(text)).isEqualTo(new SentimentScore(0, 0, 0, 0));
    }
  }

  @Test
  void sentencesCountByTheirTokens() {
    String good = "The film is a wonderful, moving piece of work.";
    String bad = "It was awful.";
    double expected = (ENGINE.score(good).compound() * 11 + ENGINE.score(bad).compound() * 4) / 15;
    assertThat(ENGINE.score(good + " " + bad).compound()).isCloseTo(expected, within(1e-9));
    assertThat(ENGINE.score(good + "\n" + bad).compound()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aLongSentenceIsScoredInParts() {
    String part = "we saw a wonderful and moving film";
    SentimentEngine narrow = Engines.named(SentimentEngine.class, "corenlp?max-sentence-tokens=7");
    assertThat(narrow.score(part + " " + part + " " + part).compound())
        .isCloseTo(ENGINE.score(part).compound(), within(1e-9));
  }

  @Test
  void whatIsBehindTheLimitIsNotRead() {
    String start = "It is a wonderful film. ".repeat(10).substring(0, 120);
    SentimentEngine brief = Engines.named(SentimentEngine.class, "corenlp?max-characters=120");
    assertThat(brief.score(start + " And it is awful.")).isEqualTo(ENGINE.score(start));
  }

  @Test
  void noTextThrowsOrIsQuotedInALog() {
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      for (String text : HostileTexts.all()) {
        assertThat(sharesOf(ENGINE.score(text))).isIn(0.0, 1.0);
      }
    } finally {
      System.setErr(err);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Property(tries = 100)
  void anyTextHasAScore(@ForAll String text) {
    SentimentScore score = ENGINE.score("it is " + text + " good");
    assertThat(sharesOf(score)).isEqualTo(1.0);
    assertThat(ENGINE.score("it is " + text + " good")).isEqualTo(score);
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    List<String> texts =
        List.of(
            "I really like what they did with the new park, it is a lovely place.",
            "Nobody told us that the train would be late again. What a mess!",
            "She said (and I agree) that \"it could be worse\", but not by much...");
    List<SentimentScore> expected = texts.stream().map(ENGINE::score).toList();
    Callable<Integer> reader =
        () -> {
          int wrong = 0;
          for (int i = 0; i < 150; i++) {
            wrong += ENGINE.score(texts.get(i % 3)).equals(expected.get(i % 3)) ? 0 : 1;
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
  void thePcfgParserIsThereToo() {
    SentimentEngine pcfg =
        Engines.named(SentimentEngine.class, "corenlp?parser=pcfg&max-sentence-tokens=20");
    pcfg.warmUp();
    assertThat(pcfg.score("What a wonderful day, I love it!").compound()).isPositive();
    assertThat(pcfg.score("They ruined it, and it is awful.").compound()).isNegative();
    assertThat(sharesOf(pcfg.score(") ) ( ! ? the the of of of and not :"))).isEqualTo(1.0);
  }

  @Test
  void anInterruptedThreadGivesUpItsText() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> ENGINE.score("It is good."))
          .isInstanceOf(EngineException.class)
          .hasMessage("the engine 'corenlp' was interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(ENGINE.score("It is good.").compound()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corenlp?parser=fast",
        "corenlp?max-sentence-tokens=4",
        "corenlp?max-sentence-tokens=many",
        "corenlp?max-characters=0",
        "corenlp?beam=4",
        "corenlp:models"
      })
  void wrongSettingsAreToldInOneSentence(String spec) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engines.named(SentimentEngine.class, spec))
        .satisfies(e -> assertThat(e.getMessage()).contains("'corenlp'").doesNotContain("\n"));
  }

  @Test
  void aWrongParserIsToldWithTheRightOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engines.named(SentimentEngine.class, "corenlp?parser=fast"))
        .withMessage(
            "the setting 'parser' of the engine 'corenlp' must be one of shift-reduce, pcfg, not"
                + " 'fast'");
  }

  private static double sharesOf(SentimentScore score) {
    double sum = score.positive() + score.neutral() + score.negative();
    return Math.round(sum * 1e9) / 1e9;
  }
}
