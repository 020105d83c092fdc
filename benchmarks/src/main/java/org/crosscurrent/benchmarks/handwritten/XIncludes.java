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
package org.crosscurrent.benchmarks.handwritten;

import static org.crosscurrent.benchmarks.handwritten.JsonFields.array;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.object;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What the X API sends beside its posts, found by id. */
final class XIncludes {

  private final Map<String, JsonNode> users;
  private final Map<String, JsonNode> tweets;
  private final Map<String, JsonNode> media;
  private final Map<String, JsonNode> places;
  private final Map<String, JsonNode> polls;

  XIncludes(@Nullable JsonNode includes) {
    users = byKey(includes, "users", "id");
    tweets = byKey(includes, "tweets", "id");
    media = byKey(includes, "media", "media_key");
    places = byKey(includes, "places", "id");
    polls = byKey(includes, "polls", "id");
  }

  @Nullable JsonNode user(String id) {
    return users.get(id);
  }

  @Nullable JsonNode tweet(String id) {
    return tweets.get(id);
  }

  /** The address of a medium: its own, or that of its preview. */
  @Nullable String mediaAddress(String key) {
    JsonNode medium = media.get(key);
    if (medium == null) {
      return null;
    }
    String url = text(medium, "url");
    return url == null ? text(medium, "preview_image_url") : url;
  }

  /** The full name of the place that a post was sent from. */
  @Nullable String placeOf(JsonNode tweet) {
    JsonNode geo = object(tweet, "geo");
    String placeId = geo == null ? null : text(geo, "place_id");
    JsonNode place = placeId == null ? null : places.get(placeId);
    return place == null ? null : text(place, "full_name");
  }

  /** What a post's poll offers, one a line. */
  @Nullable String pollOptionsOf(JsonNode tweet) {
    JsonNode attachments = object(tweet, "attachments");
    JsonNode pollId = attachments == null ? null : array(attachments, "poll_ids").get(0);
    String key = pollId == null ? null : JsonFields.text(pollId);
    JsonNode poll = key == null ? null : polls.get(key);
    return poll == null ? null : JsonFields.lines(array(poll, "options"), "label");
  }

  private static Map<String, JsonNode> byKey(@Nullable JsonNode includes, String list, String key) {
    JsonNode items = includes == null ? null : includes.get(list);
    if (items == null || items.isEmpty()) {
      return Map.of();
    }
    Map<String, JsonNode> found = new HashMap<>();
    for (JsonNode item : items) {
      String id = text(item, key);
      if (id != null) {
        found.put(id, item);
      }
    }
    return found;
  }
}
