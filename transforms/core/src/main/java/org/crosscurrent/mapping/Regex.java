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
package org.crosscurrent.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A regular expression of RE2's syntax, found in time linear in the text.
 *
 * <p>RE2 pays for this with a general automaton. Two kinds of patterns need none: plain words, and
 * those whose matches have a bounded length and that can be tried in at most {@value #MAX_WAYS}
 * ways at each place, so that a backtracking matcher has bounded effort there as well. Both are
 * searched by the JDK, which is many times faster.
 */
final class Regex {

  /** What a pattern without repetition may have besides letters and digits. */
  private static final String BOUNDED = " _:;,/@#%&=~<>!'\"-|()?^$";

  /** In how many ways a pattern may be tried at one place before the automaton is cheaper. */
  private static final int MAX_WAYS = 256;

  private final Pattern pattern;
  private final int group;
  private final @Nullable String word;
  private final boolean atStart;
  private final boolean atEnd;
  private final java.util.regex.@Nullable Pattern bounded;

  private Regex(Pattern pattern) {
    String text = pattern.pattern();
    this.pattern = pattern;
    this.group = Math.min(pattern.groupCount(), 1);
    this.atStart = text.startsWith("^") && hasOneAlternative(text);
    this.atEnd = text.endsWith("$") && !text.endsWith("\\$");
    String inner = text.substring(atStart ? 1 : 0, text.length() - (atEnd ? 1 : 0));
    this.word = plain(inner);
    this.bounded =
        word == null && isBounded(text) ? java.util.regex.Pattern.compile(jdk(text)) : null;
  }

  /**
   * Compiles it.
   *
   * @throws ExpressionException if it is none
   */
  static Regex of(String regex) {
    try {
      return new Regex(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      throw new ExpressionException("'" + regex + "' is no regular expression: " + e.getMessage());
    }
  }

  /** As RE2 compiled it. */
  Pattern pattern() {
    return pattern;
  }

  /** Whether it is found in the text. */
  boolean isIn(String text) {
    if (word != null) {
      return atStart
          ? atEnd ? text.equals(word) : text.startsWith(word)
          : atEnd ? text.endsWith(word) : text.contains(word);
    }
    if (bounded != null) {
      java.util.regex.Matcher matcher = bounded.matcher(text);
      return atStart ? matcher.lookingAt() : matcher.find();
    }
    return pattern.matcher(text).find();
  }

  /** The first group, or all where there is none, at the first place; null where there is none. */
  @Nullable String firstIn(String text) {
    if (bounded != null) {
      java.util.regex.Matcher matcher = bounded.matcher(text);
      return (atStart ? matcher.lookingAt() : matcher.find()) ? matcher.group(group) : null;
    }
    if (word != null && !isIn(text)) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(group) : null;
  }

  /**
   * As {@link #firstIn} at every place; the next one begins behind the group of the one before.
   * That a place can be looked at twice is cheap only where a match is short.
   *
   * @throws ExpressionException if a match may have any length
   */
  Cutter overlapping() {
    if (bounded == null) {
      throw new ExpressionException(
          "'"
              + pattern.pattern()
              + "' may match at any length, or in too many ways, for 'overlapping': count with"
              + " {0,20} instead of * and +");
    }
    java.util.regex.Pattern brief = bounded;
    return (text, to) -> eachIn(brief.matcher(text), text, to);
  }

  private void eachIn(java.util.regex.Matcher matcher, String text, Consumer<String> to) {
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      if (matcher.start(group) < matcher.end(group)) {
        to.accept(matcher.group(group));
      }
      from = Math.max(matcher.end(group), from + 1);
    }
  }

  /** The text with {@code with} in the place of each match; {@code $1} stands for a group. */
  String replaceIn(String text, String with) {
    boolean literal =
        word != null && atStart && !atEnd && with.indexOf('$') < 0 && with.indexOf('\\') < 0;
    if (literal) {
      return text.startsWith(word) ? with + text.substring(word.length()) : text;
    }
    return isIn(text) ? pattern.matcher(text).replaceAll(with) : text;
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }

  /** The word that a pattern stands for; null where it is no plain word. */
  private static @Nullable String plain(String pattern) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length() && isPunctuation(pattern.charAt(i + 1))) {
        i++;
        word.append(pattern.charAt(i));
      } else if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
        return null;
      } else {
        word.append(c);
      }
    }
    return word.length() == 0 ? null : word.toString();
  }

  private static boolean isPunctuation(char c) {
    return c < 0x80 && !Character.isLetterOrDigit(c);
  }

  private static boolean hasOneAlternative(String pattern) {
    int depth = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(' || c == ')') {
        depth += c == '(' ? 1 : -1;
      } else if (c == '|' && depth <= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a match has a bounded length and the JDK reads the pattern as RE2 does: no {@code *}
   * and {@code +}, counts of single characters only, few ways to try it, and none of the classes
   * that the two understand differently.
   */
  private static boolean isBounded(String pattern) {
    int i = 0;
    long ways = 1;
    while (i < pattern.length()) {
      int next = endOfPart(pattern, i);
      if (next < 0) {
        return false;
      }
      ways *= waysOf(pattern, i, next);
      if (ways > MAX_WAYS) {
        return false;
      }
      i = next;
    }
    return true;
  }

  /** In how many ways a part can be tried: each multiplies the ways of what stands before it. */
  private static int waysOf(String pattern, int start, int end) {
    char c = pattern.charAt(start);
    if (c == '{') {
      String count = pattern.substring(start + 1, end - 1);
      int comma = count.indexOf(',');
      return comma < 0
          ? 1
          : Math.max(
              1,
              Integer.parseInt(count.substring(comma + 1))
                  - Integer.parseInt(count.substring(0, comma))
                  + 1);
    }
    return c == '|' || c == '?' ? 2 : 1;
  }

  private static int endOfPart(String pattern, int i) {
    char c = pattern.charAt(i);
    if (c == '\\') {
      return endOfEscape(pattern, i);
    }
    if (c == '[') {
      return endOfClass(pattern, i);
    }
    if (c == '{') {
      return i > 0 && pattern.charAt(i - 1) != ')' ? endOfCount(pattern, i) : -1;
    }
    if (c == '(' && pattern.startsWith("(?", i)) {
      return pattern.startsWith("(?:", i) ? i + 3 : -1;
    }
    boolean known = c < 0x80 && Character.isLetterOrDigit(c) || BOUNDED.indexOf(c) >= 0;
    return known ? i + 1 : -1;
  }

  private static int endOfEscape(String pattern, int i) {
    if (i + 1 >= pattern.length()) {
      return -1;
    }
    char c = pattern.charAt(i + 1);
    if (c == 'p' && pattern.startsWith("{", i + 2)) {
      return pattern.indexOf('}', i) + 1;
    }
    if (c == 'p') {
      return i + 3;
    }
    return c == 'd' || isPunctuation(c) ? i + 2 : -1;
  }

  private static int endOfClass(String pattern, int start) {
    int i = start + 1;
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      char c = pattern.charAt(i);
      if (c == '[' || c == '&') {
        return -1;
      }
      i = c == '\\' ? endOfEscape(pattern, i) : i + 1;
      if (i < 0) {
        return -1;
      }
    }
    return i < pattern.length() ? i + 1 : -1;
  }

  private static int endOfCount(String pattern, int start) {
    int end = pattern.indexOf('}', start);
    String count = end < 0 ? "" : pattern.substring(start + 1, end);
    if (!count.matches("[0-9]{1,2}(,[0-9]{1,2})?")) {
      return -1;
    }
    return end + 1;
  }

  /** The end of the text is {@code \\z} to the JDK, for which {@code $} may stand before it. */
  private static String jdk(String pattern) {
    StringBuilder jdk = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        jdk.append(c).append(pattern.charAt(++i));
      } else if (c == '$' && !inClass) {
        jdk.append("\\z");
      } else {
        inClass = c == '[' || inClass && c != ']';
        jdk.append(c);
      }
    }
    return jdk.toString();
  }
}
