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
package org.crosscurrent.pipelines.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A name at a place of a text.
 *
 * @param type one of {@link EntityTypes#ALL}
 * @param start index of its first char
 * @param end index behind its last char
 */
record LabelledEntity(String type, int start, int end) {

  boolean isAt(LabelledEntity other) {
    return start == other.start && end == other.end;
  }

  boolean overlaps(LabelledEntity other) {
    return start < other.end && other.start < end;
  }

  /**
   * Reads a cell: {@code name|type; name|type}, the names as they are written in the text, in the
   * order in which they are.
   *
   * @throws IllegalArgumentException if the cell is none, or a name is not in the text; one
   *     sentence without the text
   */
  static List<LabelledEntity> parse(String cell, String text) {
    List<LabelledEntity> entities = new ArrayList<>();
    int from = 0;
    for (String part : cell.isBlank() ? new String[0] : cell.split(";")) {
      int bar = part.lastIndexOf('|');
      String name = bar < 0 ? "" : part.substring(0, bar).strip();
      String type = part.substring(bar + 1).strip();
      if (name.isEmpty() || !EntityTypes.ALL.contains(type)) {
        throw new IllegalArgumentException(
            "an entity is written name|type, with one of the types "
                + String.join(", ", EntityTypes.ALL));
      }
      int start = text.indexOf(name, from);
      if (start < 0) {
        throw new IllegalArgumentException(
            "entity " + (entities.size() + 1) + " is not in the text behind the one before it");
      }
      from = start + name.length();
      entities.add(new LabelledEntity(type, start, from));
    }
    return entities;
  }
}
