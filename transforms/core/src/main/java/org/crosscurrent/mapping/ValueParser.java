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
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Compiles the values and conditions of a mapping file. */
final class ValueParser {

  private static final List<String> SOURCES =
      List.of("from", "const", "join", "sum", "size", "each", "last", "keys", "span");

  private static final Set<String> KEYS =
      Set.of(
          "from",
          "const",
          "join",
          "sum",
          "size",
          "each",
          "value",
          "last",
          "keys",
          "span",
          "start",
          "end",
          "length",
          "unit",
          "separator",
          "when",
          "split",
          "matches",
          "overlapping",
          "match",
          "replace",
          "map",
          "default",
          "not",
          "as",
          "prefix");

  private static final Value NOTHING = new Values.FirstOf(List.of());

  private final Problems problems;
  private final Uses uses;

  ValueParser(Problems problems, Uses uses) {
    this.problems = problems;
    this.uses = uses;
  }

  /** A value; one that says nothing where the file has a mistake, which is told. */
  Value value(Yaml yaml) {
    return value(yaml, Set.of());
  }

  /** As {@link #value(Yaml)}, where the table may have further keys that mean something else. */
  Value value(Yaml yaml, Set<String> furtherKeys) {
    try {
      if (yaml instanceof Yaml.Scalar scalar) {
        return Expression.value(scalar.value(), uses);
      }
      if (yaml instanceof Yaml.Items list) {
        return new Values.FirstOf(values(list));
      }
      return table((Yaml.Section) yaml, furtherKeys);
    } catch (ExpressionException e) {
      problems.add(yaml.where(), e.getMessage());
      return NOTHING;
    }
  }

  /** The values of a list; a single one is a list of one. */
  List<Value> values(Yaml yaml) {
    if (!(yaml instanceof Yaml.Items list)) {
      return List.of(value(yaml));
    }
    List<Value> values = new ArrayList<>();
    list.items().forEach(item -> values.add(value(item)));
    return values;
  }

  /** Conditions that all must hold. */
  Condition condition(Yaml yaml) {
    uses.beginCondition();
    try {
      return conditionIn(yaml);
    } catch (ExpressionException e) {
      problems.add(yaml.where(), e.getMessage());
      return (at, place) -> false;
    } finally {
      uses.endCondition();
    }
  }

  private Condition conditionIn(Yaml yaml) {
    if (yaml instanceof Yaml.Scalar scalar) {
      return Expression.condition(scalar.value(), uses);
    }
    if (yaml instanceof Yaml.Items list) {
      return Condition.all(list.items().stream().map(this::condition).toList());
    }
    List<Condition> conditions = new ArrayList<>();
    ((Yaml.Section) yaml).entries().forEach((key, value) -> conditions.add(combined(key, value)));
    return Condition.all(conditions);
  }

  private Condition combined(String key, Yaml value) {
    List<Yaml> parts = value instanceof Yaml.Items list ? list.items() : List.of(value);
    List<Condition> conditions = parts.stream().map(this::condition).toList();
    return switch (key) {
      case "any" -> Condition.any(conditions);
      case "all" -> Condition.all(conditions);
      case "not" -> {
        Condition all = Condition.all(conditions);
        yield (at, place) -> !all.holds(at, place);
      }
      default -> {
        problems.add(value.where(), "'" + key + "' is none of any, all, not");
        yield (at, place) -> false;
      }
    };
  }

  private Value table(Yaml.Section table, Set<String> furtherKeys) {
    table
        .keys()
        .forEach(
            (key, where) -> {
              if (!KEYS.contains(key) && !furtherKeys.contains(key)) {
                problems.add(where, Words.unknown(key, KEYS));
              }
            });
    Value value = source(table);
    Yaml split = table.get("split");
    if (split != null) {
      value = new Values.Parts(value, Cutter.at(text(split)));
    }
    Yaml matches = table.get("matches");
    if (matches != null) {
      value = new Values.Parts(value, Cutter.matches(Regex.of(text(matches)).pattern()));
    }
    Yaml overlapping = table.get("overlapping");
    if (overlapping != null) {
      value = new Values.Parts(value, Regex.of(text(overlapping)).overlapping());
    }
    value = changed(value, table);
    Yaml when = table.get("when");
    return when == null ? value : new Values.Conditional(condition(when), value);
  }

