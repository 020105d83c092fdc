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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpsertSqlTest {

  private static final List<TableWriter<?>> TABLES =
      List.of(
          new SignalsTable(),
          new ObservationsTable(),
          new TopicWindowsTable(),
          new CrossPlatformEventsTable(),
          new ShapeWindowsTable(),
          new DiscoveredTopicsTable(),
          new DivergencesTable(),
          new DuplicatesTable(),
          new DeletionsTable(),
          new DeadLettersTable());

  @Test
  void theStatementsAreThoseOfTheGoldenFile() throws IOException {
    String statements =
        TABLES.stream().map(TableWriter::upsert).collect(Collectors.joining(";\n\n", "", ";\n"));
    try (InputStream golden = UpsertSqlTest.class.getResourceAsStream("upserts.sql")) {
      assertThat(statements).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
