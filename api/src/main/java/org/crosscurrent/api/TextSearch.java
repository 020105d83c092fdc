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
package org.crosscurrent.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Finds posts by what title or text contain, ignoring case.
 *
 * <p>Where words are set apart by spaces, each word asked for must begin a word of the post; that
 * is answered from the index {@code signals_words}. Where they are not (Han, Kana, Thai and the
 * like), or where only signs are asked for (emoji), the whole must occur somewhere, letter by
 * letter; that is answered by looking through the rows.
 */
final class TextSearch {
  /** Must equal the expression of the index {@code signals_words}. */
  private static final String WORDS = "to_tsvector('simple', left(title || ' ' || text, 50000))";

  private TextSearch() {}

  static void addTo(Sql sql, String asked) {
    if (isWords(asked)) {
      sql.add("AND " + WORDS + " @@ to_tsquery('simple', ?)", query(asked));
    } else {
      String pattern = "%" + asked.replaceAll("([\\\\%_])", "\\\\$1") + "%";
      sql.add("AND (title ILIKE ? OR text ILIKE ?)", pattern, pattern);
    }
  }

  private static boolean isWords(String asked) {
    return asked.codePoints().anyMatch(Character::isLetterOrDigit)
        && asked.codePoints().noneMatch(TextSearch::isOfUnspacedScript);
  }

  private static boolean isOfUnspacedScript(int codePoint) {
    switch (Character.UnicodeScript.of(codePoint)) {
      case HAN:
      case HIRAGANA:
      case KATAKANA:
      case THAI:
      case LAO:
      case KHMER:
      case MYANMAR:
      case TIBETAN:
        return true;
      default:
        return false;
    }
  }

  /** Each word quoted for to_tsquery, so that nothing in it is an operator, and as a beginning. */
  private static String query(String asked) {
    return Arrays.stream(asked.strip().split("\\s+"))
        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
        .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*")
        .collect(Collectors.joining(" & "));
  }
}
