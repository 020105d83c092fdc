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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.crosscurrent.io.archive.EnvelopeException;
import org.crosscurrent.io.archive.EnvelopeJson;
import org.crosscurrent.model.RawPost;

/**
 * A live run that was stopped with a savepoint, as a version of some time ago has left it, in four
 * files: its inputs, the savepoint, the rows of its store, and the address of its broker.
 */
record GoldenRun(Path directory) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One envelope a line, in the order in which they lie in the topic's only partition. */
  Path inputs() {
    return directory.resolve("inputs.jsonl.gz");
  }

  List<RawPost> readInputs() throws IOException, EnvelopeException {
    List<RawPost> posts = new ArrayList<>();
    for (String line : readLines("inputs.jsonl.gz")) {
      posts.add(EnvelopeJson.read(line.getBytes(UTF_8)));
    }
    return posts;
  }

  /** Keeps what a run has left. */
  void write(Path savepoint, String jdbcUrl, String bootstrapServers) throws IOException {
    Files.writeString(directory.resolve("broker.txt"), bootstrapServers);
    List<String> rows = new ArrayList<>();
    for (String table : Tables.of(jdbcUrl).rows().keySet()) {
      for (String row : Tables.query(jdbcUrl, "SELECT to_jsonb(t) FROM " + table + " t")) {
        rows.add(JSON.writeValueAsString(Map.of("table", table, "row", row)));
      }
    }
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(directory.resolve("rows.jsonl.gz"))),
                UTF_8))) {
      for (String row : rows) {
        out.write(row + "\n");
      }
    }
    try (Stream<Path> files = Files.list(savepoint);
        ZipOutputStream zip =
            new ZipOutputStream(Files.newOutputStream(directory.resolve("savepoint.zip")))) {
      for (Path file : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
    }
  }

  /** Fills an empty store with the rows of then. */
  void restoreRows(String jdbcUrl) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      for (String line : readLines("rows.jsonl.gz")) {
        JsonNode entry = JSON.readTree(line);
        String table = entry.get("table").asText();
        String row = entry.get("row").asText();
        // Columns that came later have their defaults, as after a migration.
        String columns = String.join(", ", (Iterable<String>) JSON.readTree(row)::fieldNames);
        try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO %1$s (%2$s) SELECT %2$s FROM jsonb_populate_record(null::%1$s, ?::jsonb)"
                    .formatted(table, columns))) {
          insert.setString(1, row);
          insert.executeUpdate();
        }
      }
    }
  }

  /**
   * Unpacks the savepoint and moves its readers to another broker: they are kept as serialised
   * sources, with the address in them, and stay whole as long as the new one has the same length.
   */
  Path restoreSavepoint(Path into, String bootstrapServers) throws IOException {
    String before = Files.readString(directory.resolve("broker.txt"));
    assertThat(bootstrapServers).hasSameSizeAs(before);
    int moved = 0;
    Files.createDirectories(into);
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(directory.resolve("savepoint.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String bytes = new String(zip.readAllBytes(), ISO_8859_1);
        moved += bytes.contains(before) ? 1 : 0;
        Files.write(
            into.resolve(entry.getName()),
            bytes.replace(before, bootstrapServers).getBytes(ISO_8859_1));
      }
    }
    assertThat(moved).as("files of the savepoint that name the broker").isPositive();
    return into;
  }

  private List<String> readLines(String name) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(directory.resolve(name))), UTF_8))) {
      return lines.lines().toList();
    }
  }
}
