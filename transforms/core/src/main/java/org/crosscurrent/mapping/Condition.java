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
import java.util.Set;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A compiled condition on a payload or a part of it. */
@FunctionalInterface
interface Condition {

  /**
   * Whether it holds.
   *
   * @param at what its paths begin at
   */
  boolean holds(JsonNode at, Place place);

  /** All hold. */
  static Condition all(List<Condition> conditions) {
    if (conditions.size() == 1) {
      return conditions.get(0);
    }
    Condition[] each = conditions.toArray(Condition[]::new);
    return (at, place) -> {
      for (Condition condition : each) {
        if (!condition.holds(at, place)) {
          return false;
        }
      }
      return true;
    };
  }

  /** At least one holds. */
  static Condition any(List<Condition> conditions) {
    Condition[] each = conditions.toArray(Condition[]::new);
    return (at, place) -> {
      for (Condition condition : each) {
        if (condition.holds(at, place)) {
          return true;
        }
      }
      return false;
    };
  }

  /** Something stands there, and it is neither {@code false} nor an empty container. */
  static Condition says(Path path) {
    return (at, place) -> {
      JsonNode found = path.first(at, place);
      return found != null
          && !(found.isBoolean() && !found.booleanValue())
          && !(found.isContainerNode() && found.isEmpty());
    };
  }

  /** One of the words stands there. */
  static Condition oneOf(Path path, Set<String> words) {
    return (at, place) -> {
      JsonNode found = path.first(at, place);
      return found != null && found.isValueNode() && words.contains(found.asText());
    };
  }

  /** The text of a value stands there as well. */
  static Condition same(Path path, Value other) {
    return (at, place) -> {
      String wanted = JsonFields.text(other.first(place.here(), place));
      JsonNode found = path.first(at, place);
      return wanted != null && found != null && wanted.equals(found.asText());
    };
  }

  /** The pattern is found in the text there. */
  static Condition matches(Path path, Regex pattern) {
    return (at, place) -> {
      JsonNode found = path.first(at, place);
      return found != null && found.isValueNode() && pattern.isIn(found.asText());
    };
  }

  /** The structure is there, whatever it holds. */
  static Condition present(Path path) {
    return (at, place) -> path.isPresent(at, place, true);
  }

  /** A value of that kind is there, and it says something. */
  static Condition is(Path path, Predicate<JsonNode> kind) {
    return (at, place) -> {
      JsonNode found = path.first(at, place);
      return found != null && kind.test(found);
    };
  }

  /** The structure is there, and says nothing. */
  static Condition isNull(Path path) {
    return (at, place) -> path.isPresent(at, place, false) && path.first(at, place) == null;
  }

  /** What {@code name is KIND} asks; null where there is no such kind. */
  static @Nullable Predicate<JsonNode> kindOf(String name) {
    return switch (name) {
      case "string" -> JsonNode::isTextual;
      case "number" -> JsonNode::isNumber;
      case "boolean" -> JsonNode::isBoolean;
      case "object" -> JsonNode::isObject;
      case "array" -> JsonNode::isArray;
      default -> null;
    };
  }
}
