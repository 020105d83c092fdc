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
package org.crosscurrent.pipelines.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab-separated file with a header, whose columns are found by their names.
 *
 * @param columns their names
 * @param rows their cells, each row as wide as its line
 */
record LabelledFile(List<String> columns, List<String[]> rows) {

  /**
   * Reads a file.
   *
   * @param required columns that must be there, with a cell in each line
   * @throws UsageException if it cannot be read, or a column or a cell is missing; one sentence
   */
  static LabelledFile read(String file, String... required) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new UsageException("--input=" + file + " cannot be read");
    }
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      String header = reader.readLine();
      List<String> columns = List.of(header == null ? new String[0] : header.split("\t"));
      for (String name : required) {
        if (!columns.contains(name)) {
          throw new UsageException(
              "--input=" + file + " has no column '" + name + "' in its header");
        }
      }
      List<String[]> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        for (String name : required) {
          if (cells.length <= columns.indexOf(name)) {
            throw new UsageException(
                "line " + (rows.size() + 2) + " of " + file + " has no cell for '" + name + "'");
          }
        }
        rows.add(cells);
      }
      return new LabelledFile(columns, rows);
    }
  }

  /** The cell of a row; null if the file has no such column or the row ends before it. */
  String cell(int row, String column) {
    int index = columns.indexOf(column);
    String[] cells = rows.get(row);
    return index < 0 || index >= cells.length ? null : cells[index];
  }

  /** The number in a cell; NaN if there is no such cell. */
  double number(int row, String column) {
    String cell = cell(row, column);
    if (cell == null) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "line " + (row + 2) + " has no number in column " + (columns.indexOf(column) + 1), e);
    }
  }
}
