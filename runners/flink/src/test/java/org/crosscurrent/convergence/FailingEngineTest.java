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
package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.testkit.generator.Disorder;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live run whose engine fails on some texts and hangs on others. */
class FailingEngineTest {

  private static final String TOPIC = "posts.unreliable";

  @TempDir Path folder;

  @Test
  void nothingIsLostAndAReplayMakesTheTablesOfARunThatNeverFailed() throws Exception {
    List<GeneratedPost> posts = posts();
    Path envelopes = folder.resolve("envelopes.jsonl");
    GeneratorFiles.writeEnvelopes(posts.iterator(), envelopes);
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = LocalKafka.start()) {
      Ways ways = new Ways(postgres, kafka);
      String expected = ways.newStore("never_failed");
      ways.backfill(envelopes, expected, "--sentiment=unreliable");

      String store = ways.newStore("failed");
      ways.feed(TOPIC, 2, posts, Map.of());
      RunningJob job =
          ways.startStream(
              TOPIC, store, "--sentiment=unreliable?broken=true", "--enrichment-timeout=0.5");
      try {
        Ways.patiently()
            .untilAsserted(
                () -> {
                  assertThat(withoutScores(store)).isEqualTo(withoutScores(expected));
                  assertThat(unscored(store)).isEqualTo(unscored(expected));
                });
      } finally {
        Ways.stop(job);
      }
      assertThat(letters(store)).containsExactly("it threw", "it took longer");
      assertThat(Rescored.rows(store, "topic_windows"))
          .isNotEqualTo(Rescored.rows(expected, "topic_windows"));

      Rescored.run("replay", store, "--reason=enrichment-failed", "--sentiment=unreliable");
      Rescored.assertSame(store, expected);
      assertThat(Tables.query(store, "SELECT 1 FROM signals WHERE failed <> '{}'")).isEmpty();
    }
  }

  /** As many as hold texts of both kinds. */
  private static List<GeneratedPost> posts() {
    return Disorder.within(Inputs.MAX_DISORDER, 1)
        .of(
            PostGenerator.builder()
                .seed(20260303)
                .start(Instant.parse("2026-03-02T10:00:00Z"))
                .duration(Duration.ofHours(3))
                .postsPerSecond(0.15)
                .burstEvery(Duration.ofMinutes(40))
                .shares(
                    Shares.none()
                        .withCopies(0.05)
                        .withReobserved(0.2)
                        .withEdited(0.05)
                        .withBroken(0.02)
                        .withRedelivered(0.05))
                .build()
                .stream()
                .toList())
        .order();
  }

  /** What the rows say apart from scores: when that is the same, the run has come to its end. */
  private static List<String> withoutScores(String store) {
    return Tables.query(
        store,
        "SELECT concat_ws('|', post_id, observed_at, observations) FROM signals"
            + " UNION ALL SELECT concat_ws('|', post_id, observed_at, score) FROM observations"
            + " UNION ALL SELECT concat_ws('|', topic, platform, window_start, posts, inputs)"
            + " FROM topic_windows"
            + " UNION ALL SELECT concat_ws('|', topic, started_at, updated_at, resolved_at, version)"
            + " FROM cross_platform_events"
            + " UNION ALL SELECT concat_ws('|', post_id, duplicate_of) FROM duplicates ORDER BY 1");
  }

  /** Scores are there, or their absence is told. */
  private static List<String> unscored(String store) {
    return Tables.query(
        store,
        "SELECT post_id FROM signals WHERE sentiment IS NULL AND failed = '{}' ORDER BY post_id");
  }

  private static List<String> letters(String store) {
    return Tables.query(
        store,
        "SELECT DISTINCT substring(message FROM 'it threw|it took longer') FROM dead_letters"
            + " WHERE reason = 'enrichment-failed' ORDER BY 1");
  }
}
