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
package org.crosscurrent.testkit.generator;

import java.util.List;

/** Video and comment thread resources of the Data API v3. Counters of videos are strings there. */
final class YouTubePayloads implements NativePayloads {

  @Override
  public void write(Shape shape, PostState post, long observedMillis, JsonText out) {
    switch (shape) {
      case YOUTUBE_VIDEO -> video(post, out);
      case YOUTUBE_COMMENT_THREAD -> thread(post, observedMillis, out);
      default -> throw new IllegalArgumentException("no shape of YouTube: " + shape);
    }
  }

  private static void video(PostState post, JsonText out) {
    out.open()
        .put("kind", "youtube#video")
        .put("etag", etag(post))
        .put("id", post.nativeId)
        .open("snippet")
        .put("publishedAt", IsoTime.seconds(post.createdMillis))
        .put("channelId", post.author.key())
        .put("title", post.content.shownTitle())
        .put("description", post.content.shownBody());
    out.open("thumbnails").open("default");
    out.put("url", "https://img.example/vi/" + post.number + "/default.jpg");
    out.put("width", 120).put("height", 90).close().close();
    out.put("channelTitle", post.author.name() + " " + post.author.handle());
    List<String> tags = post.content.hashtags();
    if (!tags.isEmpty()) {
      out.openList("tags");
      tags.forEach(out::add);
      out.closeList();
    }
    out.put("categoryId", "28")
        .put("liveBroadcastContent", "none")
        .put("defaultLanguage", post.language)
        .put("defaultAudioLanguage", post.language)
        .close();
    out.open("contentDetails")
        .put("duration", "PT" + (1 + post.number % 40) + "M7S")
        .put("definition", "hd")
        .close();
    out.open("statistics")
        .put("viewCount", Long.toString(post.views))
        .put("likeCount", Long.toString(post.score))
        .put("favoriteCount", "0")
        .put("commentCount", Long.toString(post.comments))
        .close()
        .close();
  }

  private static void thread(PostState post, long observedMillis, JsonText out) {
    String updated =
        IsoTime.seconds(
            post.edited ? Math.min(observedMillis, editTime(post)) : post.createdMillis);
    out.open()
        .put("kind", "youtube#commentThread")
        .put("etag", etag(post))
        .put("id", post.nativeId)
        .open("snippet")
        .put("channelId", "UCa0a0a0a0a0a0a0a0a0a0a0")
        .put("videoId", post.parentId)
        .open("topLevelComment")
        .put("kind", "youtube#comment")
        .put("etag", etag(post))
        .put("id", post.nativeId)
        .open("snippet")
        .put("videoId", post.parentId)
        .put("textDisplay", html(post.content.body()))
        .put("textOriginal", post.content.shownBody())
        .put("authorDisplayName", "@" + post.author.handle())
        .put("authorChannelUrl", "http://www.youtube.com/channel/" + post.author.key())
        .open("authorChannelId")
        .put("value", post.author.key())
        .close()
        .put("canRate", true)
        .put("viewerRating", "none")
        .put("likeCount", post.score)
        .put("publishedAt", IsoTime.seconds(post.createdMillis))
        .put("updatedAt", updated)
        .close()
        .close()
        .put("canReply", true)
        .put("totalReplyCount", post.comments)
        .put("isPublic", true)
        .close()
        .close();
  }

  private static long editTime(PostState post) {
    return post.createdMillis + 60_000;
  }

  private static String etag(PostState post) {
    return Long.toString(Rng.mix(post.number * 31 + post.score) >>> 1, 36);
  }

  private static String html(List<Segment> segments) {
    StringBuilder html = new StringBuilder();
    for (Segment segment : segments) {
      switch (segment.kind()) {
        case HASHTAG ->
            html.append("<a href=\"https://www.youtube.com/results?search_query=%23")
                .append(segment.text())
                .append("\">#")
                .append(segment.text())
                .append("</a>");
        case URL ->
            html.append("<a href=\"")
                .append(segment.text())
                .append("\">")
                .append(segment.text())
                .append("</a>");
        default -> escape(segment.shown(), html);
      }
    }
    return html.toString();
  }

  private static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        case '\n' -> html.append("<br>");
        default -> html.append(c);
      }
    }
  }
}
