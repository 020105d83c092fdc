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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Compiles one path, template or condition, from left to right. */
final class Expression {

  private static final String ENDS_KEY = ".[]{}|()=!~, \t\"'";

  private final String text;
  private final Uses uses;
  private final List<String> prefix;
  private int at;

  private Expression(String text, Uses uses, List<String> prefix) {
    this.text = text;
    this.uses = uses;
    this.prefix = prefix;
  }

  /**
   * A path.
   *
   * @throws ExpressionException if it cannot be read
   */
  static Path path(String text, Uses uses) {
    Expression expression = new Expression(text.strip(), uses, List.of());
    Path path = expression.readPath();
    expression.expectEnd();
    return path;
  }

  /** A path, or a template if it has a brace outside of brackets. */
  static Value value(String text, Uses uses) {
    return isTemplate(text)
        ? new Expression(text, uses, List.of()).readTemplate()
        : path(text, uses);
  }

  /** A condition. */
  static Condition condition(String text, Uses uses) {
    return new Expression(text.strip(), uses, List.of()).readCondition();
  }

  /** The keys of a path of known fields, such as {@code a.b[].*} or {@code a.**}. */
  static List<String> keys(String text) {
    Uses uses = new Uses();
    boolean all = text.endsWith(".**") || text.equals("**");
    String bare = all ? text.substring(0, Math.max(0, text.length() - 3)) : text;
    List<String> keys = new ArrayList<>();
    if (!bare.isEmpty()) {
      path(bare, uses);
      keys.addAll(uses.all().get(uses.size() - 1).keys());
    }
    if (all) {
      keys.add(KnownFields.ALL);
    }
    return keys;
  }