  private Value source(Yaml.Section table) {
    List<String> sources = SOURCES.stream().filter(table.entries()::containsKey).toList();
    if (sources.size() != 1) {
      problems.add(table.where(), "a value has just one of " + String.join(", ", SOURCES));
      return NOTHING;
    }
    Yaml yaml = table.entries().get(sources.get(0));
    return switch (sources.get(0)) {
      case "from" -> value(yaml);
      case "const" -> new Values.Constant(text(yaml));
      case "join" -> new Values.Joined(values(yaml), textOr(table.get("separator"), "\n"));
      case "sum" -> new Values.Sum(values(yaml));
      case "each" -> each(yaml, table);
      case "last" -> new ItemValues.Last(value(yaml));
      case "keys" -> new ItemValues.Keys(value(yaml));
      case "span" -> span(yaml, table);
      default -> new Values.Size(value(yaml));
    };
  }

  /** The paths of the value begin at the item, so their keys stand behind those of the list. */
  private Value each(Yaml items, Yaml.Section table) {
    int size = uses.size();
    Value list = value(items);
    List<List<String>> before = uses.beginAtValuesSince(size);
    Value value = part(table, "value");
    uses.beginAt(before);
    return new ItemValues.Each(list, value);
  }

  /** The text stands in the payload, the offsets in the item that the value is read of. */
  private Value span(Yaml text, Yaml.Section table) {
    List<List<String>> before = uses.beginAtPayload();
    Value whole = value(text);
    uses.beginAt(before);
    Value start = part(table, "start");
    boolean isLength = table.get("length") != null;
    Value end = part(table, isLength ? "length" : "end");
    String unit = textOr(table.get("unit"), "bytes");
    if (!unit.equals("bytes") && !unit.equals("utf16")) {
      problems.add(table.where(), "unit is bytes or utf16");
    }
    return new ItemValues.Span(whole, start, end, isLength, unit.equals("bytes"));
  }

  private Value part(Yaml.Section table, String key) {
    Yaml yaml = table.get(key);
    if (yaml == null) {
      problems.add(table.where(), key + " is missing");
      return NOTHING;
    }
    return value(yaml);
  }

  private Value changed(Value source, Yaml.Section table) {
    Value value = source;
    Yaml match = table.get("match");
    if (match != null) {
      value = new Values.Changed(value, matched(Regex.of(text(match))));
    }
    Yaml replace = table.get("replace");
    if (replace instanceof Yaml.Section section) {
      Regex pattern = Regex.of(textOr(section.get("match"), ""));
      String with = textOr(section.get("with"), "");
      value = new Values.Changed(value, Readings.text(text -> pattern.replaceIn(text, with)));
    }
    Yaml map = table.get("map");
    if (map instanceof Yaml.Section words) {
      value = new Values.Changed(value, translated(words, table.get("default")));
    }
    Yaml not = table.get("not");
    if (not != null) {
      value = new Values.Changed(value, Readings.without(new HashSet<>(texts(not))));
    }
    Yaml as = table.get("as");
    if (as != null) {
      value = new Values.Changed(value, reading(as));
    }
    Yaml prefix = table.get("prefix");
    if (prefix != null) {
      String before = text(prefix);
      value = new Values.Changed(value, Readings.text(text -> before + text));
    }
    return value;
  }

  private Values.Change reading(Yaml as) {
    return Readings.require(text(as));
  }

  private static Values.Change matched(Regex pattern) {
    return Readings.text(pattern::firstIn);
  }

  private Values.Change translated(Yaml.Section words, @Nullable Yaml otherwise) {
    Map<String, JsonNode> table = new HashMap<>();
    words.entries().forEach((key, value) -> table.put(key, TextNode.valueOf(text(value))));
    JsonNode fallback = otherwise == null ? null : TextNode.valueOf(text(otherwise));
    return value -> {
      JsonNode found = table.get(value.asText());
      return found != null ? found : fallback != null ? fallback : value;
    };
  }

  /** A word; empty where the file has something else, which is told. */
  String text(Yaml yaml) {
    if (yaml instanceof Yaml.Scalar scalar) {
      return scalar.value();
    }
    problems.add(yaml.where(), "a word stands here");
    return "";
  }

  /** Words; a single one is a list of one. */
  List<String> texts(Yaml yaml) {
    return yaml instanceof Yaml.Items list
        ? list.items().stream().map(this::text).toList()
        : List.of(text(yaml));
  }

  private String textOr(@Nullable Yaml yaml, String otherwise) {
    return yaml == null ? otherwise : text(yaml);
  }
}
