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
import static org.crosscurrent.mapping.JsonFields.requiredText;
import static org.crosscurrent.mapping.JsonFields.requiredTime;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.textOrEmpty;
import static org.crosscurrent.mapping.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.normalize.PlatformMapper;
import org.crosscurrent.text.HtmlText;
import org.crosscurrent.text.TextEntities;
import org.joda.time.Instant;

/**
 * Reads the YouTube Data API v3: videos, search results, comment threads with their replies,
 * comments, and list answers of them.
 *
 * <p>The native id is that of the video or the comment. A comment has its own words and no title;
 * it answers its video, or the comment it was written under. Authors and communities are channel
 * ids, because names change. A video whose {@code uploadStatus} is {@code deleted} is a deletion.
 */
@AutoService(PlatformMapper.class)
public final class YouTubeMapper extends JsonPlatform {

  private static final long serialVersionUID = 1L;

  private static final String WATCH = "https://www.youtube.com/watch?v=";
  private static final String[] THUMBNAILS = {"maxres", "standard", "high", "medium", "default"};

  @Override
  public String platform() {
    return "youtube";
  }

  @Override
  void read(JsonNode payload, Output out) {
    if (payload.has("items")) {
      readEach(array(payload, "items"), "items", out, this::read);
      return;
    }
    String kind = text(payload, "kind");
    if (kind == null) {
      throw payload.isObject() && payload.has("snippet")
          ? Rejection.missing("kind")
          : Rejection.unknownShape(platform());
    }
    switch (kind) {
      case "youtube#video" -> readVideo(requiredText(payload, "id"), payload, false, out);
      case "youtube#searchResult" -> readSearchResult(payload, out);
      case "youtube#commentThread" -> readThread(payload, out);
      case "youtube#comment" -> readComment(payload, null, null, out);
      case "youtube#channel", "youtube#playlist", "youtube#playlistItem" -> out.ignored("no-video");
      default -> throw Rejection.unknownShape(platform());
    }
  }

  private void readSearchResult(JsonNode result, Output out) {
    JsonNode id = object(result, "id");
    String videoId = id == null ? null : text(id, "videoId");
    if (videoId == null) {
      out.ignored("no-video");
    } else {
      readVideo(videoId, result, true, out);
    }
  }

  private void readVideo(String videoId, JsonNode video, boolean encoded, Output out) {
    JsonNode status = object(video, "status");
    if (status != null && textOrEmpty(status, "uploadStatus").equals("deleted")) {
      out.deletion(videoId, null);
      return;
    }
    JsonNode snippet = snippet(video);
    String title = textOrEmpty(snippet, "title");
    String description = textOrEmpty(snippet, "description");
    String channelId = text(snippet, "channelId");
    JsonNode statistics = object(video, "statistics");
    Entities entities = new Entities();
    entities.addAll(TextEntities.of(title));
    entities.addAll(TextEntities.of(description));
    for (JsonNode tag : array(snippet, "tags")) {
      String word = JsonFields.text(tag);
      entities.hashtag(word != null && isOneWord(word) ? word : null);
    }
    entities.media(thumbnail(snippet));
    Post.Builder post =
        out.start(videoId, requiredTime(snippet, "publishedAt"))
            .setKind(PostKind.VIDEO)
            .setCommunity(channelId)
            .setTitle(encoded ? HtmlText.decodeEntities(title) : title)
            .setText(encoded ? HtmlText.decodeEntities(description) : description)
            .setAuthor(channelId == null ? null : author(channelId, text(snippet, "channelTitle")))
            .setUrl(WATCH + videoId)
            .setCounts(statistics == null ? Counts.none() : counts(statistics));
    String spoken = text(snippet, "defaultAudioLanguage");
    Languages.set(post, spoken == null ? text(snippet, "defaultLanguage") : spoken);
    entities.setOn(post);
    out.post(post);
  }

  private static Counts counts(JsonNode statistics) {
    return Counts.builder()
        .setScore(number(statistics, "likeCount"))
        .setComments(number(statistics, "commentCount"))
        .setViews(number(statistics, "viewCount"))
        .build();
  }

  private void readThread(JsonNode thread, Output out) {
    JsonNode snippet = snippet(thread);
    JsonNode top = object(snippet, "topLevelComment");
    if (top == null) {
      throw Rejection.missing("topLevelComment");
    }
    readComment(top, snippet, number(snippet, "totalReplyCount"), out);
    JsonNode replies = object(thread, "replies");
    if (replies != null) {
      readEach(
          array(replies, "comments"),
          "replies.comments",
          out,
          (reply, to) -> readComment(reply, snippet, null, to));
    }
  }

  private void readComment(
      JsonNode comment, @Nullable JsonNode thread, @Nullable Long replies, Output out) {
    String commentId = requiredText(comment, "id");
    JsonNode snippet = snippet(comment);
    String videoId = either("videoId", snippet, thread);
    String parentId = text(snippet, "parentId");
    String answered = parentId == null ? videoId : parentId;
    String original = text(snippet, "textOriginal");
    HtmlText text = original == null ? HtmlText.of(textOrEmpty(snippet, "textDisplay")) : null;
    String words = text == null ? original : text.text();
    Entities entities = new Entities();
    if (text != null) {
      entities.links(text.links());
    }
    entities.addAll(TextEntities.of(words));
    Instant createdAt = requiredTime(snippet, "publishedAt");
    Instant updatedAt = time(snippet, "updatedAt");
    boolean edited = updatedAt != null && updatedAt.isAfter(createdAt);
    Post.Builder post =
        out.start(commentId, createdAt)
            .setKind(PostKind.COMMENT)
            .setCommunity(either("channelId", snippet, thread))
            .setText(words)
            .setAuthor(commenter(snippet))
            .setReplyTo(answered == null ? null : id(answered))
            .setUrl(videoId == null ? null : WATCH + videoId + "&lc=" + commentId)
            .setCounts(
                Counts.builder()
                    .setScore(number(snippet, "likeCount"))
                    .setComments(replies)
                    .build())
            .setExtra(new Extras().put(Extras.EDITED_AT, edited ? updatedAt : null).toMap());
    entities.setOn(post);
    out.post(post);
  }

  private @Nullable Author commenter(JsonNode snippet) {
    JsonNode channel = object(snippet, "authorChannelId");
    String channelId = channel == null ? null : text(channel, "value");
    String name = text(snippet, "authorDisplayName");
    String handle = channelId == null ? name : channelId;
    return handle == null ? null : author(handle, name);
  }

  private static @Nullable String either(String field, JsonNode first, @Nullable JsonNode second) {
    String value = text(first, field);
    return value != null || second == null ? value : text(second, field);
  }

  private static JsonNode snippet(JsonNode resource) {
    JsonNode snippet = object(resource, "snippet");
    if (snippet == null) {
      throw Rejection.missing("snippet");
    }
    return snippet;
  }

  private static @Nullable String thumbnail(JsonNode snippet) {
    JsonNode thumbnails = object(snippet, "thumbnails");
    if (thumbnails != null) {
      for (String size : THUMBNAILS) {
        JsonNode thumbnail = object(thumbnails, size);
        if (thumbnail != null) {
          return text(thumbnail, "url");
        }
      }
    }
    return null;
  }

  /** Keywords of several words are no hashtags. */
  private static boolean isOneWord(String keyword) {
    return keyword.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')
        && keyword.codePoints().anyMatch(Character::isLetter);
  }
}
