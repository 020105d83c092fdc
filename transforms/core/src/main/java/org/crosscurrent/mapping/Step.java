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
import java.util.List;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One step of a path, which knows the next one. */
abstract class Step {

  /** The end of every path: gives what says something. */
  static final Step END =
      new Step() {
        @Override
        @Nullable JsonNode first(JsonNode at, Place place) {
          return Value.saysSomething(at) ? at : null;
        }

        @Override
        void all(JsonNode at, Place place, Consumer<JsonNode> to) {
          if (Value.saysSomething(at)) {
            to.accept(at);
          }
        }

        @Override
        boolean isPresent(JsonNode at, Place place, boolean containers) {
          return containers || !at.isContainerNode();
        }
      };

  private Step next = this;

  final void goOnWith(Step step) {
    next = step;
  }

  final Step next() {
    return next;
  }

  /** The first value behind this step that says something. */
  abstract @Nullable JsonNode first(JsonNode at, Place place);

  /** All values behind this step that say something. */
  abstract void all(JsonNode at, Place place, Consumer<JsonNode> to);

  /** Whether the structure goes on as the path tells. */
  abstract boolean isPresent(JsonNode at, Place place, boolean containers);

  /** The value of a key. */
  static final class Field extends Step {
    private final String name;

    /** Parsers intern the names of fields: a name that is the same object is found at once. */
    Field(String name) {
      this.name = name.intern();
    }

    String name() {
      return name;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode child = at.get(name);
      return child == null ? null : next().first(child, place);
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      JsonNode child = at.get(name);
      if (child != null) {
        next().all(child, place, to);
      }
    }

    @Override
    boolean isPresent(JsonNode at, Place place, boolean containers) {
      JsonNode child = at.get(name);
      return child != null && (child.isNull() || next().isPresent(child, place, containers));
    }
  }

  /** Several values, each of which the path goes on from. */
  abstract static class Several extends Step {

    /** Whether the path goes on from an item. */
    abstract boolean takes(JsonNode item, Place place);

    /** The values to choose from. */
    abstract Iterable<JsonNode> of(JsonNode at);

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      for (JsonNode item : of(at)) {
        JsonNode found = takes(item, place) ? next().first(item, place) : null;
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      for (JsonNode item : of(at)) {
        if (takes(item, place)) {
          next().all(item, place, to);
        }
      }
    }

    /** A list that happens to have no such item is no change of structure. */
    @Override
    boolean isPresent(JsonNode at, Place place, boolean containers) {
      boolean chosen = false;
      for (JsonNode item : of(at)) {
        if (takes(item, place)) {
          chosen = true;
          if (item.isNull() || next().isPresent(item, place, containers)) {
            return true;
          }
        }
      }
      return !chosen;
    }
  }

  /** Each item of a list; a single value is a list of one. */
  static class Each extends Several {
    @Override
    boolean takes(JsonNode item, Place place) {
      return true;
    }

    @Override
    final Iterable<JsonNode> of(JsonNode at) {
      return at.isArray() ? at : List.of(at);
    }
  }

  /** The items of a list for which a condition holds. */
  static final class Filter extends Each {
    private final Condition condition;

    Filter(Condition condition) {
      this.condition = condition;
    }

    @Override
    boolean takes(JsonNode item, Place place) {
      return condition.holds(item, place);
    }
  }

  /** What a text that stands elsewhere in the payload names; where it has several, each of them. */
  abstract static class Named extends Step {
    private final Value names;

    Named(Value names) {
      this.names = names;
    }

    /** What has the name; null where nothing has. */
    abstract @Nullable JsonNode named(JsonNode at, String name, Place place);

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      String name = JsonFields.text(names.first(place.here(), place));
      if (name == null) {
        return null;
      }
      JsonNode item = named(at, name, place);
      JsonNode found = item == null ? null : next().first(item, place);
      return found == null ? firstOfAll(at, place) : found;
    }

    private @Nullable JsonNode firstOfAll(JsonNode at, Place place) {
      FirstFound found = new FirstFound();
      all(at, place, found);
      return found.value();
    }

    @Override
    final void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      names.all(
          place.here(),
          place,
          value -> {
            String name = JsonFields.text(value);
            JsonNode item = name == null ? null : named(at, name, place);
            if (item != null) {
              next().all(item, place, to);
            }
          });
    }

    /** That nothing has the name is no change of structure. */
    @Override
    final boolean isPresent(JsonNode at, Place place, boolean containers) {
      String name = JsonFields.text(names.first(place.here(), place));
      JsonNode item = name == null ? null : named(at, name, place);
      return item == null || next().isPresent(item, place, containers);
    }
  }

  /** The items of a list whose key has a text that stands elsewhere. */
  static final class Joined extends Named {
    private final String key;

    Joined(String key, Value wanted) {
      super(wanted);
      this.key = key.intern();
    }

    @Override
    @Nullable JsonNode named(JsonNode at, String name, Place place) {
      return at.isArray() ? place.find(at, key, name) : null;
    }
  }

  /** The values of the keys that stand elsewhere. */
  static final class Keyed extends Named {

    Keyed(Value keys) {
      super(keys);
    }

    @Override
    @Nullable JsonNode named(JsonNode at, String name, Place place) {
      return at.get(name);
    }
  }

  /** The first of several ways on that leads to something; the end of a path. */
  static final class Either extends Step {
    private final Path[] ways;

    Either(List<Path> ways) {
      this.ways = ways.toArray(Path[]::new);
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      for (Path way : ways) {
        JsonNode found = way.first(at, place);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      for (Path way : ways) {
        if (way.first(at, place) != null) {
          way.all(at, place, to);
          return;
        }
      }
    }

    @Override
    boolean isPresent(JsonNode at, Place place, boolean containers) {
      for (Path way : ways) {
        if (way.isPresent(at, place, containers)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Each value of an object. */
  static final class AnyField extends Several {
    @Override
    boolean takes(JsonNode item, Place place) {
      return true;
    }

    @Override
    Iterable<JsonNode> of(JsonNode at) {
      return at.isObject() ? at : List.of();
    }
  }

  /** One item of a list, counted from the end if below 0. */
  static final class Item extends Step {
    private final int index;

    Item(int index) {
      this.index = index;
    }

    @Override
    @Nullable JsonNode first(JsonNode at, Place place) {
      JsonNode item = item(at);
      return item == null ? null : next().first(item, place);
    }

    @Override
    void all(JsonNode at, Place place, Consumer<JsonNode> to) {
      JsonNode item = item(at);
      if (item != null) {
        next().all(item, place, to);
      }
    }

    @Override
    boolean isPresent(JsonNode at, Place place, boolean containers) {
      JsonNode item = item(at);
      return item == null
          ? at.isArray()
          : item.isNull() || next().isPresent(item, place, containers);
    }

    private @Nullable JsonNode item(JsonNode at) {
      return at.isArray() ? at.get(index < 0 ? at.size() + index : index) : null;
    }
  }
}
