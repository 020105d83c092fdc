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
package org.crosscurrent.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ContentLedgerTest {

  private static final ContentRule RULE =
      new ContentRule(
          Duration.standardHours(24).getMillis(), Duration.standardMinutes(15).getMillis());

  @Test
  void theFirstPostIsCanonicalAndOthersAreItsDuplicates() {
    Outcome outcome = run(seen("a:2", 10), seen("a:1", 0), seen("b:3", 20));
    assertThat(outcome.unique()).containsExactly("a:1");
    assertThat(outcome.duplicates).containsExactly("a:2 of a:1", "b:3 of a:1");
  }

  @Test
  void tiesGoToTheSmallerId() {
    assertThat(run(seen("b:1", 0), seen("a:9", 0)).duplicates).containsExactly("b:1 of a:9");
  }

  @Test
  void reobservationsAreNoDuplicates() {
    Signal first = seen("a:1", 0);
    Signal again =
        Sighting.of("a:1").at(60).signal().toBuilder()
            .setFirstObservedAt(Sighting.BASE)
            .setObservations(2)
            .build();
    Outcome outcome = run(again, first);
    assertThat(outcome.duplicates).isEmpty();
    assertThat(outcome.posts)
        .singleElement()
        .satisfies(post -> assertThat(post.getObservations()).isEqualTo(2));
  }

  @Test
  void duplicatesDoNotProlongTheDay() {
    long day = Duration.standardHours(24).getStandardSeconds();
    Outcome outcome =
        run(seen("a:1", 0), seen("a:2", day - 1), seen("a:3", day), seen("a:4", day + 1));
    assertThat(outcome.unique()).containsExactlyInAnyOrder("a:1", "a:3");
    assertThat(outcome.duplicates).containsExactly("a:2 of a:1", "a:4 of a:3");
  }

  @Test
  void withoutContentNothingIsADuplicate() {
    ContentLedger ledger =
        ContentLedger.EMPTY.with(Candidate.of(seen("a:1", 0))).with(Candidate.of(seen("a:2", 1)));
    assertThat(ledger.settle(Long.MAX_VALUE, RULE, false).duplicates()).isEmpty();
  }

  @Test
  void thePeakOfTheTrendingScoresStaysAndTheLatestCountersCount() {
    Outcome outcome =
        run(
            Sighting.of("a:1").at(0).trending(0.9).score(1).signal(),
            again(Sighting.of("a:1").at(60).trending(0.2).score(7)));
    assertThat(outcome.posts)
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.getTrending().getScore()).isEqualTo(0.9);
              assertThat(post.getPost().getCounts().getScore()).isEqualTo(7);
            });
  }

  @Test
  void aDeletionWithdrawsThePostAndRaisesItsInputs() {
    Outcome outcome = run(seen("a:1", 0), gone("a:1", 60));
    assertThat(outcome.posts)
        .singleElement()
        .satisfies(
            post -> {
              assertThat(post.getStanding()).isEqualTo(Standing.WITHDRAWN);
              assertThat(post.getObservations()).isEqualTo(2);
            });
  }

  @Test
  void theDuplicatesOfADeletedPostStayItsDuplicates() {
    Outcome outcome = run(seen("a:1", 0), gone("a:1", 60), seen("a:2", 120));
    assertThat(outcome.duplicates).containsExactly("a:2 of a:1");
    assertThat(outcome.unique()).isEmpty();
  }

  @Test
  void aPostIsGivenOutAtTheEndOfTheWindowOfItsFirstObservation() {
    ContentLedger ledger = ContentLedger.EMPTY.with(Candidate.of(seen("a:1", 60)));
    assertThat(ledger.nextDue(RULE)).isEqualTo(millis(900) - 1);
    ContentLedger.Settlement end = ledger.settle(millis(900) - 1, RULE, true);
    assertThat(end.closed()).hasSize(1);
    assertThat(end.ledger().nextDue(RULE)).isNull();
    assertThat(end.ledger().expiresAt(RULE)).isEqualTo(millis(60) + RULE.memoryMillis() + 1);
  }

  @Test
  void aSecondPostIsDecidedOnWhenTheWatermarkHasPassedIt() {
    ContentLedger ledger =
        ContentLedger.EMPTY
            .with(Candidate.of(seen("a:1", 60)))
            .with(Candidate.of(seen("a:2", 120)));
    assertThat(ledger.nextDue(RULE)).isEqualTo(millis(120));
    ContentLedger.Settlement done = ledger.settle(millis(120), RULE, true);
    assertThat(done.ledger().canonicalId()).isEqualTo("a:1");
    assertThat(done.duplicates()).extracting(Candidate::postId).containsExactly("a:2");
    assertThat(done.closed()).isEmpty();
    assertThat(done.ledger().nextDue(RULE)).isEqualTo(millis(900) - 1);
  }

  @Test
  void aPostThatTurnsOutNotToBeTheFirstIsDecidedOnAtItsOwnTime() {
    ContentLedger ledger =
        ContentLedger.EMPTY
            .with(Candidate.of(seen("a:2", 120)))
            .with(Candidate.of(seen("a:1", 60)));
    assertThat(ledger.nextDue(RULE)).isEqualTo(millis(120));
    assertThat(ledger.settle(millis(120), RULE, true).duplicates())
        .extracting(Candidate::postId)
        .containsExactly("a:2");
  }

  @Test
  void whatIsSettledWhileItComesIsWhatIsSettledAfterwards() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Signal> signals = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        long first = random.nextInt(20) * 5_000L;
        int inWindow = (int) (900 - first % 900);
        signals.add(seen("a:" + i, first));
        signals.add(again(Sighting.of("a:" + i).at(first + random.nextInt(inWindow)), first));
      }
      Outcome expected = run(signals.toArray(Signal[]::new));
      signals.sort(Comparator.comparing(signal -> signal.getPost().getObservedAt()));
      Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
      ContentLedger ledger = ContentLedger.EMPTY;
      for (Signal signal : signals) {
        ledger = settle(ledger, signal.getPost().getObservedAt().getMillis(), outcome);
        ledger = ledger.with(Candidate.of(signal));
      }
      settle(ledger, Long.MAX_VALUE, outcome);
      assertThat(outcome).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void everyOrderOfArrivalGivesTheSame() {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      signals.add(Sighting.of("a:" + i).at(i / 2 * 400L).trending(i / 12.0).signal());
      signals.add(
          again(Sighting.of("a:" + i).at(i / 2 * 400L + 1).trending(1 - i / 12.0), i / 2 * 400L));
    }
    signals.add(gone("a:3", 410));
    Outcome expected = run(signals.toArray(Signal[]::new));
    for (long seed = 0; seed < 50; seed++) {
      Collections.shuffle(signals, new Random(seed));
      assertThat(run(signals.toArray(Signal[]::new))).isEqualTo(expected);
    }
  }

  private static long millis(long seconds) {
    return Sighting.BASE.getMillis() + seconds * 1000;
  }

  private static Signal seen(String id, long seconds) {
    return Sighting.of(id).at(seconds).signal();
  }

  private static Signal again(Sighting sighting) {
    return again(sighting, 0);
  }

  private static Signal again(Sighting sighting, long firstSeconds) {
    return sighting.signal().toBuilder()
        .setFirstObservedAt(Instant.ofEpochMilli(millis(firstSeconds)))
        .setObservations(2)
        .build();
  }

  /** As {@code MeasureVelocity} tells it, of a post first seen at the start of the tests' time. */
  private static Signal gone(String id, long seconds) {
    long first = id.equals("a:3") ? 400 : 0;
    return again(Sighting.of(id).at(seconds), first).toBuilder()
        .setStanding(Standing.WITHDRAWN)
        .build();
  }

  private record Outcome(List<Signal> posts, List<String> duplicates) {
    List<String> unique() {
      return posts.stream()
          .filter(post -> post.getStanding() == Standing.UNIQUE)
          .map(post -> post.getPost().getId())
          .toList();
    }
  }

  /** Takes everything, then settles what is due, one time after the other. */
  private static Outcome run(Signal... signals) {
    ContentLedger ledger = ContentLedger.EMPTY;
    for (Signal signal : signals) {
      ledger = ledger.with(Candidate.of(signal));
    }
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    settle(ledger, Long.MAX_VALUE, outcome);
    return outcome;
  }

  /** Settles what is due before a time. */
  private static ContentLedger settle(ContentLedger before, long passed, Outcome outcome) {
    ContentLedger ledger = before;
    for (Long due = ledger.nextDue(RULE); due != null && due < passed; ) {
      ContentLedger.Settlement done = ledger.settle(due, RULE, true);
      ledger = done.ledger();
      for (Candidate duplicate : done.duplicates()) {
        outcome.duplicates.add(duplicate.postId() + " of " + ledger.canonicalId());
      }
      done.closed().forEach(closed -> outcome.posts.add(closed.outcome()));
      due = ledger.nextDue(RULE);
    }
    return ledger;
  }
}
