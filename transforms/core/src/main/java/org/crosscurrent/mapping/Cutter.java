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
import java.util.function.Consumer;

/** Takes a text apart; compiled, immutable. */
@FunctionalInterface
interface Cutter {

  /** Gives the parts that say something, in order. */
  void cut(String text, Consumer<String> to);

  /** What stands between the separators, without the white space around it. */
  static Cutter at(String separator) {
    return (text, to) -> {
      int start = 0;
      while (start <= text.length()) {
        int end = text.indexOf(separator, start);
        give(text.substring(start, end < 0 ? text.length() : end).strip(), to);
        start = end < 0 ? text.length() + 1 : end + separator.length();
      }
    };
  }

  /** Each match from left to right: its first group, or all of it where there is no group. */
  static Cutter matches(Pattern pattern) {
    return (text, to) -> {
      Matcher matcher = pattern.matcher(text);
      int group = Math.min(matcher.groupCount(), 1);
      while (matcher.find()) {
        String part = matcher.group(group);
        give(part == null ? "" : part, to);
      }
    };
  }

  private static void give(String part, Consumer<String> to) {
    if (!part.isEmpty()) {
      to.accept(part);
    }
  }
}
