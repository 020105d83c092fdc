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
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole backfill leaves in the store, and what it shows, when people are kept out. */
class PrivacyTest {

  private static final String KEY = "a key that nobody else would ever guess";

  private static final String PSEUDONYMS =
      "SELECT (s.post_id, s.author_id, s.mentions)::text FROM signals s ORDER BY 1";

  /** Everything that tells who somebody is. */
  private static final List<String> PEOPLE =
      List.of(
          "quentin_z",
          "xelmira_q",
          "did:plc:quentinz",
          "abc123post",
          "3lquentin",
          "xelmira@mail.example",
          "9876543",
          "native-garbage");

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

  private Path archive() throws IOException {
    Path archive = folder.resolve("archive.jsonl");
    Files.write(
        archive,
        List.of(
            submission("abc123post", "00:00", "quentin_z", "ask u/xelmira_q of #kafka"),
            submission("abc123post", "05:00", "quentin_z", "ask u/xelmira_q of #kafka, now"),
            submission("def456post", "01:00", "xelmira_q", "ask u/xelmira_q of #kafka"),
            submission("ghi789post", "02:00", "other_one", "gone soon, says quentin_z"),
            envelope("reddit", "06:00", gone("ghi789post")),
            envelope("bluesky", "03:00", skeet()),
            envelope("bluesky", "04:00", "{\"native-garbage\":\"by quentin_z\"}"),
            "no envelope, by quentin_z"));
    return archive;
  }

  private static String submission(String id, String at, String author, String text) {
    return envelope(
        "reddit",
        at,
        ("{\"id\":\"%s\",\"name\":\"t3_%s\",\"subreddit\":\"java\",\"title\":\"Look\","
                + "\"selftext\":\"%s. xelmira@mail.example, +49 30 9876543\",\"author\":\"%s\","
                + "\"created_utc\":1772000000,\"score\":1,\"num_comments\":1,"
                + "\"permalink\":\"/r/java/comments/%s/x/\"}")
            .formatted(id, id, text, author, id));
  }

  private static String gone(String id) {
    return "{\"id\":\"%s\",\"name\":\"t3_%s\",\"title\":\"[deleted]\",\"selftext\":\"[deleted]\",\"author\":\"[deleted]\",\"created_utc\":1772000000}"
        .formatted(id, id);
  }

  private static String skeet() {
    return "{\"did\":\"did:plc:quentinz\",\"time_us\":1772000000000000,\"kind\":\"commit\",\"commit\":"
        + "{\"operation\":\"create\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"3lquentin\",\"record\":"
        + "{\"$type\":\"app.bsky.feed.post\",\"text\":\"Thoughts on #kafka\",\"createdAt\":\"2026-02-25T06:00:00Z\"}}}";
  }

  private static String envelope(String platform, String at, String payload) {
    return "{\"platform\":\"%s\",\"collection\":\"api\",\"observed_at\":\"2026-02-25T07:%s.000Z\",\"attempt\":0,\"payload\":%s}"
        .formatted(platform, at, payload);
  }

  private String key() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), KEY);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return key.toString();
  }

  private static Run backfill(String store, Path archive, String... more) {
    return Run.of(
        Stream.concat(
                Stream.of(
                    "backfill", "--parallelism=2", "--input=" + archive, "--jdbc-url=" + store),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  private String[] pseudonyms() throws IOException {
    return new String[] {
      "--pseudonymise-authors", "--pseudonym-key-file=" + key(), "--redact-text=email,phone"
    };
  }

  private static String everything(String store) throws SQLException {
    return String.join("\n", StoreRows.all(store))
        + StoreRows.query(store, "SELECT convert_from(payload, 'UTF8') FROM dead_letters");
  }

  @Test
  void noTableHoldsAHandleAnAddressOrAnIdOfAPostAndAllElseIsAsWithPeopleInView() throws Exception {
    String plain = postgres.createDatabase("plain");
    assertThat(backfill(plain, archive()).exitCode()).isZero();
    // So the search finds what there is to find: without the options all of it is there.
    assertThat(everything(plain)).contains(PEOPLE);

    String store = postgres.createDatabase("private");
    Run run = backfill(store, archive(), pseudonyms());
    assertThat(run.exitCode()).as(String.join("\n", run.messages())).isZero();
    assertThat(everything(store).toLowerCase(Locale.ROOT))
        .doesNotContain(PEOPLE)
        .doesNotContain(KEY)
        .contains("<email>", "<phone>", "withheld sha256:");
    assertThat(String.join("\n", run.messages())).doesNotContain(KEY).doesNotContain(PEOPLE);
    requireSameCounts(store, plain);

    Run replay =
        Run.of(
            "replay",
            "--jdbc-url=" + store,
            "--reason=schema-drift",
            "--archive=" + folder.resolve("again"));
    assertThat(replay.messages()).last().asString().startsWith("0 dead letters replayed, 1 still");

    List<String> once = StoreRows.query(store, PSEUDONYMS);
    List<String> options = new ArrayList<>(List.of(pseudonyms()));
    options.add("--keep-raw-payloads");
    backfill(store, archive(), options.toArray(String[]::new));
    assertThat(StoreRows.query(store, PSEUDONYMS)).hasSize(3).isEqualTo(once);
    assertThat(everything(store)).contains("native-garbage");
  }

  private static void requireSameCounts(String store, String plain) throws SQLException {
    for (String counts :
        List.of(
            "SELECT topic || platform || posts || authors || inputs FROM topic_windows ORDER BY 1",
            "SELECT count(*) || '' FROM signals s JOIN observations o USING (post_id)",
            "SELECT count(*) || '' FROM duplicates d JOIN signals s ON s.post_id = d.duplicate_of",
            "SELECT count(*) || '' FROM deletions",
            "SELECT reason || count(*) FROM dead_letters GROUP BY reason ORDER BY 1")) {
      assertThat(StoreRows.query(store, counts))
          .as(counts)
          .isNotEmpty()
          .isEqualTo(StoreRows.query(plain, counts));
    }
    assertThat(
            StoreRows.query(
                store,
                "SELECT m FROM signals, unnest(mentions) m"
                    + " INTERSECT SELECT split_part(author_id, ':', 2) FROM signals"))
        .hasSize(1);
  }

  @Test
  void optionsThatDoNotGoTogetherAreOneSentence() throws Exception {
    Path archive = archive();
    String store = "jdbc:postgresql://nowhere.invalid/x";
    assertThat(backfill(store, archive, "--pseudonymise-authors"))
        .returns(2, Run::exitCode)
        .satisfies(
            run ->
                assertThat(run.messages())
                    .anyMatch(m -> m.contains("needs either --pseudonym-key-file=")));
    assertThat(backfill(store, archive, "--pseudonym-key-env=X"))
        .returns(2, Run::exitCode)
        .satisfies(
            run ->
                assertThat(run.messages())
                    .anyMatch(m -> m.contains("--pseudonymise-authors is not")));
    assertThat(backfill(store, archive, "--redact-text=fax"))
        .returns(2, Run::exitCode)
        .satisfies(run -> assertThat(run.messages()).anyMatch(m -> m.contains("--redact-text: ")));
    Run live =
        Run.of(
            "stream",
            "--bootstrap-servers=nowhere.invalid:9092",
            "--archive=" + folder,
            "--redact-text");
    assertThat(live.exitCode()).isEqualTo(2);
    assertThat(live.messages()).anyMatch(m -> m.contains("add --keep-raw-payloads"));
  }
}
