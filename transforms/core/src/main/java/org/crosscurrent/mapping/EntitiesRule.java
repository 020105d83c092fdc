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

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.text.TextEntities;

/**
 * Where hashtags, mentions, links and media come from.
 *
 * @param inText which of them to find in the text as well, by name
 * @param unless the text is not searched where this holds
 * @param textFirst whether what is found in the text comes before what is listed
 */
record EntitiesRule(
    List<Value> hashtags,
    List<Value> mentions,
    List<Value> links,
    List<Value> media,
    Set<String> inText,
    @Nullable Condition unless,
    boolean textFirst) {

  static final List<String> FOUND_IN_TEXT = List.of("hashtags", "mentions", "links");

  /** Reads them; {@code anchors} are the links that the text's own form told. */
  Entities read(Place place, String title, String text, List<String> anchors) {
    Entities entities = new Entities();
    boolean search = !inText.isEmpty() && (unless == null || !unless.holds(place.here(), place));
    if (search && textFirst) {
      find(title, entities);
      find(text, entities);
    }
    each(hashtags, place, entities::hashtag);
    each(mentions, place, entities::mention);
    each(links, place, entities::link);
    each(media, place, entities::media);
    entities.links(anchors);
    if (search && !textFirst) {
      find(title, entities);
      find(text, entities);
    }
    return entities;
  }

  private void find(String text, Entities entities) {
    if (text.isEmpty()) {
      return;
    }
    TextEntities found = TextEntities.of(text);
    if (inText.contains("hashtags")) {
      found.hashtags().forEach(entities::hashtag);
    }
    if (inText.contains("mentions")) {
      found.mentions().forEach(entities::mention);
    }
    if (inText.contains("links")) {
      entities.links(found.links());
    }
  }

  private static void each(List<Value> values, Place place, Consumer<@Nullable String> to) {
    for (Value value : values) {
      value.all(place.here(), place, found -> to.accept(JsonFields.text(found)));
    }
  }
}
