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
package org.crosscurrent.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class PostTimelineTest {

  private static final String ID = "reddit:1";

  @Test
  void firstSightHasNoVelocity() {
    assertThat(settled(seen(0).score(45).comments(3)))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.getScoreVelocity()).isZero();
              assertThat(signal.getCommentVelocity()).isZero();
              assertThat(signal.getObservations()).isOne();
            });
  }

  @Test
  void velocityIsTheChangePerSecondSinceTheObservationBefore() {
    assertThat(
            settled(
                seen(0).score(0).comments(0),
                seen(100).score(100).comments(10),
                seen(200).score(150).comments(10)))
        .extracting(Signal::getScoreVelocity)
        .containsExactly(0.0, 1.0, 0.5);
  }

  @Test
  void whatArrivesOutOfOrderIsMeasuredInOrder() {
    assertThat(settled(seen(200).score(150), seen(0).score(0), seen(100).score(100)))
        .extracting(Signal::getScoreVelocity)
        .containsExactly(0.0, 1.0, 0.5);
  }

  @Test
  void anEarlierObservationThatTurnsUpRefinesTheLatestSignal() {
    PostTimeline one = PostTimeline.EMPTY.with(PostEvent.of(seen(300).score(1200).signal()));
    assertThat(one.latest().getScoreVelocity()).isZero();
    PostTimeline two = one.with(PostEvent.of(seen(0).score(45).signal()));
    assertThat(two.latest().getScoreVelocity()).isEqualTo(3.85);
    assertThat(two.latest().getObservations()).isGreaterThan(one.latest().getObservations());
    assertThat(two.latest().getFirstObservedAt()).isEqualTo(Sighting.BASE);
  }

  @Test
  void aRedeliveryChangesNothing() {
    PostEvent event = PostEvent.of(seen(0).score(1).signal());
    PostTimeline once = PostTimeline.EMPTY.with(event);
    assertThat(once.with(event)).isSameAs(once);
  }

  @Test
  void whatIsSettledDoesNotChangeAnyMore() {
    PostTimeline settled =
        PostTimeline.EMPTY.with(PostEvent.of(seen(5).signal())).settleFirst().timeline();
    assertThat(settled.with(PostEvent.of(seen(5).variant(9).signal()))).isSameAs(settled);
    assertThat(settled.with(PostEvent.of(seen(4).signal()))).isSameAs(settled);
  }

  @Test
  void ofTwoPayloadsOfOneInstantTheGreaterDigestCountsAndBothAreAbsorbed() {
    Sighting small = seen(0).score(1).variant(1);
    Sighting great = seen(0).score(2).variant(-1); // unsigned
    for (List<Signal> signals : List.of(settled(small, great), settled(great, small))) {
      assertThat(signals)
          .singleElement()
          .satisfies(
              signal -> {
                assertThat(signal.getPost().getCounts().getScore()).isEqualTo(2);
                assertThat(signal.getObservations()).isEqualTo(2);
              });
    }
  }

  @Test
  void anObservationServesForExactly25Hours() {
    Sighting later = seen(0).at(Duration.standardHours(25)).score(9010);
    assertThat(settled(seen(0).score(10), later))
        .extracting(Signal::getScoreVelocity, Signal::getObservations)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0.0, 1),
            org.assertj.core.groups.Tuple.tuple(0.1, 2));
  }

  @Test
  void after25HoursAndAMillisecondThePostBeginsAnew() {
    Sighting later = seen(0).at(Duration.standardHours(25).plus(1)).score(9010);
    assertThat(settled(seen(0).score(10), later).get(1))
        .satisfies(
            signal -> {
              assertThat(signal.getScoreVelocity()).isZero();
              assertThat(signal.getObservations()).isOne();
              assertThat(signal.getFirstObservedAt()).isEqualTo(signal.getPost().getObservedAt());
            });
  }

  @Test
  void theFirstHashStaysThatOfTheFirstObservation() {
    assertThat(settled(seen(0).content("first"), seen(10).content("edited")).get(1))
        .satisfies(
            signal -> {
              assertThat(signal.getFirstContentHash()).isEqualTo(Sighting.hash("first"));
              assertThat(signal.getPost().getContentHash()).isEqualTo(Sighting.hash("edited"));
            });
  }

  @Test
  void aDeletionWithdrawsThePostAndWhatComesLaterBeginsAnew() {
    PostTimeline timeline =
        PostTimeline.EMPTY
            .with(PostEvent.of(seen(20).score(100).signal()))
            .with(PostEvent.of(Sighting.deletion(ID, 10)))
            .with(PostEvent.of(seen(0).score(1).signal()));
    List<Signal> all = settle(timeline);
    assertThat(all)
        .extracting(Signal::getStanding)
        .containsExactly(Standing.UNIQUE, Standing.WITHDRAWN, Standing.UNIQUE);
    assertThat(all.get(2).getFirstObservedAt()).isEqualTo(all.get(2).getPost().getObservedAt());
    assertThat(all.get(2).getScoreVelocity()).isZero();
  }

  @Test
  void aVersionDoesNotFallWhenADeletionTurnsUpBetween() {
    PostTimeline without =
        PostTimeline.EMPTY
            .with(PostEvent.of(seen(20).signal()))
            .with(PostEvent.of(seen(0).signal()));
    PostTimeline with = without.with(PostEvent.of(Sighting.deletion(ID, 10)));
    assertThat(with.latest().getObservations()).isGreaterThan(without.latest().getObservations());
  }

  @Test
  void aDeletionOfTheSameInstantComesAfterTheObservation() {
    for (boolean deletionFirst : new boolean[] {true, false}) {
      PostEvent seen = PostEvent.of(seen(5).signal());
      PostEvent gone = PostEvent.of(Sighting.deletion(ID, 5));
      PostTimeline timeline =
          PostTimeline.EMPTY.with(deletionFirst ? gone : seen).with(deletionFirst ? seen : gone);
      assertThat(timeline.latest()).isNull();
      assertThat(settle(timeline))
          .extracting(Signal::getStanding)
          .containsExactly(Standing.UNIQUE, Standing.WITHDRAWN);
    }
  }

  @Test
  void aDeletionOfAnUnknownPostGivesNothing() {
    assertThat(settle(PostTimeline.EMPTY.with(PostEvent.of(Sighting.deletion(ID, 5))))).isEmpty();
  }

  private static Sighting seen(long seconds) {
    return Sighting.of(ID).at(seconds);
  }

  private static List<Signal> settled(Sighting... sightings) {
    PostTimeline timeline = PostTimeline.EMPTY;
    for (Sighting sighting : sightings) {
      timeline = timeline.with(PostEvent.of(sighting.signal()));
    }
    return settle(timeline);
  }

  private static List<Signal> settle(PostTimeline timeline) {
    List<Signal> signals = new ArrayList<>();
    PostTimeline rest = timeline;
    while (rest.firstPendingAt() != null) {
      PostTimeline.Settled step = rest.settleFirst();
      if (step.signal() != null) {
        signals.add(step.signal());
      }
      rest = step.timeline();
    }
    return signals;
  }
}
