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
package org.crosscurrent.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words that carry no topic, by language. Immutable and thread-safe. Where the lists come from, and
 * their licence, is told at the head of the resource {@code stop-words.tsv}.
 */
public final class StopWords {

  private static final String RESOURCE = "stop-words.tsv";
  private static final StopWords NONE = new StopWords(Set.of());

  /** Loaded with the first use, and once. */
  private static final class Lists {
    private static final Map<String, StopWords> ALL = load();

    private static Map<String, StopWords> load() {
      try (InputStream in = StopWords.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not on the class path");
        }
        return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Map<String, StopWords> read(BufferedReader reader) throws IOException {
      Map<String, Set<String>> words = new HashMap<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          int tab = line.indexOf('\t');
          String language = line.substring(line.startsWith("+") ? 1 : 0, tab);
          words
              .computeIfAbsent(language, code -> new HashSet<>())
              .addAll(List.of(line.substring(tab + 1).split(" ")));
        }
      }
      Map<String, StopWords> lists = new HashMap<>();
      words.forEach((language, list) -> lists.put(language, new StopWords(Set.copyOf(list))));
      for (String norwegian : List.of("nb", "nn")) {
        lists.put(norwegian, lists.getOrDefault("no", NONE));
      }
      return Map.copyOf(lists);
    }
  }

  private final Set<String> words;

  private StopWords(Set<String> words) {
    this.words = words;
  }

  /** The list of a language, by its ISO 639-1 code; empty where there is none. */
  public static StopWords of(String language) {
    return Lists.ALL.getOrDefault(language, NONE);
  }

  /** The languages that have a list. */
  public static Set<String> languages() {
    return Lists.ALL.keySet();
  }

  /** Whether there are no words. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Whether a word is one of them; it is given in lower case, with plain apostrophes. */
  public boolean contains(String word) {
    return words.contains(word);
  }

  /** Whether all words of a topic, which spaces or underscores part, are of them. */
  boolean areAllOf(String topic) {
    if (words.isEmpty() || topic.isEmpty()) {
      return false;
    }
    if (words.contains(topic)) {
      return true;
    }
    if (topic.indexOf(' ') < 0 && topic.indexOf('_') < 0) {
      return false;
    }
    for (String word : topic.split("[ _]+")) {
      if (!word.isEmpty() && !words.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
