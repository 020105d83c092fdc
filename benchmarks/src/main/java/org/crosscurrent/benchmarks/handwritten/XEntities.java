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
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.text.HtmlText;
import org.crosscurrent.text.TextEntities;

/** The hashtags, mentions, links and media of a post of the X API. */
final class XEntities {

  private XEntities() {}

  /**
   * What {@code entities} and {@code attachments} list; without the former, what the text holds.
   */
  static Entities of(JsonNode tweet, XIncludes includes) {
    Entities found = new Entities();
    JsonNode note = object(tweet, "note_tweet");
    JsonNode ofNote = note == null ? null : object(note, "entities");
    JsonNode listed = ofNote == null ? object(tweet, "entities") : ofNote;
    if (listed == null) {
      String text = text(tweet, "text");
      found.addAll(TextEntities.of(text == null ? "" : HtmlText.decodeEntities(text)));
    } else {
      addListed(listed, found);
    }
    JsonNode attachments = object(tweet, "attachments");
    if (attachments != null) {
      for (JsonNode key : array(attachments, "media_keys")) {
        String mediaKey = JsonFields.text(key);
        found.media(mediaKey == null ? null : includes.mediaAddress(mediaKey));
      }
    }
    return found;
  }

  private static void addListed(JsonNode listed, Entities found) {
    for (JsonNode hashtag : array(listed, "hashtags")) {
      found.hashtag(text(hashtag, "tag"));
    }
    for (JsonNode mention : array(listed, "mentions")) {
      found.mention(text(mention, "username"));
    }
    for (JsonNode url : array(listed, "urls")) {
      found.link(target(url));
    }
  }

  /** Where a short link leads; null for the links that only stand for the post's own media. */
  private static @Nullable String target(JsonNode url) {
    String shown = text(url, "display_url");
    if (url.has("media_key")
        || shown != null
            && (shown.startsWith("pic.twitter.com/") || shown.startsWith("pic.x.com/"))) {
      return null;
    }
    String unwound = text(url, "unwound_url");
    String expanded = text(url, "expanded_url");
    return unwound != null ? unwound : expanded != null ? expanded : text(url, "url");
  }
}
