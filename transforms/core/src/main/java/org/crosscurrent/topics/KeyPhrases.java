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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Key phrases of one text, by RAKE: S. Rose, D. Engel, N. Cramer and W. Cowley, <i>Automatic
 * Keyword Extraction from Individual Documents</i>, in: Text Mining: Applications and Theory, 2010.
 *
 * <p>Candidates are the longest runs of words without a stop word, a tag, a known name or a mark
 * between them. A word's score is its degree over its frequency: how long the candidates are, on
 * average, that hold it. A candidate's score is the sum of those of its words; of equal scores the
 * first one in the text comes first. Other than there, a candidate has two to four words: a single
 * word is seldom a topic of a short text, and a longer run is a sentence.
 */
final class KeyPhrases {

  private static final int LEAST_WORDS = 2;
  private static final int MOST_WORDS = 4;
  private static final int LEAST_LETTERS = 2;

  /** Words of a text that are looked at, so that a book takes no longer than an article. */
  private static final int MOST_TOKENS = 2_000;

  private KeyPhrases() {}

  private record Scored(String phrase, double score) {}

  /** The best phrases of what a finder has read, best first; none without a stop list. */
  static List<String> of(NameFinder finder, StopWords stopWords, int most) {
    if (stopWords.isEmpty()) {
      return List.of();
    }
    List<List<String>> candidates = candidates(finder, stopWords);
    Map<String, int[]> words = new HashMap<>();
    for (List<String> candidate : candidates) {
      for (String word : candidate) {
        int[] degreeAndCount = words.computeIfAbsent(word, w -> new int[2]);
        degreeAndCount[0] += candidate.size();
        degreeAndCount[1]++;
      }
    }
    List<Scored> scored = new ArrayList<>();
    for (List<String> candidate : candidates) {
      if (candidate.size() >= LEAST_WORDS && candidate.size() <= MOST_WORDS) {
        double score = 0;
        for (String word : candidate) {
          score += (double) words.get(word)[0] / words.get(word)[1];
        }
        scored.add(new Scored(String.join(" ", candidate), score));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored.stream().map(Scored::phrase).distinct().limit(most).toList();
  }

  private static List<List<String>> candidates(NameFinder finder, StopWords stopWords) {
    List<List<String>> candidates = new ArrayList<>();
    List<String> run = new ArrayList<>();
    TokenScan scan = finder.scan();
    int count = Math.min(scan.count(), MOST_TOKENS);
    for (int token = 0; token < count; token++) {
      String word = wordAt(finder, token);
      boolean counts = !word.isEmpty() && !stopWords.contains(word);
      if (!run.isEmpty() && (!counts || scan.gap(token) != ' ')) {
        candidates.add(run);
        run = new ArrayList<>();
      }
      if (counts) {
        run.add(word);
      }
    }
    if (!run.isEmpty()) {
      candidates.add(run);
    }
    return candidates;
  }

  /** A word in lower case; empty if it is part of a tag or a name, or has too few letters. */
  private static String wordAt(NameFinder finder, int token) {
    TokenScan scan = finder.scan();
    int match = finder.matchOf(token);
    boolean found = match != NameMatches.NONE && finder.isSure(match);
    if (found
        || scan.type(token) != TokenScan.Type.WORD
        || scan.end(token) - scan.start(token) < LEAST_LETTERS
        || !Chars.hasLetter(scan.text(), scan.start(token), scan.end(token))) {
      return "";
    }
    return scan.string(token).toLowerCase(Locale.ROOT).replace('’', '\'');
  }
}
