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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a text says in phrases: its hashtags, by their topics, and all runs of one to three words in
 * one sentence that neither begin nor end with a stop word. Not thread-safe: it reuses its memory;
 * make one for each thread.
 *
 * <p>Words are in lower case, without a possessive. A single word has three letters or digits at
 * least, two in scripts without spaces, where a phrase is two or three characters. Links, handles
 * and mail addresses hold no phrases.
 */
public final class PhraseExtractor {

  /** Words of a phrase. */
  public static final int MAX_WORDS = 3;

  /** Words and tags of a text that are looked at; what an article says first is what it is of. */
  public static final int MAX_TOKENS = 300;

  private static final int MIN_LETTERS = 3;
  private static final int MIN_CHARACTERS = 2;
  private static final int FIRST_WITHOUT_SPACES = 0x3040;

  private final TopicNames names;
  private final TokenScan scan = new TokenScan();
  private final String[] words = new String[MAX_TOKENS];
  private final boolean[] stop = new boolean[MAX_TOKENS];

  /** An extractor of its own memory, by whose names hashtags are joined. */
  public PhraseExtractor(TopicNames names) {
    this.names = names;
  }

  /**
   * The phrases of a text.
   *
   * @param text plain text in NFC
   * @param language its ISO 639-1 code; without a list of {@link StopWords} all words count
   * @param hashtags what the platform says the hashtags are
   * @return lower case, each once, in order of appearance
   */
  public Collection<String> phrases(String text, String language, List<String> hashtags) {
    StopWords stopWords = StopWords.of(language);
    scan.read(text);
    int count = Math.min(scan.count(), MAX_TOKENS);
    for (int token = 0; token < count; token++) {
      words[token] = word(token);
      stop[token] = stopWords.contains(words[token]);
    }
    Set<String> phrases = new LinkedHashSet<>();
    for (int token = 0; token < count; token++) {
      if (scan.type(token) == TokenScan.Type.HASHTAG) {
        addTag(scan.string(token), stopWords, phrases);
      } else if (!words[token].isEmpty() && !stop[token]) {
        addFrom(token, count, phrases);
      }
    }
    for (String tag : hashtags) {
      addTag(tag, stopWords, phrases);
    }
    return phrases;
  }

  private void addTag(String tag, StopWords stopWords, Set<String> phrases) {
    String topic = names.topicOf(tag.startsWith("#") ? tag : "#" + tag);
    if (!topic.isEmpty()
        && topic.length() <= TopicExtractor.MAX_TOPIC_LENGTH
        && !stopWords.areAllOf(topic)) {
      phrases.add(topic);
    }
  }

  private void addFrom(int from, int count, Set<String> phrases) {
    StringBuilder phrase = new StringBuilder(words[from]);
    boolean letters = hasLetter(from);
    if (letters && isLongEnough(words[from])) {
      phrases.add(words[from]);
    }
    int to = Math.min(count, from + MAX_WORDS);
    for (int token = from + 1; token < to && !words[token].isEmpty(); token++) {
      char gap = scan.gap(token);
      if (gap != ' ' && gap != TokenScan.NONE) {
        return;
      }
      if (gap == ' ') {
        phrase.append(' ');
      }
      phrase.append(words[token]);
      letters |= !stop[token] && hasLetter(token);
      if (phrase.length() > TopicExtractor.MAX_TOPIC_LENGTH) {
        return;
      }
      if (letters && !stop[token]) {
        phrases.add(phrase.toString());
      }
    }
  }

  private static boolean isLongEnough(String word) {
    return word.length() >= MIN_LETTERS
        || word.length() >= MIN_CHARACTERS && word.charAt(0) >= FIRST_WITHOUT_SPACES;
  }

  private boolean hasLetter(int token) {
    return Chars.hasLetter(scan.text(), scan.start(token), scan.end(token));
  }

  /** In lower case, with plain apostrophes; empty if the token is no word. */
  private String word(int token) {
    return scan.type(token) == TokenScan.Type.WORD
        ? scan.string(token).toLowerCase(Locale.ROOT).replace('’', '\'')
        : "";
  }
}
