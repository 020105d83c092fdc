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

/** A compiled path: finds values in a payload. */
final class Path extends Value {

  /** Where a path begins. */
  enum Start {
    HERE,
    OUTER,
    WHOLE
  }

  private final String text;
  private final Start start;
  private final List<Step> steps;
  private final Step first;

  /**
   * @param text as it is written, for messages
   */
  Path(String text, Start start, List<Step> steps) {
    this.text = text;
    this.start = start;
    this.steps = List.copyOf(steps);
    Step next = Step.END;
    for (int i = steps.size() - 1; i >= 0; i--) {
      steps.get(i).goOnWith(next);
      next = steps.get(i);
    }
    this.first = next;
  }

  @Override
  @Nullable JsonNode first(JsonNode at, Place place) {
    JsonNode from = from(at, place);
    return from == null ? null : first.first(from, place);
  }

  @Override
  void all(JsonNode at, Place place, Consumer<JsonNode> to) {
    JsonNode from = from(at, place);
    if (from != null) {
      first.all(from, place, to);
    }
  }

  /**
   * Whether the structure is there, null and empty values included; single values only, unless
   * {@code containers} may stand at the end.
   */
  boolean isPresent(JsonNode at, Place place, boolean containers) {
    JsonNode from = from(at, place);
    return from != null && first.isPresent(from, place, containers);
  }

  private @Nullable JsonNode from(JsonNode at, Place place) {
    return switch (start) {
      case HERE -> at;
      case OUTER -> place.outer();
      case WHOLE -> place.whole();
    };
  }

  Start start() {
    return start;
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  public String toString() {
    return text;
  }
}
