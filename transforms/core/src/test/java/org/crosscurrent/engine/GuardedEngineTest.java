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
package org.crosscurrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.joda.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedEngineTest {

  private static final java.time.Duration PATIENCE = java.time.Duration.ofMinutes(2);

  /** Nothing that is not hung takes that long, on any machine. */
  private static final EngineLimits PATIENT =
      EngineLimits.defaults().withTime(Duration.standardMinutes(2));

  /** Only for texts that hang for ever. */
  private static final EngineLimits HASTY =
      EngineLimits.defaults().withTime(Duration.millis(30)).withBreaker(1_000_000, day());

  private final CountDownLatch released = new CountDownLatch(1);

  private static Duration day() {
    return Duration.standardDays(1);
  }

  @AfterEach
  void release() {
    released.countDown();
  }

  private String script(String text) {
    return switch (text.split(" ")[0]) {
      case "throw" -> throw new IllegalStateException("of the text: " + text);
      case "say" -> throw new EngineException("the sentence is too long");
      case "deep" -> script(text) + text;
      case "error" -> throw new AssertionError(text);
      case "null" -> null;
      case "hang" -> ScriptedEngine.hang();
      case "ignore" -> ScriptedEngine.hangUntil(released);
      case "oom" -> ScriptedEngine.exhaust();
      case "eat" -> {
        long eaten = 0;
        while (!Thread.currentThread().isInterrupted()) {
          eaten += new byte[1 << 20].length;
        }
        yield "ate " + eaten;
      }
      case "interrupt" -> {
        Thread.currentThread().interrupt();
        yield "interrupted";
      }
      default -> text.toUpperCase(Locale.ROOT);
    };
  }

  private ScriptedEngine engine(EngineCost cost, int batchSize) {
    return new ScriptedEngine(cost, batchSize, this::script);
  }

  private GuardedEngine<String> guarded(EngineCost cost, EngineLimits limits) {
    return GuardedEngine.of(engine(cost, 1), limits);
  }

  private static EngineFailure failureOf(GuardedEngine<String> engine, String text) {
    return catchThrowableOfType(EngineFailure.class, () -> engine.score(text));
  }

  @ParameterizedTest
  @EnumSource(EngineCost.class)
  void whatAnEngineThrowsIsAFailureWithoutAWordOfTheText(EngineCost cost) throws Exception {
    GuardedEngine<String> engine = guarded(cost, PATIENT);

    EngineFailure failure = failureOf(engine, "throw secret");

    assertThat(failure.engine()).isEqualTo("scripted/1");
    assertThat(failure.kind()).isEqualTo(EngineFailure.Kind.THREW);
    assertThat(failure)
        .hasMessage("the engine scripted/1 failed: it threw java.lang.IllegalStateException")
        .hasNoCause();
    assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("script");
    assertThat(failureOf(engine, "say it").reason()).isEqualTo("the sentence is too long");
    assertThat(failureOf(engine, "null").reason()).isEqualTo("it told nothing");
    assertThat(engine.score("fine")).isEqualTo("FINE");
  }

  @ParameterizedTest
  @EnumSource(EngineCost.class)
  void wantOfStackOrMemoryFailsTheTextAlone(EngineCost cost) throws Exception {
    GuardedEngine<String> engine = guarded(cost, PATIENT);

    EngineFailure deep = failureOf(engine, "deep");
    assertThat(deep.reason()).isEqualTo("it threw java.lang.StackOverflowError");
    assertThat(deep.getStackTrace()).hasSizeLessThan(50);
    assertThat(failureOf(engine, "oom").kind()).isEqualTo(EngineFailure.Kind.TOO_MUCH_MEMORY);
    assertThat(engine.score("fine")).isEqualTo("FINE");
  }

  @Test
  void anyErrorOnAThreadOfItsOwnIsAFailure() {
    assertThat(failureOf(guarded(EngineCost.MEDIUM, PATIENT), "error").reason())
        .isEqualTo("it threw java.lang.AssertionError");
  }

  @Test
  void aTextThatHangsIsInterruptedAndLeftBehind() {
    GuardedEngine<String> engine = guarded(EngineCost.MEDIUM, HASTY);

    assertThat(failureOf(engine, "hang"))
        .hasMessage("the engine scripted/1 failed: it took longer than 30 ms")
        .extracting(EngineFailure::kind)
        .isEqualTo(EngineFailure.Kind.TOO_SLOW);
    Awaitility.await().atMost(PATIENCE).until(() -> engine.abandonedCalls() == 0);
  }

  @Test
  void whileTooManyCallsHangTheEngineIsNotCalled() {
    GuardedEngine<String> engine = guarded(EngineCost.HEAVY, HASTY.withAbandoned(2));

    assertThat(failureOf(engine, "ignore").kind()).isEqualTo(EngineFailure.Kind.TOO_SLOW);
    assertThat(engine.isBroken()).isFalse();
    assertThat(failureOf(engine, "ignore").kind()).isEqualTo(EngineFailure.Kind.TOO_SLOW);
    assertThat(engine.isBroken()).isTrue();
    EngineFailure skipped = failureOf(engine, "fine");
    assertThat(skipped.kind()).isEqualTo(EngineFailure.Kind.SKIPPED);
    assertThat(skipped.reason()).isEqualTo("it was not called, since 2 calls of it hang");
    assertThat(engine.abandonedCalls()).isEqualTo(2);

    released.countDown();
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(EngineFailure.class)
        .until(() -> engine.score("fine").equals("FINE"));
  }

  @Test
  void aTextThatAllocatesWithoutEndIsLeftBehindToo() {
    GuardedEngine<String> engine = guarded(EngineCost.MEDIUM, PATIENT.withAllocation(64L << 20));

    assertThat(failureOf(engine, "eat"))
        .hasMessage("the engine scripted/1 failed: it allocated more than 64 MiB")
        .extracting(EngineFailure::kind)
        .isEqualTo(EngineFailure.Kind.TOO_MUCH_MEMORY);
    Awaitility.await().atMost(PATIENCE).until(() -> engine.abandonedCalls() == 0);
  }

  @Test
  void aThreadThatAnEngineLeftInterruptedIsStillOfUse() throws Exception {
    GuardedEngine<String> engine = guarded(EngineCost.MEDIUM, PATIENT);
    assertThat(engine.score("interrupt")).isEqualTo("interrupted");
    assertThat(engine.score("fine")).isEqualTo("FINE");
  }

  @Test
  void aCallerThatIsInterruptedLeavesAtOnceAndNothingHasFailed() throws Exception {
    GuardedEngine<String> engine = guarded(EngineCost.MEDIUM, PATIENT.withBreaker(1, day()));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                engine.score("hang");
              } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
              }
            });
    caller.start();
    caller.interrupt();
    caller.join(PATIENCE.toMillis());

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(engine.isBroken()).isFalse();
    Awaitility.await().atMost(PATIENCE).until(() -> engine.abandonedCalls() == 0);
  }

  @Test
  void aBrokenEngineIsNotCalledAndItsTextsAreSkipped() {
    ScriptedEngine broken = engine(EngineCost.LIGHT, 1);
    GuardedEngine<String> engine = GuardedEngine.of(broken, PATIENT.withBreaker(3, day()));
    for (int i = 0; i < 3; i++) {
      assertThat(failureOf(engine, "throw").kind()).isEqualTo(EngineFailure.Kind.THREW);
    }

    EngineFailure skipped = failureOf(engine, "fine");

    assertThat(skipped.kind()).isEqualTo(EngineFailure.Kind.SKIPPED);
    assertThat(skipped.reason()).isEqualTo("it was not called, since it failed 3 times in a row");
    assertThat(broken.calls).hasValue(3);
    assertThat(engine.isBroken()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(EngineCost.class)
  void aBatchThatFailsIsDoneAgainToFindTheCulprit(EngineCost cost) throws Exception {
    ScriptedEngine batching = engine(cost, 4);
    GuardedEngine<String> engine = GuardedEngine.of(batching, PATIENT);

    List<Outcome<String>> outcomes =
        engine.scoreAll(List.of("a", "b", "throw", "c", "d", "oom", "e"));

    assertThat(outcomes.stream().map(GuardedEngineTest::describe))
        .containsExactly("A", "B", "threw", "C", "D", "too-much-memory", "E");
    assertThat(batching.calls).hasValue(3 + 4 + 2 + 3);
    assertThat(engine.batchSize()).isEqualTo(4);
  }

  @Test
  void aBatchThatHangsIsDoneAgainToFindTheCulprit() throws Exception {
    EngineLimits limits = EngineLimits.defaults().withTime(Duration.standardSeconds(3));
    GuardedEngine<String> engine = GuardedEngine.of(engine(EngineCost.MEDIUM, 4), limits);

    List<Outcome<String>> outcomes = engine.scoreAll(List.of("a", "hang", "b"));

    assertThat(outcomes.stream().map(GuardedEngineTest::describe))
        .containsExactly("A", "too-slow", "B");
    assertThat(engine.batchSize()).isEqualTo(4);
  }

  private static String describe(Outcome<String> outcome) {
    return outcome.failure() == null ? outcome.score() : outcome.failure().kind().label();
  }

  @Test
  void anEngineWhoseBatchesAreTooBigGetsSmallerOnes() throws Exception {
    Engine<String> greedy =
        new Engine<>() {
          @Override
          public String name() {
            return "greedy";
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
            return EngineCost.MEDIUM;
          }

          @Override
          public int batchSize() {
            return 8;
          }

          @Override
          public String score(String text) {
            return text;
          }

          @Override
          public List<String> scoreAll(List<String> texts) {
            return texts.size() > 2 ? List.of(ScriptedEngine.exhaust()) : texts;
          }
        };
    GuardedEngine<String> engine = GuardedEngine.of(greedy, PATIENT);
    List<String> texts = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    for (int round = 0; round < 3; round++) {
      assertThat(engine.scoreAll(texts))
          .extracting(Outcome::score)
          .containsExactlyElementsOf(texts);
    }
    assertThat(engine.batchSize()).isEqualTo(2);
  }

  @Test
  void ofALongTextAnEngineIsGivenTheBeginningInWholeCodePoints() throws Exception {
    EngineLimits limits = PATIENT.withLength(4);
    assertThat(guarded(EngineCost.MEDIUM, limits).score("abcdef")).isEqualTo("ABCD");
    assertThat(guarded(EngineCost.MEDIUM, limits).score("abcd")).isEqualTo("ABCD");
    assertThat(guarded(EngineCost.MEDIUM, limits).score("abc😀de")).isEqualTo("ABC");
    assertThat(guarded(EngineCost.MEDIUM, limits).score("ab😀de")).isEqualTo("AB😀");
    assertThat(guarded(EngineCost.LIGHT, limits).score("abcdef")).isEqualTo("ABCDEF");
  }

  @Test
  void anEngineThatStillHangsIsClosedWhenItIsDone() {
    ScriptedEngine hanging = engine(EngineCost.MEDIUM, 1);
    GuardedEngine<String> engine = GuardedEngine.of(hanging, HASTY);
    failureOf(engine, "ignore");

    engine.close();
    assertThat(hanging.closings).hasValue(0);

    released.countDown();
    Awaitility.await().atMost(PATIENCE).untilAtomic(hanging.closings, org.hamcrest.Matchers.is(1));
  }

  @Test
  void limitsOfNothingAreRefused() {
    assertThatThrownBy(() -> EngineLimits.defaults().withTime(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the time limit of an engine in milliseconds must be above 0, but was 0");
  }
}
