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
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the lines of a {@link Gazetteer}; one use. */
final class GazetteerParser {

  private static final int COLUMNS = 5;

  private final List<GazetteerName> names = new ArrayList<>();
  private final Map<String, Integer> lineOfName = new HashMap<>();
  private final Set<String> kinds = new TreeSet<>();
  private final Map<String, Integer> lineOfContextKind = new LinkedHashMap<>();

  List<GazetteerName> parse(BufferedReader reader) throws IOException {
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("# ") && !line.equals("#")) {
        try {
          add(line, number);
        } catch (IllegalArgumentException e) {
          throw error(number, e.getMessage());
        }
      }
    }
    lineOfContextKind.forEach(
        (kind, line) -> {
          if (!kinds.contains(kind)) {
            throw error(line, "no name is of the kind @" + kind);
          }
        });
    return names;
  }

  private void add(String line, int number) {
    String[] columns = line.split("\t", -1);
    if (columns.length > COLUMNS) {
      throw new IllegalArgumentException(
          columns.length + " columns: name, topic, kind, rule and context are all there may be");
    }
    String name = Normalizer.normalize(columns[0].strip(), Normalizer.Form.NFC);
    String topic = column(columns, 1, name).toLowerCase(Locale.ROOT);
    String kind = column(columns, 2, "name");
    NameRule rule = NameRule.ofLabel(column(columns, 3, "any"));
    Set<String> words = new TreeSet<>();
    Set<String> contextKinds = new TreeSet<>();
    Set<String> refusals = new TreeSet<>();
    readContext(column(columns, 4, ""), words, contextKinds, refusals);
    check(name, topic, rule, !words.isEmpty() || !contextKinds.isEmpty());
    Integer before = lineOfName.putIfAbsent(NameTrie.keyOf(name), number);
    if (before != null) {
      throw new IllegalArgumentException("'" + name + "' is already in line " + before);
    }
    kinds.add(kind);
    contextKinds.forEach(k -> lineOfContextKind.putIfAbsent(k, number));
    names.add(
        new GazetteerName(
            name,
            topic,
            kind,
            rule,
            Set.copyOf(words),
            Set.copyOf(contextKinds),
            Set.copyOf(refusals)));
  }

  private static String column(String[] columns, int index, String otherwise) {
    return columns.length <= index || columns[index].isBlank() ? otherwise : columns[index].strip();
  }

  private static void readContext(
      String context, Set<String> words, Set<String> kinds, Set<String> refusals) {
    for (String word : context.split("\\s+")) {
      if (word.startsWith("@")) {
        kinds.add(word.substring(1));
      } else if (word.startsWith("!") && word.length() > 1) {
        refusals.add(word.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
      } else if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void check(String name, String topic, NameRule rule, boolean hasContext) {
    NameTrie.checkName(name);
    if (topic.length() > TopicExtractor.MAX_TOPIC_LENGTH) {
      throw new IllegalArgumentException(
          "the topic is longer than " + TopicExtractor.MAX_TOPIC_LENGTH + " characters");
    }
    boolean needsContext = rule != NameRule.ANY && rule != NameRule.EXACT;
    if (hasContext && !needsContext) {
      throw new IllegalArgumentException(
          "context is only for the rules strict, proper and context");
    }
    if (rule == NameRule.STRICT && !hasContext) {
      throw new IllegalArgumentException("the rule strict needs context");
    }
    if (needsContext && name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "'" + name + "' needs a capital letter for its rule, as it is written in a sentence");
    }
  }

  private static IllegalArgumentException error(int line, String message) {
    return new IllegalArgumentException("gazetteer, line " + line + ": " + message);
  }
}
