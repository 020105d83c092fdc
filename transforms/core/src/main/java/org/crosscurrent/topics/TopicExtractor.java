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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.topics.NameMatches.State;

/**
 * Finds the topics of a text: hashtags, cashtags and the names of a {@link Gazetteer}, in one pass
 * over its words. Not thread-safe: it reuses its memory; make one for each thread.
 *
 * <ul>
 *   <li>A <b>hashtag</b> is {@code #} and letters, digits, marks and underscores with a letter
 *       among them, up to 100 characters, not right after a word. Its topic has no {@code #}.
 *   <li>A <b>cashtag</b> is {@code $} and one to six Latin letters, with a share class if any
 *       ({@code $BRK.B}), neither after nor before other letters or digits, as in {@code US$} or
 *       {@code $USD100}. Its topic keeps the {@code $}, so that the share {@code $go} is not the
 *       hashtag {@code #go}.
 *   <li>A <b>name</b> is the longest of the gazetteer's at its place, by the rules told there.
 * </ul>
 *
 * <p>Links, handles and mail addresses hold no topics. Topics are in lower case, each once, in the
 * order of their first appearance. Time is linear in the length of the text.
 *
 * <pre>{@code
 * TopicExtractor extractor = new TopicExtractor(Gazetteer.builtIn(), 8);
 * extractor.extract("OpenAI's GPT-5 moves $MSFT #AI", List.of()); // [openai, gpt-5, $msft, ai]
 * }</pre>
 */
public final class TopicExtractor {

  /** A longer hashtag is none. */
  public static final int MAX_TOPIC_LENGTH = 100;

  private final int maxTopics;
  private final NameTrie trie;
  private final TokenScan scan = new TokenScan();
  private final NameMatches matches = new NameMatches();
  private final Ambiguity ambiguity;

  /**
   * An extractor of its own memory.
   *
   * @param gazetteer the names
   * @param maxTopics how many topics a text may have, 1 or more; the first ones are kept
   * @throws IllegalArgumentException if {@code maxTopics} is out of range
   */
  public TopicExtractor(Gazetteer gazetteer, int maxTopics) {
    checkMaxTopics(maxTopics);
    this.maxTopics = maxTopics;
    this.trie = new NameTrie(gazetteer.names());
    this.ambiguity = new Ambiguity(trie, scan, matches);
  }

  static void checkMaxTopics(int maxTopics) {
    if (maxTopics < 1) {
      throw new IllegalArgumentException("maxTopics is " + maxTopics + ": it must be at least 1");
    }
  }

  /**
   * The topics of a text.
   *
   * @param text plain text in NFC
   * @param hashtags what the platform says the hashtags are; those that the text does not hold come
   *     last
   * @return lower case, each once, in order of appearance; immutable
   */
  public List<String> extract(String text, List<String> hashtags) {
    scan.read(text);
    matches.clear(scan.count());
    boolean open = match();
    if (open) {
      ambiguity.resolve();
    }
    if (matches.count() == 0 && hashtags.isEmpty()) {
      return List.of();
    }
    List<String> topics = new ArrayList<>(Math.min(maxTopics, 8));
    for (int match = 0; match < matches.count() && topics.size() < maxTopics; match++) {
      if (matches.state(match) == State.SURE) {
        addNew(topics, topic(match));
      }
    }
    for (int i = 0; i < hashtags.size() && topics.size() < maxTopics; i++) {
      String topic = tagTopic(hashtags.get(i));
      if (!topic.isEmpty() && topic.length() <= MAX_TOPIC_LENGTH) {
        addNew(topics, topic);
      }
    }
    return List.copyOf(topics);
  }

  /** Whether any match is left open. */
  private boolean match() {
    boolean open = false;
    int token = 0;
    while (token < scan.count()) {
      TokenScan.Type type = scan.type(token);
      if (type == TokenScan.Type.HASHTAG || type == TokenScan.Type.CASHTAG) {
        matches.add(token, 1, NameMatches.NONE, State.SURE);
        token++;
        continue;
      }
      long found = trie.longest(scan, token);
      if (found == NameTrie.NOTHING) {
        token++;
        continue;
      }
      int name = (int) (found >>> 32);
      int length = (int) found;
      boolean sure = trie.name(name).rule() == NameRule.ANY;
      open |= !sure;
      matches.add(token, length, name, sure ? State.SURE : State.OPEN);
      token += length;
    }
    return open;
  }

  private String topic(int match) {
    int name = matches.name(match);
    return name == NameMatches.NONE
        ? scan.string(matches.token(match)).toLowerCase(Locale.ROOT)
        : trie.name(name).topic();
  }

  private static String tagTopic(String tag) {
    String topic = tag.strip().toLowerCase(Locale.ROOT);
    return topic.startsWith("#") ? topic.substring(1) : topic;
  }

  private static void addNew(List<String> topics, String topic) {
    if (!topics.contains(topic)) {
      topics.add(topic);
    }
  }
}
