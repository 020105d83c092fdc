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
package org.crosscurrent.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * Reads the package's data files: UTF-8, two columns, separated by one tab, no header. A line that
 * begins with "# " is a remark on where the rows below it come from.
 */
final class TabTable {
  private static final String REMARK = "# ";

  private TabTable() {}

  /**
   * Hands over each row of a data file in order.
   *
   * @throws IllegalStateException if the file is missing or a line has no tab
   * @throws UncheckedIOException if the file cannot be read
   */
  static void read(String file, BiConsumer<String, String> row) {
    try (InputStream bytes = TabTable.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException("no data file " + file + " beside " + TabTable.class);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(REMARK)) {
          continue;
        }
        int tab = line.indexOf('\t');
        if (tab < 0) {
          throw new IllegalStateException("no tab in " + file + " in line: " + line);
        }
        row.accept(line.substring(0, tab), line.substring(tab + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read data file " + file, e);
    }
  }
}
