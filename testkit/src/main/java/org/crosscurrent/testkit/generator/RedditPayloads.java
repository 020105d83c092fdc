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

/**
 * Shapes of Reddit's API, without {@code raw_json=1}: ampersands and angle brackets in texts come
 * as entities.
 */
final class RedditPayloads implements NativePayloads {

  @Override
  public void write(Shape shape, PostState post, long observedMillis, JsonText out) {
    switch (shape) {
      case REDDIT_LISTING -> {
        out.open().put("kind", "t3").open("data");
        submission(post, out);
        out.close().close();
      }
      case REDDIT_SUBMISSION -> {
        out.open();
        submission(post, out);
        out.close();
      }
      case REDDIT_COMMENT -> {
        out.open().put("kind", "t1").open("data");
        comment(post, out);
        out.close().close();
      }
      case REDDIT_DELETED -> {
        boolean comment = post.firstShape == Shape.REDDIT_COMMENT;
        out.open().put("kind", comment ? "t1" : "t3").open("data");
        deleted(comment, post, out);
        out.close().close();
      }
      default -> throw new IllegalArgumentException("no shape of Reddit: " + shape);
    }
  }

  private static void submission(PostState post, JsonText out) {
    String text = escape(post.content.shownBody());
    String permalink =
        "/r/" + post.community + "/comments/" + post.nativeId + "/" + post.theme.name() + "/";
    boolean self = !text.isEmpty() || (post.number & 1) == 0;
    out.put("id", post.nativeId);
    if (post.nativeId != null) {
      out.put("name", "t3_" + post.nativeId).put("permalink", permalink);
    }
    out.put("subreddit", post.community)
        .put("subreddit_id", "t5_2q" + Long.toString(post.theme.index() + 400L, 36))
        .put("subreddit_name_prefixed", "r/" + post.community)
        .put("title", escape(post.content.shownTitle()))
        .put("selftext", text)
        .put("author", post.author.handle())
        .put("author_fullname", "t2_" + Long.toString(post.author.followers() + 90_000, 36))
        .put("url", self ? "https://www.reddit.com" + permalink : link(post))
        .put("domain", self ? "self." + post.community : "news.example")
        .put("is_self", self)
        .put("score", post.score)
        .put("ups", Math.max(post.score, 0))
        .put("downs", 0)
        .raw("upvote_ratio", "0." + (50 + Math.min(post.appeal / 40, 49)))
        .put("num_comments", post.comments)
        .put("num_crossposts", post.shares)
        .raw("created", seconds(post) + ".0")
        .raw("created_utc", seconds(post) + ".0");
    edited(post, out);
    out.put("over_18", false)
        .put("spoiler", false)
        .put("stickied", false)
        .put("locked", false)
        .put("archived", false)
        .put("is_video", false)
        .nothing("link_flair_text")
        .nothing("removed_by_category")
        .nothing("distinguished");
  }

  private static void comment(PostState post, JsonText out) {
    out.put("id", post.nativeId);
    if (post.nativeId != null) {
      out.put("name", "t1_" + post.nativeId)
          .put(
              "permalink",
              "/r/" + post.community + "/comments/" + post.parentId + "/_/" + post.nativeId + "/");
    }
    out.put("subreddit", post.community)
        .put("subreddit_name_prefixed", "r/" + post.community)
        .put("link_id", "t3_" + post.parentId)
        .put("parent_id", "t3_" + post.parentId)
        .put("author", post.author.handle())
        .put("body", escape(post.content.shownBody()))
        .put("score", post.score)
        .put("ups", Math.max(post.score, 0))
        .put("controversiality", 0)
        .raw("created_utc", seconds(post) + ".0");
    edited(post, out);
    out.put("replies", "").put("depth", 0).put("stickied", false).nothing("distinguished");
  }

  private static void deleted(boolean comment, PostState post, JsonText out) {
    out.put("id", post.nativeId)
        .put("name", (comment ? "t1_" : "t3_") + post.nativeId)
        .put("subreddit", post.community)
        .put("author", "[deleted]");
    if (comment) {
      out.put("link_id", "t3_" + post.parentId).put("body", "[deleted]");
    } else {
      out.put("title", escape(post.content.shownTitle()))
          .put("selftext", "[deleted]")
          .put("removed_by_category", "deleted")
          .put("num_comments", post.comments);
    }
    out.put("score", post.score).raw("created_utc", seconds(post) + ".0");
  }

  private static void edited(PostState post, JsonText out) {
    if (post.edited) {
      out.raw("edited", seconds(post) + 60 + ".0");
    } else {
      out.put("edited", false);
    }
  }

  private static long seconds(PostState post) {
    return Math.floorDiv(post.createdMillis, 1000L);
  }

  static String link(PostState post) {
    return "https://news.example/" + Long.toString(post.number, 36);
  }

  /** X writes the same three characters as entities. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
