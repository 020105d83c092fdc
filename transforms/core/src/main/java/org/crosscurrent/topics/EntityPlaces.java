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
package org.crosscurrent.topics;

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.entities.EntityMention;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Signal;

/** Where the entities of a signal stand in its text, of which it only keeps the order. */
final class EntityPlaces {

  private static final String GAZETTEER = "gazetteer/";

  private EntityPlaces() {}

  /**
   * The entities of an engine other than the gazetteer, whose names are found anyway. Each is at
   * the first place of its name that is not before the entity before it, as a whole word if there
   * is one; what is not written in the text is behind it.
   */
  static List<EntityMention> of(Signal signal) {
    String engine = signal.getEntityEngine();
    if (engine == null || engine.startsWith(GAZETTEER) || signal.getEntities().isEmpty()) {
      return List.of();
    }
    String text = signal.getPost().fullText();
    List<EntityMention> mentions = new ArrayList<>(signal.getEntities().size());
    int from = 0;
    int behind = text.length();
    for (Entity entity : signal.getEntities()) {
      String name = entity.getName();
      if (name.isBlank()) {
        continue;
      }
      int start = placeOf(name, text, from);
      if (start >= 0) {
        from = start;
        mentions.add(new EntityMention(name, entity.getType(), start, start + name.length()));
      } else {
        mentions.add(new EntityMention(name, entity.getType(), behind, ++behind));
      }
    }
    return mentions;
  }

  private static int placeOf(String name, String text, int from) {
    int first = text.indexOf(name, from);
    for (int at = first; at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
          && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
        return at;
      }
    }
    return first;
  }
}
