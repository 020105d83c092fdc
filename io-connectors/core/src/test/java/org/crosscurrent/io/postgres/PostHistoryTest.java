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
package org.crosscurrent.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.testing.CoderProperties;
import org.crosscurrent.io.postgres.PostHistory.Life;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Observation;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class PostHistoryTest {

  private static final long HOUR = 3_600_000L;

  @Test
  void aPostThatIsSeenAgainAfterMoreThan25HoursLivesAnew() {
    PostHistory history = history(100, List.of(100L), 0, 20, 45, 70.5, 100, 130);
    assertThat(history.lives())
        .extracting(Life::beganAt)
        .containsExactly(0L, (long) (70.5 * HOUR), 100 * HOUR);
    assertThat(history.lives())
        .extracting(life -> life.observations().size())
        .containsExactly(3, 1, 2);
    assertThat(history.lives()).extracting(Life::unique).containsExactly(true, true, false);
    assertThat(history.lives()).extracting(Life::latest).containsExactly(false, false, true);
  }

  @Test
  void aPostWhoseSightingsAreNotSettledYetHasALifeAllTheSame() {
    assertThat(history(5, List.of()).lives())
        .containsExactly(new Life(5 * HOUR, List.of(), true, true));
  }

  @Test
  void aSightingFromBeforeTextsWereToldApartIsTakenForTheStoredText() {
    PostHistory history = history(0, List.of(), 0);
    Observation sighting = history.observations().get(0);
    assertThat(history.isSameText(sighting)).isTrue();
    assertThat(history.isSameText(sighting.toBuilder().setContentDigest(8).build())).isFalse();
    Observation unknown = sighting.toBuilder().setContentDigest(0).build();
    assertThat(history.isSameText(unknown)).isFalse();
    assertThat(history.isSameText(unknown.toBuilder().setSentiment(0.1).build())).isTrue();
  }

  @Test
  void itComesBackFromItsBytes() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        new PostHistoryCoder(), history(100, List.of(100L), 0, 20, 100));
    CoderProperties.coderDecodeEncodeEqual(new TopicSpanCoder(), new TopicSpan("ai", -1, 5));
  }

  private static PostHistory history(long firstHour, List<Long> duplicates, double... hours) {
    List<Observation> sightings =
        Arrays.stream(hours)
            .mapToObj(
                hour ->
                    Observation.builder()
                        .setPostId("reddit:1")
                        .setPlatform("reddit")
                        .setObservedAt(Instant.ofEpochMilli((long) (hour * HOUR)))
                        .setCounts(Counts.none())
                        .setScoreVelocity(0)
                        .setCommentVelocity(0)
                        .setTopics(List.of("ai"))
                        .setContentDigest(7)
                        .build())
            .toList();
    return new PostHistory(
        "reddit:1",
        firstHour * HOUR,
        7,
        null,
        true,
        false,
        false,
        sightings,
        duplicates.stream().map(hour -> hour * HOUR).toList());
  }
}
