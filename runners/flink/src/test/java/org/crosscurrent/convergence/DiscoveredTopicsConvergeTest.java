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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.crosscurrent.io.archive.EnvelopeJson;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phrases that rise are found by a backfill that is asked to look for them, in any order. */
class DiscoveredTopicsConvergeTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final int WINDOW = 900;

  @TempDir Path folder;

  @Test
  void aBackfillInAnyOrderFindsTheSameTopics() throws Exception {
    List<RawPost> posts = posts();
    List<RawPost> shuffled = new ArrayList<>(posts);
    shuffled.addAll(posts.subList(50, posts.size()));
    Collections.shuffle(shuffled, new Random(5));
    try (LocalPostgres postgres = LocalPostgres.start()) {
      Ways ways = new Ways(postgres, null);
      List<String> sorted = topics(ways, "discovered_sorted", posts);
      assertThat(sorted)
          .singleElement()
          .asString()
          .contains("\"phrase\": \"tidal bore\"")
          .contains("\"category\": \"sea\"")
          .contains("\"posts\": 8")
          .contains("\"inputs\": 88")
          .contains("\"window_start\": \"2026-03-02T10:45:00+00:00\"");
      assertThat(topics(ways, "discovered_shuffled", shuffled)).isEqualTo(sorted);
    }
  }

  private List<String> topics(Ways ways, String name, List<RawPost> posts) throws Exception {
    Path seeds = Files.writeString(folder.resolve("seeds.tsv"), "Tidal\tsea\n");
    Path envelopes = folder.resolve(name + ".jsonl");
    write(posts, envelopes);
    String store = ways.newStore(name);
    ways.backfill(
        envelopes,
        store,
        "--discover-topics=true",
        "--discovery-seeds=" + seeds,
        "--language-engine=none");
    return Tables.query(
        store, "SELECT to_jsonb(t) - 'written_at' FROM discovered_topics t ORDER BY 1");
  }

  private static void write(List<RawPost> posts, Path file) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (RawPost post : posts) {
      lines.write(EnvelopeJson.write(post));
      lines.write('\n');
    }
    Files.write(file, lines.toByteArray());
  }

  /** Twenty posts a window that share no word, and eight of the fourth that share two. */
  private static List<RawPost> posts() {
    List<RawPost> posts = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      posts.add(post("c" + i, i / 20 * WINDOW + i % 20, "chatter" + i));
    }
    for (int i = 0; i < 8; i++) {
      posts.add(post("b" + i, 3 * WINDOW + 30 + i, "tidal bore seen" + i));
    }
    return posts;
  }

  private static RawPost post(String id, int seconds, String title) {
    Instant at = START.plus(Duration.standardSeconds(seconds));
    String json =
        "{\"id\":\"%s\",\"name\":\"t3_%s\",\"subreddit\":\"sea\",\"title\":\"%s\",\"selftext\":\"\","
                .formatted(id, id, title)
            + "\"author\":\"ann\",\"created_utc\":%d,\"score\":1,\"num_comments\":0,"
                .formatted(at.getMillis() / 1000)
            + "\"permalink\":\"/r/sea/comments/%s/x/\"}".formatted(id);
    return RawPost.of("reddit", "file", at, json.getBytes(UTF_8));
  }
}
