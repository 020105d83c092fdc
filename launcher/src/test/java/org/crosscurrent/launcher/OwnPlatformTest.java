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

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.Test;

/** The walk of docs/add-a-platform.md, as a reader of it goes. */
class OwnPlatformTest {

  private static final Path SAMPLE = Path.of("../samples/own-platform");
  private static final Path MAPPING = SAMPLE.resolve("mappings/village-note.yaml");
  private static final Path PAGE = Path.of("../docs/add-a-platform.md");

  @Test
  void thePageShowsTheFilesAsTheyAre() throws Exception {
    assertThat(Files.readString(PAGE))
        .contains("```yaml\n" + Files.readString(MAPPING) + "```")
        .contains("```json\n" + Files.readString(SAMPLE.resolve("one.json")) + "```");
  }

  @Test
  void theMappingIsCheckedAgainstAPayload() {
    Run check =
        Run.of("mapping", "check", MAPPING.toString(), "--sample=" + SAMPLE.resolve("one.json"));
    assertThat(check.exitCode()).isZero();
    assertThat(check.results())
        .anyMatch(line -> line.matches("post +village:n-1001 \\(POST\\)"))
        .noneMatch(line -> line.startsWith("not mapped"));
  }

  @Test
  void aDumpIsReadWithItAndEndsInTheStore() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.start()) {
      String store = postgres.createDatabase("village");
      Run backfill =
          Run.of(
              "backfill",
              "--input=" + SAMPLE.resolve("notes.jsonl"),
              "--format=native",
              "--platform=village",
              "--mappings=" + MAPPING.getParent(),
              "--jdbc-url=" + store);
      assertThat(backfill.exitCode()).as("%s", backfill.messages()).isZero();
      try (Connection connection = DriverManager.getConnection(store);
          ResultSet rows =
              connection
                  .createStatement()
                  .executeQuery(
                      "SELECT count(*), count(*) FILTER (WHERE reply_to IS NOT NULL),"
                          + " count(DISTINCT author_id), bool_and('bread' = ANY(hashtags))"
                          + " FILTER (WHERE text LIKE '%bakery%') FROM signals"
                          + " WHERE platform = 'village'")) {
        rows.next();
        assertThat(List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getBoolean(4)))
            .containsExactly(59, 7, 17, true);
      }
    }
  }

  @Test
  void aFieldThatTheFileSaysNothingOfIsTold() throws Exception {
    Path changed = Files.createTempFile("note", ".json");
    Files.writeString(
        changed, Files.readString(SAMPLE.resolve("one.json")).replace("\"mood\"", "\"humour\""));
    Run check = Run.of("mapping", "check", MAPPING.toString(), "--sample=" + changed);
    Files.delete(changed);
    assertThat(check.results()).contains("not mapped     humour (string)");
  }
}
