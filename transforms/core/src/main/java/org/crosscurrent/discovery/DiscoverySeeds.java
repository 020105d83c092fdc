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
package org.crosscurrent.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of seeds for {@link DiscoverTopics#withSeeds}: tab-separated and in UTF-8, one a line, the
 * phrase and its category. Empty lines and lines that start with {@code # } are skipped.
 *
 * <pre>{@code
 * tidal bore	nature
 * #budget	politics
 * }</pre>
 */
public final class DiscoverySeeds {

  private DiscoverySeeds() {}

  /**
   * Reads a file of seeds.
   *
   * @param reader is read to its end, not closed
   * @return categories by phrase, the phrase in lower case; immutable
   * @throws IllegalArgumentException with the number of the line that cannot be read
   * @throws IOException if reading fails
   */
  public static Map<String, String> parse(Reader reader) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    Map<String, String> seeds = new TreeMap<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("# ") || line.equals("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 2 || columns[0].isBlank() || columns[1].isBlank()) {
        throw error(number, "a phrase, a tab and its category are needed");
      }
      String phrase = columns[0].strip().toLowerCase(Locale.ROOT);
      if (seeds.putIfAbsent(phrase, columns[1].strip()) != null) {
        throw error(number, "'" + columns[0].strip() + "' is already in an earlier line");
      }
    }
    return Map.copyOf(seeds);
  }

  private static IllegalArgumentException error(int line, String message) {
    return new IllegalArgumentException("discovery seeds, line " + line + ": " + message);
  }
}
