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

/** Tweets of the API v2, each with the user in its {@code includes}. */
final class XPayloads implements NativePayloads {

  @Override
  public void write(Shape shape, PostState post, long observedMillis, JsonText out) {
    switch (shape) {
      case X_TWEET -> tweet(post, out);
      case X_DELETE -> delete(post, observedMillis, out);
      default -> throw new IllegalArgumentException("no shape of X: " + shape);
    }
  }

  private static void delete(PostState post, long observedMillis, JsonText out) {
    out.open()
        .open("data")
        .open("delete")
        .open("tweet")
        .put("id", post.nativeId)
        .put("author_id", post.author.key())
        .close()
        .put("event_at", IsoTime.millis(observedMillis - 400))
        .close()
        .close()
        .close();
  }

  private static void tweet(PostState post, JsonText out) {
    List<Segment> segments = post.content.body();
    out.open()
        .open("data")
        .put("id", post.nativeId)
        .put("text", RedditPayloads.escape(Content.shown(segments)))
        .put("author_id", post.author.key())
        .put("created_at", IsoTime.millis(post.createdMillis))
        .put("conversation_id", post.parentHandle == null ? post.nativeId : post.parentId)
        .put("lang", post.language)
        .put("possibly_sensitive", false)
        .put("source", "Web App");
    if (post.nativeId != null) {
      out.openList("edit_history_tweet_ids").add(post.nativeId).closeList();
    }
    entities(segments, out);
    if (post.parentHandle != null) {
      out.openList("referenced_tweets").open();
      out.put("type", "retweeted").put("id", post.parentId).close().closeList();
    }
    out.open("public_metrics")
        .put("retweet_count", post.shares)
        .put("reply_count", post.comments)
        .put("like_count", post.score)
        .put("quote_count", 0)
        .put("bookmark_count", 0)
        .put("impression_count", post.views)
        .close()
        .close();
    includes(post, out);
    out.close();
  }

  private static void includes(PostState post, JsonText out) {
    out.open("includes")
        .openList("users")
        .open()
        .put("id", post.author.key())
        .put("name", post.author.name())
        .put("username", post.author.handle())
        .put("verified", post.author.verified())
        .open("public_metrics")
        .put("followers_count", post.author.followers())
        .put("following_count", 100)
        .put("tweet_count", 1000)
        .put("listed_count", 0)
        .close()
        .close()
        .closeList()
        .close();
  }

  /** Offsets count code points. */
  private static void entities(List<Segment> segments, JsonText out) {
    if (segments.stream().allMatch(segment -> segment.kind() == Segment.Kind.PLAIN)) {
      return;
    }
    out.open("entities");
    list(segments, Segment.Kind.HASHTAG, "hashtags", "tag", out);
    list(segments, Segment.Kind.MENTION, "mentions", "username", out);
    list(segments, Segment.Kind.URL, "urls", "url", out);
    out.close();
  }

  private static void list(
      List<Segment> segments, Segment.Kind kind, String name, String member, JsonText out) {
    int at = 0;
    boolean opened = false;
    for (Segment segment : segments) {
      int length = segment.codePoints();
      if (segment.kind() == kind) {
        if (!opened) {
          out.openList(name);
          opened = true;
        }
        out.open().put("start", at).put("end", at + length).put(member, segment.text());
        if (kind == Segment.Kind.URL) {
          out.put("expanded_url", segment.text()).put("display_url", segment.text());
        }
        out.close();
      }
      at += length;
    }
    if (opened) {
      out.closeList();
    }
  }
}
