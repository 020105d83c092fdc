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
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The sources of values besides paths. */
final class Values {

  private Values() {}

  /** A text that stands in the mapping. */
  static final class Constant extends Value {
    private final JsonNode text;

    Constant(String text) {
      this.text = TextNode.valueOf(text);
    }

    @Override
    JsonNode first(JsonNode at, Place place) {
      return text;
    }
  }

  /** The first value that says something; all that each finds. */
  static final class FirstOf extends Value {
    private final Value[] values;

    FirstOf(List<Value> values) {
      this.values = values.toArray(Value[]::new);
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      for (Value value : values) {
        JsonNode found = value.first(at, place);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      for (Value value : values) {
        if (value.first(at, place) != null) {
          value.all(at, place, to);
          return;
        }
      }
    }
  }

  /** Words and paths in turn. */
  static final class Template extends Value {
    private final List<Part> parts;

    Template(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    /** The path that is the whole template; otherwise the template itself. */
    Value simplest() {
      Part only = parts.size() == 1 ? parts.get(0) : null;
      boolean bare = only != null && only.words.isEmpty() && only.otherwise == null;
      return bare && only.value != null ? only.value : this;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      StringBuilder text = new StringBuilder(64);
      for (Part part : parts) {
        text.append(part.words);
        if (part.value != null) {
          String found = JsonFields.text(part.value.first(at, place));
          if (found == null && part.otherwise == null) {
            return null;
          }
          text.append(found == null ? part.otherwise : found);
        }
      }
      return text.isEmpty() ? null : TextNode.valueOf(text.toString());
    }

    /**
     * A part of a template.
     *
     * @param words what stands before the value
     * @param value null at the end
     * @param otherwise what stands for a value that says nothing; null if the whole says nothing
     *     then
     */
    record Part(String words, @Nullable Value value, @Nullable String otherwise) {}
  }

  /** The texts of all values, one after the other. */
  static final class Joined extends Value {
    private final List<Value> values;
    private final String separator;

    Joined(List<Value> values, String separator) {
      this.values = List.copyOf(values);
      this.separator = separator;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      StringJoiner joined = new StringJoiner(separator);
      joined.setEmptyValue("");
      for (Value value : values) {
        value.all(
            at,
            place,
            found -> {
              String text = JsonFields.text(found);
              if (text != null) {
                joined.add(text);
              }
            });
      }
      return joined.length() == 0 ? null : TextNode.valueOf(joined.toString());
    }
  }

  /** The sum of all counters that are there. */
  static final class Sum extends Value {
    private final List<Value> values;

    Sum(List<Value> values) {
      this.values = List.copyOf(values);
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      long[] sum = new long[2];
      for (Value value : values) {
        value.all(
            at,
            place,
            found -> {
              Long counter = Counters.of(found);
              if (counter != null) {
                sum[0] += counter;
                sum[1]++;
              }
            });
      }
      return sum[1] == 0 ? null : LongNode.valueOf(sum[0]);
    }
  }

  /** How many items or keys a container has. */
  static final class Size extends Value {
    private final Value of;

    Size(Value of) {
      this.of = of;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode container = of.first(at, place);
      return container == null || !container.isContainerNode()
          ? null
          : LongNode.valueOf(container.size());
    }
  }

  /** A value under a condition. */
  static final class Conditional extends Value {
    private final Condition condition;
    private final Value value;

    Conditional(Condition condition, Value value) {
      this.condition = condition;
      this.value = value;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      return condition.holds(at, place) ? value.first(at, place) : null;
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      if (condition.holds(at, place)) {
        value.all(at, place, to);
      }
    }
  }

  /** The parts of each text. */
  static final class Split extends Value {
    private final Value value;
    private final String separator;

    Split(Value value, String separator) {
      this.value = value;
      this.separator = separator;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      FirstFound found = new FirstFound();
      all(at, place, found);
      return found.value();
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      value.all(
          at,
          place,
          whole -> {
            String text = JsonFields.text(whole);
            int start = 0;
            while (text != null && start <= text.length()) {
              int end = text.indexOf(separator, start);
              String part = text.substring(start, end < 0 ? text.length() : end).strip();
              if (!part.isEmpty()) {
                to.accept(TextNode.valueOf(part));
              }
              start = end < 0 ? text.length() + 1 : end + separator.length();
            }
          });
    }
  }

  /** All places of each text where a pattern is found: the first group, or the whole. */
  static final class Matches extends Value {
    private final Value value;
    private final Regex pattern;

    Matches(Value value, Regex pattern) {
      this.value = value;
      this.pattern = pattern;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      FirstFound found = new FirstFound();
      all(at, place, found);
      return found.value();
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      value.all(
          at,
          place,
          whole -> {
            String text = JsonFields.text(whole);
            if (text != null) {
              pattern.eachIn(text, found -> to.accept(TextNode.valueOf(found)));
            }
          });
    }
  }

  /** Each value changed, or left out. */
  static final class Changed extends Value {
    private final Value value;
    private final Change change;

    Changed(Value value, Change change) {
      this.value = value;
      this.change = change;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode found = value.first(at, place);
      if (found == null) {
        return null;
      }
      JsonNode changed = change.of(found);
      if (changed != null) {
        return changed;
      }
      FirstFound later = new FirstFound();
      all(at, place, later);
      return later.value();
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      value.all(
          at,
          place,
          found -> {
            JsonNode changed = change.of(found);
            if (changed != null) {
              to.accept(changed);
            }
          });
    }
  }

  /** What becomes of a value. */
  @FunctionalInterface
  interface Change {
    /** The new value; null to leave it out. */
    @Nullable JsonNode of(JsonNode value);
  }
}
