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
package org.crosscurrent.corenlp;

import org.crosscurrent.sentiment.VaderSentiment;

/**
 * What stands in the prose for the things that a model of newspapers does not know.
 *
 * @param link for an address; empty for nothing
 * @param handle for the handle of an account; empty for nothing
 * @param feelings whether emoji and emoticons become words for their feeling, or nothing
 */
record PostWords(String link, String handle, boolean feelings) {

  /**
   * For sentiment. Addresses and handles feel nothing, so they go; an emoji or emoticon becomes
   * {@code good} or {@code bad} as VADER rates it, because the model knows these words and none of
   * the signs.
   */
  static final PostWords FOR_SENTIMENT = new PostWords("", "", true);

  /** For names. Nouns that are no names keep the grammar, and what is around them apart. */
  static final PostWords FOR_NAMES = new PostWords("link", "someone", false);

  private static final class Lexicon {
    static final VaderSentiment VADER = VaderSentiment.create();

    private Lexicon() {}
  }

  /** What VADER says of emoji or an emoticon, from -1 to 1. */
  static double rating(String signs) {
    return Lexicon.VADER.score(signs).compound();
  }

  /** The word for emoji or an emoticon. */
  String emoji(String signs) {
    double rating = feelings ? rating(signs) : 0;
    return rating == 0 ? "" : rating > 0 ? "good" : "bad";
  }
}
