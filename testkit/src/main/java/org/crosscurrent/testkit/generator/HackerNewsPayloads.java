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

/** Items of the Firebase API and hits of the Algolia search. Texts are HTML, titles are not. */
final class HackerNewsPayloads implements NativePayloads {

  @Override
  public void write(Shape shape, PostState post, long observedMillis, JsonText out) {
    switch (shape) {
      case HACKERNEWS_ITEM -> item(post, out);
      case HACKERNEWS_HIT -> hit(post, out);
      case HACKERNEWS_DELETED -> deleted(post, out);
      default -> throw new IllegalArgumentException("no shape of Hacker News: " + shape);
    }
  }

  private static void item(PostState post, JsonText out) {
    boolean story = post.titled();
    out.open().put("by", post.author.handle());
    if (story) {
      out.put("descendants", post.comments);
    }
    id(post, out);
    if (story) {
      out.put("score", post.score);
    } else {
      out.raw("parent", post.parentId);
    }
    if (!post.content.body().isEmpty()) {
      out.put("text", html(post.content.body()));
    }
    out.put("time", seconds(post));
    if (story) {
      out.put("title", post.content.shownTitle());
      if (post.content.body().isEmpty()) {
        out.put("url", RedditPayloads.link(post));
      }
    }
    out.put("type", story ? "story" : "comment").close();
  }

  private static void deleted(PostState post, JsonText out) {
    out.open().put("deleted", true);
    id(post, out);
    if (!post.titled()) {
      out.raw("parent", post.parentId);
    }
    out.put("time", seconds(post)).put("type", post.titled() ? "story" : "comment").close();
  }

  private static void id(PostState post, JsonText out) {
    if (post.nativeId != null) {
      out.raw("id", post.nativeId);
    }
  }

  private static void hit(PostState post, JsonText out) {
    boolean story = post.titled();
    boolean words = !post.content.body().isEmpty();
    out.open().openList("_tags").add(story ? "story" : "comment");
    out.add("author_" + post.author.handle()).closeList();
    out.put("author", post.author.handle())
        .put("created_at", IsoTime.seconds(post.createdMillis))
        .put("created_at_i", seconds(post));
    if (story) {
      out.put("title", post.content.shownTitle())
          .put("points", post.score)
          .put("num_comments", post.comments);
      if (words) {
        out.put("story_text", html(post.content.body()));
      } else {
        out.put("url", RedditPayloads.link(post));
      }
    } else {
      out.put("comment_text", html(post.content.body()))
          .nothing("points")
          .raw("parent_id", post.parentId)
          .raw("story_id", post.parentId)
          .put("story_title", "A story that is not scored with its comments");
    }
    out.put("objectID", post.nativeId).close();
  }

  private static long seconds(PostState post) {
    return Math.floorDiv(post.createdMillis, 1000L);
  }

  private static String html(List<Segment> segments) {
    StringBuilder html = new StringBuilder();
    for (Segment segment : segments) {
      if (segment.kind() == Segment.Kind.URL && segment.text().startsWith("http")) {
        html.append("<a href=\"");
        escape(segment.text(), html);
        html.append("\" rel=\"nofollow\">");
        escape(segment.text(), html);
        html.append("</a>");
      } else {
        escape(segment.shown(), html);
      }
    }
    return html.toString();
  }

  /** The site writes slashes and apostrophes as hexadecimal entities and paragraphs as p. */
  private static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#x27;");
        case '/' -> html.append("&#x2F;");
        case '\n' -> html.append("<p>");
        default -> html.append(c);
      }
    }
  }
}