  private static boolean isTemplate(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '{' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  private Values.Template readTemplate() {
    List<Values.Template.Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '{') {
        words.append(c);
        continue;
      }
      Path path = readPath();
      String otherwise = null;
      if (take('|')) {
        int end = text.indexOf('}', at);
        otherwise = end < 0 ? "" : text.substring(at, end);
        at = end < 0 ? text.length() : end;
      }
      if (!take('}')) {
        throw new ExpressionException("'" + text + "' lacks a closing brace");
      }
      parts.add(new Values.Template.Part(words.toString(), path, otherwise));
      words.setLength(0);
    }
    if (words.length() > 0) {
      parts.add(new Values.Template.Part(words.toString(), null, null));
    }
    return new Values.Template(parts);
  }

  private Path readPath() {
    int begin = at;
    Path.Start start =
        take('$') ? Path.Start.WHOLE : take('^') ? Path.Start.OUTER : Path.Start.HERE;
    List<Step> steps = new ArrayList<>();
    List<String> keys = new ArrayList<>(prefix);
    boolean more = true;
    while (more && at < text.length()) {
      char c = text.charAt(at);
      if (c == '.') {
        at++;
      } else if (c == '[') {
        steps.add(readBracket(keys));
      } else if (c == '(' && at > begin) {
        steps.add(readEither(keys));
        more = false;
      } else if (c == '*') {
        at++;
        steps.add(new Step.AnyField());
        keys.add(KnownFields.ANY);
      } else if (c == '\'' || ENDS_KEY.indexOf(c) < 0) {
        String key = c == '\'' ? readQuoted() : readKey();
        steps.add(new Step.Field(key));
        keys.add(key);
      } else {
        more = false;
      }
    }
    if (at == begin) {
      throw new ExpressionException("'" + text + "' has no path at column " + (at + 1));
    }
    Path path = new Path(text.substring(begin, at), start, steps);
    uses.add(path, start == Path.Start.HERE ? keys : List.of());
    return path;
  }

  /** Ways on in parentheses, which end a path. */
  private Step readEither(List<String> keys) {
    int end = text.indexOf(')', at);
    if (end < 0) {
      throw new ExpressionException("'" + text + "' lacks a closing parenthesis");
    }
    List<Path> ways = new ArrayList<>();
    for (String way : text.substring(at + 1, end).split(",")) {
      Expression expression = new Expression(way.strip(), uses, keys);
      ways.add(expression.readPath());
      expression.expectEnd();
    }
    at = end + 1;
    return new Step.Either(ways);
  }

  private Step readBracket(List<String> keys) {
    int end = closingBracket();
    String inner = text.substring(at + 1, end).strip();
    at = end + 1;
    if (inner.isEmpty()) {
      return new Step.Each();
    }
    if (inner.startsWith("{")) {
      keys.add(KnownFields.ANY);
      return new Step.Keyed(readWanted(inner));
    }
    if (inner.startsWith("?")) {
      Expression filter = new Expression(inner.substring(1).strip(), uses, keys);
      return filter.readFilter();
    }
    try {
      return new Step.Item(Integer.parseInt(inner));
    } catch (NumberFormatException e) {
      throw new ExpressionException("'[" + inner + "]' is neither a number nor a filter [?...]");
    }
  }

  private Step readFilter() {
    uses.beginCondition();
    try {
      int equals = text.indexOf('=');
      boolean join = equals > 0 && text.substring(equals + 1).strip().startsWith("{");
      if (join) {
        Path key = readPath();
        if (key.steps().size() == 1 && key.steps().get(0) instanceof Step.Field field) {
          return new Step.Joined(field.name(), readWanted(text.substring(equals + 1).strip()));
        }
        throw new ExpressionException("'" + text + "' joins by more than one key");
      }
      return new Step.Filter(readCondition());
    } finally {
      uses.endCondition();
    }
  }

  /** A template; the values of its path themselves, where it is nothing but one path. */
  private Value readWanted(String template) {
    uses.beginCondition();
    try {
      return new Expression(template, uses, List.of()).readTemplate().simplest();
    } finally {
      uses.endCondition();
    }
  }

  private int closingBracket() {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new ExpressionException("'" + text + "' lacks a closing bracket");
  }

  private String readKey() {
    int begin = at;
    while (at < text.length() && ENDS_KEY.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  private String readQuoted() {
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      throw new ExpressionException("'" + text + "' lacks a closing quote");
    }
    String key = text.substring(at + 1, end);
    at = end + 1;
    return key;
  }

  private Condition readCondition() {
    uses.beginCondition();
    try {
      if (take('!') || take("not ")) {
        skipSpace();
        Condition positive = readCondition();
        return (here, place) -> !positive.holds(here, place);
      }
      Path path = readPath();
      skipSpace();
      return at == text.length() ? Condition.says(path) : readComparison(path);
    } finally {
      uses.endCondition();
    }
  }

  private Condition readComparison(Path path) {
    if (take("!=")) {
      Condition equal = readEqual(path);
      return (here, place) -> !equal.holds(here, place);
    }
    if (take("=")) {
      return readEqual(path);
    }
    if (take("~")) {
      return Condition.matches(path, Regex.of(rest()));
    }
    if (take("in ")) {
      return Condition.oneOf(path, readWords());
    }
    if (take("is ")) {
      return readKind(path);
    }
    throw new ExpressionException(
        "'" + text + "' has none of =, !=, ~, in, is behind '" + path + "'");
  }

  private Condition readEqual(Path path) {
    String word = rest();
    return isTemplate(word)
        ? Condition.same(path, new Expression(word, uses, List.of()).readTemplate())
        : Condition.oneOf(path, Set.of(unquoted(word)));
  }

  private Condition readKind(Path path) {
    String kind = rest();
    Predicate<JsonNode> test = Condition.kindOf(kind);
    return switch (kind) {
      case "present" -> Condition.present(path);
      case "absent" -> (here, place) -> !path.isPresent(here, place, true);
      case "null" -> Condition.isNull(path);
      default -> {
        if (test == null) {
          throw new ExpressionException(
              "'"
                  + kind
                  + "' is none of string, number, boolean, object, array, null, present, absent");
        }
        yield Condition.is(path, test);
      }
    };
  }

  private Set<String> readWords() {
    String list = rest();
    if (!list.startsWith("[") || !list.endsWith("]")) {
      throw new ExpressionException("'" + text + "' needs a list in brackets behind 'in'");
    }
    Set<String> words = new LinkedHashSet<>();
    for (String word : list.substring(1, list.length() - 1).split(",")) {
      words.add(unquoted(word.strip()));
    }
    return Set.copyOf(words);
  }

  private static String unquoted(String word) {
    boolean quoted =
        word.length() > 1
            && (word.startsWith("'") && word.endsWith("'")
                || word.startsWith("\"") && word.endsWith("\""));
    return quoted ? word.substring(1, word.length() - 1) : word;
  }

  private String rest() {
    String rest = text.substring(at).strip();
    at = text.length();
    if (rest.isEmpty()) {
      throw new ExpressionException("'" + text + "' ends too early");
    }
    return rest;
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private boolean take(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private void expectEnd() {
    if (at < text.length()) {
      throw new ExpressionException(
          "'" + text + "' cannot be read from '" + text.substring(at) + "' on");
    }
  }
}
