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
import static org.crosscurrent.benchmarks.handwritten.JsonFields.isTrue;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.object;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.text.HtmlText;

/** What a Reddit submission shows or links to besides its words. */
final class RedditMedia {

  private static final Pattern IMAGE = Pattern.compile("\\.(?:jpe?g|png|gif|webp)(?:\\?.*)?$");
  private static final Pattern USER =
      Pattern.compile("(?<![\\p{L}\\p{N}_/])/?u/([A-Za-z0-9_-]{3,20})(?![A-Za-z0-9_/-])");

  private final JsonNode data;
  private final @Nullable String address;
  private final boolean self;

  RedditMedia(JsonNode data) {
    this.data = data;
    String given = text(data, "url_overridden_by_dest");
    String encoded = given == null ? text(data, "url") : given;
    this.address = encoded == null ? null : HtmlText.decodeEntities(encoded);
    this.self = isTrue(data, "is_self");
  }

  /** The page it links to; null where it is a text of its own. */
  @Nullable String outerLink(@Nullable String permalink) {
    if (self || address == null || address.equals(permalink)) {
      return null;
    }
    return address.startsWith("/") ? "https://www.reddit.com" + address : address;
  }

  PostKind kind() {
    if (object(data, "poll_data") != null) {
      return PostKind.POLL;
    }
    String hint = text(data, "post_hint");
    if (isTrue(data, "is_video") || hint != null && hint.endsWith(":video")) {
      return PostKind.VIDEO;
    }
    boolean image = isTrue(data, "is_gallery") || "image".equals(hint);
    return image || hint == null && linksImage() ? PostKind.IMAGE : PostKind.POST;
  }

  private boolean linksImage() {
    return !self && address != null && IMAGE.matcher(address).find();
  }

  void addTo(Entities entities) {
    if (linksImage()) {
      entities.media(address);
    }
    JsonNode media = object(data, "media");
    JsonNode video = media == null ? null : object(media, "reddit_video");
    if (video != null) {
      entities.media(decoded(text(video, "fallback_url")));
    }
    JsonNode gallery = object(data, "gallery_data");
    JsonNode metadata = object(data, "media_metadata");
    if (gallery != null && metadata != null) {
      for (JsonNode item : array(gallery, "items")) {
        String mediaId = text(item, "media_id");
        JsonNode entry = mediaId == null ? null : object(metadata, mediaId);
        JsonNode source = entry == null ? null : object(entry, "s");
        if (source != null) {
          entities.media(decoded(text(source, "u")));
        }
      }
    }
  }

  @Nullable String pollOptions() {
    JsonNode poll = object(data, "poll_data");
    return poll == null ? null : JsonFields.lines(array(poll, "options"), "text");
  }

  /** People mentioned as {@code u/name}. */
  static List<String> usersIn(String text) {
    if (!text.contains("u/")) {
      return List.of();
    }
    return USER.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static @Nullable String decoded(@Nullable String encoded) {
    return encoded == null ? null : HtmlText.decodeEntities(encoded);
  }
}
