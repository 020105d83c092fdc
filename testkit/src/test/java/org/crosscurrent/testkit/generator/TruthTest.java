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
package org.crosscurrent.testkit.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.testkit.generator.TruthEntry.Kind;
import org.junit.jupiter.api.Test;

class TruthTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Truth truth = new Truth();

  @Test
  void aPostCountsWithWhatWasLastSeenBeforeItsWindowEnds() {
    see("reddit:t3_a", 60, "one #Tag", 5L, "tag");
    see("reddit:t3_a", 120, "one, corrected #Other", 9L, "other");
    see("reddit:t3_a", 900, "one, much later #Third", 90L, "third");
    assertThat(truth.windows())
        .containsExactly(new ExpectedWindow("other", "reddit", NOON, 1, 1, 9, at(60)));
  }

  @Test
  void aDeletionCountsOnlyIfSeenBeforeTheWindowEnds() {
    see("reddit:t3_early", 10, "early #a", 1L, "a");
    delete("reddit:t3_early", 899);
    see("reddit:t3_late", 20, "late #a", 2L, "a");
    delete("reddit:t3_late", 900);
    assertThat(truth.windows())
        .containsExactly(new ExpectedWindow("a", "reddit", NOON, 1, 1, 2, at(20)));
    assertThat(truth.gone()).containsExactly("reddit:t3_early", "reddit:t3_late");
  }

  @Test
  void aPostThatIsSeenAgainAfterItsDeletionIsThere() {
    see("reddit:t3_a", 10, "text #a", 1L, "a");
    delete("reddit:t3_a", 20);
    see("reddit:t3_a", 30, "text #a", 7L, "a");
    assertThat(truth.gone()).isEmpty();
    assertThat(truth.windows()).extracting(ExpectedWindow::scoreSum).containsExactly(7L);
    assertThat(truth.latestObservations()).containsEntry("reddit:t3_a", at(30));
  }

  @Test
  void duplicatesLastADayFromTheCanonicalPostAndDoNotProlongIt() {
    int day = 86_400;
    see("x:1", 0, "Read this  https://a.example/1 now", 1L);
    see("bluesky:d/2", day - 1, "Read this www.b.example/2 now", null);
    see("x:3", day, "Read this https://c.example/3\nnow", 1L);
    see("x:4", day + 5, "Read this https://d.example/4 now", 1L);
    assertThat(truth.duplicates())
        .extracting(ExpectedDuplicate::postId, ExpectedDuplicate::duplicateOf)
        .containsExactly(tuple("bluesky:d/2", "x:1"), tuple("x:4", "x:3"));
    assertThat(truth.uniquePosts()).containsExactly("x:1", "x:3");
  }

  @Test
  void atTheSameInstantTheSmallerIdIsCanonical() {
    see("x:b", 0, "same", 1L);
    see("x:a", 0, "same", 1L);
    assertThat(truth.duplicates())
        .extracting(ExpectedDuplicate::postId, ExpectedDuplicate::duplicateOf)
        .containsExactly(tuple("x:b", "x:a"));
  }

  @Test
  void anEditMakesNoDuplicateAndAnEmptyTextIsNone() {
    see("x:1", 0, "first words", 1L);
    see("x:2", 5, "other words", 1L);
    see("x:2", 9, "first words", 1L);
    see("x:3", 10, "  ", 1L);
    see("x:4", 11, "", 1L);
    assertThat(truth.duplicates()).isEmpty();
  }

  @Test
  void redeliveriesAreNoticedAndContradictionsRefused() {
    see("x:1", 0, "words", 1L);
    see("x:1", 0, "words", 1L);
    assertThat(truth.total().redeliveries()).isEqualTo(1);
    assertThat(truth.total().observations()).isEqualTo(1);
    assertThatThrownBy(() -> see("x:1", 0, "other words", 1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x:1");
  }

  @Test
  void authorsAreCountedOnceAndScoresAddedUp() {
    see("reddit:t3_a", 1, "a #t", 4L, "t");
    see("reddit:t3_b", 2, "b #t", null, "t");
    see("reddit:t3_c", 3, "c #t", -1L, "t");
    assertThat(truth.windows())
        .containsExactly(new ExpectedWindow("t", "reddit", NOON, 3, 1, 3, at(1)));
  }

  @Test
  void theOrderOfArrivalDoesNotMatterToAGeneratedDay() {
    List<GeneratedPost> posts =
        new ArrayList<>(
            PostGenerator.builder()
                .seed(9)
                .start(NOON)
                .duration(Duration.ofHours(5))
                .postsPerSecond(1)
                .build()
                .stream()
                .toList());
    truth.addAll(posts);
    Collections.shuffle(posts, new Random(4));
    Truth other = new Truth();
    other.addAll(posts);

    assertThat(other.windows()).isEqualTo(truth.windows());
    assertThat(other.duplicates()).isEqualTo(truth.duplicates());
    assertThat(other.byPlatform()).isEqualTo(truth.byPlatform());
    assertThat(other.gone()).isEqualTo(truth.gone());
    assertThat(other.latestObservations()).isEqualTo(truth.latestObservations());
  }

  @Test
  void theFiguresOfAGeneratedDayAgreeWithEachOther() {
    List<GeneratedPost> posts =
        PostGenerator.builder().seed(9).start(NOON).posts(8_000).build().stream().toList();
    truth.addAll(posts);
    RecordCounts total = truth.total();
    assertThat(total.records())
        .isEqualTo(posts.size())
        .isEqualTo(
            total.observations() + total.deletions() + total.redeliveries() + total.broken());
    assertThat(truth.uniquePosts()).hasSize((int) total.posts() - truth.duplicates().size());
    assertThat(truth.latestObservations()).hasSize((int) total.posts());
    assertThat(truth.gone()).hasSize((int) total.deletions());

    long counted = truth.windows().stream().mapToLong(ExpectedWindow::posts).sum();
    assertThat(counted).isPositive().isLessThanOrEqualTo(4L * truth.uniquePosts().size());
    assertThat(truth.windows())
        .allMatch(window -> window.authors() <= window.posts())
        .allMatch(
            window -> Truth.windowStart(window.firstObservedAt()).equals(window.windowStart()))
        .anyMatch(window -> window.authors() < window.posts());
    assertThat(truth.byPlatform().values().stream().mapToLong(RecordCounts::posts).sum())
        .isEqualTo(total.posts());
  }

  private static Instant at(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  private void see(String id, int seconds, String text, Long score, String... topics) {
    add(id, seconds, Kind.OBSERVATION, text, score, topics);
  }

  private void delete(String id, int seconds) {
    add(id, seconds, Kind.DELETION, "", null);
  }

  private void add(String id, int seconds, Kind kind, String text, Long score, String... topics) {
    String platform = id.substring(0, id.indexOf(':'));
    TruthEntry entry =
        new TruthEntry(
            kind, platform, id, at(seconds), platform + ":ann", text, List.of(topics), score, null);
    RawPost raw = RawPost.of(platform, "api", null, new byte[0]);
    truth.add(new GeneratedPost(raw, Shape.X_TWEET, entry));
  }
}
