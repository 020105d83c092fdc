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
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which topics are one and the same. Immutable; travels with a pipeline.
 *
 * <p>A file of aliases is tab-separated and in UTF-8, one alias a line: the alias, and the topic
 * that it stands for. Empty lines and lines that start with {@code # } are skipped. Capitals,
 * spaces, hyphens and the sign of a hashtag make no difference in an alias; a cashtag keeps its
 * sign.
 *
 * <pre>{@code
 * k8s	kubernetes
 * $msft	microsoft
 * }</pre>
 *
 * <p>An alias renames what was found: a hashtag, a cashtag, a name of the gazetteer or of an
 * engine. It finds nothing new in a text; that is what a {@link Gazetteer} is for.
 */
public final class TopicAliases implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String RESOURCE = "topic-aliases.tsv";
  private static final TopicAliases NONE = new TopicAliases(Map.of());

  /** Loaded with the first use, and once. */
  private static final class BuiltIn {
    private static final TopicAliases INSTANCE = load();

    private static TopicAliases load() {
      try (InputStream in = TopicAliases.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not on the class path");
        }
        return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Map<String, String> topics;

  private TopicAliases(Map<String, String> topics) {
    this.topics = topics;
  }

  /** A few that the built-in gazetteer has no names for. */
  public static TopicAliases builtIn() {
    return BuiltIn.INSTANCE;
  }

  /** No aliases. */
  public static TopicAliases none() {
    return NONE;
  }

  /**
   * Reads a file of aliases.
   *
   * @param reader is read to its end, not closed
   * @throws IllegalArgumentException with the number of the line that cannot be read
   * @throws IOException if reading fails
   */
  public static TopicAliases parse(Reader reader) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    Map<String, String> topics = new TreeMap<>();
    Map<String, Integer> lineOf = new HashMap<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("# ") || line.equals("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 2) {
        throw error(number, columns.length + " columns: an alias, a tab and its topic are needed");
      }
      String key = keyOf(columns[0].strip());
      String topic = columns[1].strip().toLowerCase(Locale.ROOT);
      if (key.isEmpty() || topic.isEmpty() || topic.length() > TopicExtractor.MAX_TOPIC_LENGTH) {
        throw error(
            number,
            "an alias needs a letter or a digit, and a topic of 1 to "
                + TopicExtractor.MAX_TOPIC_LENGTH
                + " characters");
      }
      Integer before = lineOf.putIfAbsent(key, number);
      if (before != null) {
        throw error(number, "'" + columns[0].strip() + "' is already in line " + before);
      }
      topics.put(key, topic);
    }
    TopicAliases aliases = new TopicAliases(Map.copyOf(topics));
    topics.keySet().stream()
        .filter(aliases::runsInCircle)
        .findFirst()
        .ifPresent(
            key -> {
              throw error(lineOf.get(key), "its topic is in the end an alias of another's");
            });
    return aliases;
  }

  private static IllegalArgumentException error(int line, String message) {
    return new IllegalArgumentException("topic aliases, line " + line + ": " + message);
  }

  /**
   * These and those of another; where both have an alias, the other's line counts.
   *
   * @throws IllegalArgumentException if aliases of the two stand for each other
   */
  public TopicAliases plus(TopicAliases other) {
    Map<String, String> all = new TreeMap<>(topics);
    all.putAll(other.topics);
    TopicAliases sum = new TopicAliases(Map.copyOf(all));
    for (String key : all.keySet()) {
      if (sum.runsInCircle(key)) {
        throw new IllegalArgumentException("topic aliases: '" + key + "' stands for itself");
      }
    }
    return sum;
  }

  /** How many aliases there are. */
  public int size() {
    return topics.size();
  }

  private boolean runsInCircle(String key) {
    Set<String> seen = new HashSet<>();
    String topic = topics.get(key);
    while (topic != null && seen.add(topic)) {
      String next = topics.get(keyOf(topic));
      topic = topic.equals(next) ? null : next;
    }
    return topic != null;
  }

  /** The topic that something written stands for, through any number of aliases. */
  @Nullable String topicOf(String written) {
    String found = null;
    String topic = topics.isEmpty() ? null : topics.get(keyOf(written));
    while (topic != null && !topic.equals(found)) {
      found = topic;
      topic = topics.get(keyOf(topic));
    }
    return found;
  }

  private static String keyOf(String written) {
    return written.startsWith("$") ? written.toLowerCase(Locale.ROOT) : NameIndex.keyOf(written);
  }
}
