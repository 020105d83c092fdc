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
package org.crosscurrent.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which metrics an expression of Prometheus asks for. It knows as much of the language as ours use.
 */
final class PromQl {

  private static final Pattern NAME_MATCHER = Pattern.compile("__name__=(~?)\"([^\"]*)\"");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern BRACKETS =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
  private static final Pattern WORD =
      Pattern.compile("(?<![0-9a-zA-Z_:])[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\()(?![a-zA-Z0-9_:])");
  private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset");

  private PromQl() {}

  /** One for each metric that is asked for, by its name or a pattern of names. */
  static List<Asked> metricsOf(String expression) {
    List<Asked> asked = new ArrayList<>();
    Matcher matcher = NAME_MATCHER.matcher(expression);
    while (matcher.find()) {
      String name = matcher.group(2);
      asked.add(
          matcher.group(1).isEmpty()
              ? new Asked(name, name::equals)
              : new Asked(name, Pattern.compile(name).asMatchPredicate()));
    }
    String bare = TEXT.matcher(expression).replaceAll("");
    Matcher word = WORD.matcher(BRACKETS.matcher(bare).replaceAll(" "));
    while (word.find()) {
      String name = word.group();
      if (!KEYWORDS.contains(name)) {
        asked.add(new Asked(name, name::equals));
      }
    }
    return asked;
  }

  /**
   * A metric that is asked for.
   *
   * @param text as it is written
   * @param names what it may be
   */
  record Asked(String text, Predicate<String> names) {}
}
