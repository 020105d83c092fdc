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
package org.crosscurrent.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What edits and deletions leave in every table, from native payloads to rows. */
class EditsAndDeletionsTest {

  private static LocalPostgres postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    postgres = LocalPostgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /** All in the window from 07:00 to 07:15, but for what comes later. */
  private static List<String> archive() {
    return List.of(
        post("edited", "07:01:00", "bad news of #first"),
        post("edited", "07:05:00", "great, wonderful news of #second"),
        post("edited", "07:20:00", "great, wonderful news of #third"),
        post("brief", "07:01:00", "secretwords of #brief"),
        gone("brief", "07:10:00"),
        post("late", "07:01:00", "secretwords of #late"),
        gone("late", "07:16:00"),
        gone("unseen", "07:02:00"),
        post("unseen", "07:06:00", "words of #unseen"),
        gone("never", "07:02:00"),
        post("original", "07:01:00", "said before, #copied"),
        post("copy", "07:02:00", "said before, #copied"),
        gone("original", "07:05:00"));
  }

  private static String post(String id, String at, String text) {
    return envelope(
        at,
        ("{\"id\":\"%s\",\"name\":\"t3_%s\",\"subreddit\":\"java\",\"title\":\"Look\","
                + "\"selftext\":\"%s\",\"author\":\"somebody\",\"created_utc\":1772000000,"
                + "\"score\":1,\"num_comments\":1}")
            .formatted(id, id, text));
  }

  private static String gone(String id, String at) {
    return envelope(
        at,
        ("{\"id\":\"%s\",\"name\":\"t3_%s\",\"title\":\"[deleted]\",\"selftext\":\"[deleted]\","
                + "\"author\":\"[deleted]\",\"created_utc\":1772000000}")
            .formatted(id, id));
  }

  private static String envelope(String at, String payload) {
    return "{\"platform\":\"reddit\",\"collection\":\"api\",\"observed_at\":\"2026-02-25T%s.000Z\",\"attempt\":0,\"payload\":%s}"
        .formatted(at, payload);
  }

  private void backfill(String store, List<String> lines) throws IOException {
    Path archive = Files.write(folder.resolve("archive.jsonl"), lines);
    Run run = Run.of("backfill", "--parallelism=2", "--input=" + archive, "--jdbc-url=" + store);
    assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
  }

  @Test
  void tablesShowTheLatestEditAndNothingThatIsGoneInWhateverOrderItCame() throws Exception {
    String store = postgres.createDatabase("ordered");
    backfill(store, archive());
    assertThat(
            StoreRows.query(
                store,
                "SELECT post_id || ' ' || topics::text || ' ' || sentiment_label FROM signals"
                    + " ORDER BY 1"))
        .containsExactly(
            "reddit:t3_copy {copied} neutral",
            "reddit:t3_edited {third} positive",
            "reddit:t3_unseen {unseen} neutral");
    assertThat(
            StoreRows.query(
                store, "SELECT post_id || ' ' || topics::text FROM observations ORDER BY 1"))
        .containsExactly(
            "reddit:t3_copy {copied}",
            "reddit:t3_edited {first}",
            "reddit:t3_edited {second}",
            "reddit:t3_edited {third}",
            "reddit:t3_unseen {unseen}");
    assertThat(StoreRows.query(store, "SELECT topic || ' ' || posts FROM topic_windows ORDER BY 1"))
        .containsExactly("late 1", "second 1", "unseen 1");
    assertThat(StoreRows.query(store, "SELECT post_id || duplicate_of FROM duplicates"))
        .containsExactly("reddit:t3_copyreddit:t3_original");
    assertThat(String.join("\n", StoreRows.all(store))).doesNotContain("secretwords");

    String again = postgres.createDatabase("shuffled");
    // A run that has not heard of the deletions yet, and one that has, in another order.
    backfill(again, archive().stream().filter(line -> !line.contains("[deleted]")).toList());
    List<String> shuffled = new ArrayList<>(archive());
    Collections.shuffle(shuffled, new Random(5));
    backfill(again, shuffled);
    assertThat(StoreRows.all(again)).isEqualTo(StoreRows.all(store));
  }
}
