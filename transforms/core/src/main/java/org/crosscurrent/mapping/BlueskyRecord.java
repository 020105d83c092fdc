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

import static org.crosscurrent.mapping.JsonFields.array;
import static org.crosscurrent.mapping.JsonFields.number;
import static org.crosscurrent.mapping.JsonFields.object;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.text.CleanText;
import org.crosscurrent.text.TextEntities;

/** A record of the lexicon {@code app.bsky.feed.post}. */
final class BlueskyRecord {

  private static final String IMAGES = "https://cdn.bsky.app/img/feed_fullsize/plain/";
  private static final String VIDEOS = "https://video.bsky.app/watch/";

  private final JsonNode record;
  private final String did;

  BlueskyRecord(JsonNode record, String did) {
    this.record = record;
    this.did = did;
  }

  String words() {
    return textOrEmpty(record, "text");
  }

  /** The first of the languages that its author chose. */
  @Nullable String language() {
    JsonNode first = array(record, "langs").get(0);
    return first == null ? null : JsonFields.text(first);
  }

  /** The post that it answers. */
  @Nullable AtUri parent() {
    JsonNode reply = object(record, "reply");
    return reply == null ? null : strongRef(object(reply, "parent"));
  }

  /** The post that it quotes: {@code embed.record}, one level deeper beside media. */
  @Nullable AtUri quoted() {
    JsonNode embed = object(record, "embed");
    JsonNode quoted = embed == null ? null : object(embed, "record");
    JsonNode inner = quoted == null ? null : object(quoted, "record");
    return strongRef(inner == null ? quoted : inner);
  }

  /** Whether its author warns of it. */
  boolean isLabelled() {
    JsonNode labels = object(record, "labels");
    return labels != null && array(labels, "values").size() > 0;
  }

  /** Media without a word are an image or a video; everything else is a post or an answer. */
  PostKind kind(Entities entities) {
    if (parent() != null) {
      return PostKind.COMMENT;
    }
    if (!words().isBlank() || !entities.hasMedia()) {
      return PostKind.POST;
    }
    JsonNode media = mediaEmbed();
    return media != null && media.has("video") ? PostKind.VIDEO : PostKind.IMAGE;
  }

  /** What its facets mark; where it has none at all, what stands in its text. */
  Entities entities() {
    Entities entities = new Entities();
    if (record.has("facets")) {
      JsonNode given = record.get("text");
      String whole = given == null || !given.isTextual() ? "" : given.textValue();
      byte[] utf8 = whole.getBytes(StandardCharsets.UTF_8);
      for (JsonNode facet : array(record, "facets")) {
        addFacet(facet, utf8, entities);
      }
    } else {
      entities.addAll(TextEntities.of(words()));
    }
    for (JsonNode tag : array(record, "tags")) {
      entities.hashtag(JsonFields.text(tag));
    }
    addEmbed(entities);
    return entities;
  }

  private static void addFacet(JsonNode facet, byte[] utf8, Entities entities) {
    for (JsonNode feature : array(facet, "features")) {
      String type = textOrEmpty(feature, "$type");
      switch (type) {
        case "app.bsky.richtext.facet#tag" -> entities.hashtag(text(feature, "tag"));
        case "app.bsky.richtext.facet#link" -> entities.link(text(feature, "uri"));
        case "app.bsky.richtext.facet#mention" -> {
          String marked = marked(facet, utf8);
          entities.mention(marked == null ? text(feature, "did") : marked);
        }
        default -> {
          // A feature of a later lexicon marks nothing that a post has a field for.
        }
      }
    }
  }

  /** The words that a facet marks; its offsets count bytes of UTF-8. */
  private static @Nullable String marked(JsonNode facet, byte[] utf8) {
    JsonNode index = object(facet, "index");
    Long start = index == null ? null : number(index, "byteStart");
    Long end = index == null ? null : number(index, "byteEnd");
    if (start == null || end == null || start < 0 || end <= start || end > utf8.length) {
      return null;
    }
    int length = (int) (end - start);
    String words = new String(utf8, start.intValue(), length, StandardCharsets.UTF_8);
    return CleanText.withoutControls(words);
  }

  private @Nullable JsonNode mediaEmbed() {
    JsonNode embed = object(record, "embed");
    JsonNode media = embed == null ? null : object(embed, "media");
    return media == null ? embed : media;
  }

  private void addEmbed(Entities entities) {
    JsonNode media = mediaEmbed();
    if (media == null) {
      return;
    }
    JsonNode external = object(media, "external");
    if (external != null) {
      entities.link(text(external, "uri"));
    }
    for (JsonNode image : array(media, "images")) {
      String blob = blobOf(object(image, "image"));
      entities.media(blob == null ? null : IMAGES + did + "/" + blob + "@jpeg");
    }
    String video = blobOf(object(media, "video"));
    entities.media(video == null ? null : VIDEOS + did + "/" + video + "/playlist.m3u8");
  }

  private static @Nullable String blobOf(@Nullable JsonNode blob) {
    JsonNode ref = blob == null ? null : object(blob, "ref");
    return ref == null ? null : text(ref, "$link");
  }

  private static @Nullable AtUri strongRef(@Nullable JsonNode ref) {
    return ref == null ? null : AtUri.parse(text(ref, "uri"));
  }
}
