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
package org.crosscurrent.testkit.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The themes and phrases that texts are made of, read from the resources beside this class. */
final class Vocabulary {

  /** A topic theme: its hashtags, and what people talk about with and without product names. */
  record Theme(int index, String name, String[] hashtags, String[] subjects, String[] products) {}

  private static final Vocabulary INSTANCE = new Vocabulary();

  private final Theme[] themes;
  private final Map<String, String[]> phrases;

  private Vocabulary() {
    themes = readThemes();
    phrases = readPhrases();
  }

  static Vocabulary instance() {
    return INSTANCE;
  }

  Theme[] themes() {
    return themes;
  }

  /**
   * All phrases of one part.
   *
   * @param part such as {@code opener}
   * @param selector a platform for openers, else a language
   */
  String[] phrases(String part, String selector) {
    String[] found = phrases.get(part + ' ' + selector);
    if (found == null) {
      throw new IllegalArgumentException("no phrases for " + part + " " + selector);
    }
    return found;
  }

  private static Theme[] readThemes() {
    List<Theme> themes = new ArrayList<>();
    for (String[] columns : rows("themes.tsv", 4)) {
      themes.add(
          new Theme(
              themes.size(),
              columns[0],
              columns[1].split(","),
              columns[2].split("\\|"),
              columns[3].split("\\|")));
    }
    return themes.toArray(Theme[]::new);
  }

  private static Map<String, String[]> readPhrases() {
    Map<String, List<String>> lists = new TreeMap<>();
    for (String[] columns : rows("phrases.tsv", 3)) {
      lists
          .computeIfAbsent(columns[0] + ' ' + columns[1], key -> new ArrayList<>())
          .add(columns[2]);
    }
    Map<String, String[]> phrases = new HashMap<>();
    lists.forEach((key, list) -> phrases.put(key, list.toArray(String[]::new)));
    return phrases;
  }

  private static List<String[]> rows(String resource, int columns) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty() || line.charAt(0) == '#') {
          continue;
        }
        String[] row = line.split("\t");
        if (row.length != columns) {
          throw new IllegalStateException(resource + " has a row of " + row.length + " columns");
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    return rows;
  }
}
