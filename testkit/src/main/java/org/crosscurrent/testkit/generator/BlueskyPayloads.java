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

/** Commits as Jetstream sends them, and post views of the app view. */
final class BlueskyPayloads implements NativePayloads {

  private static final String COLLECTION = "app.bsky.feed.post";

  @Override
  public void write(Shape shape, PostState post, long observedMillis, JsonText out) {
    switch (shape) {
      case BLUESKY_CREATE -> commit("create", post, observedMillis, out);
      case BLUESKY_UPDATE -> commit("update", post, observedMillis, out);
      case BLUESKY_DELETE -> commit("delete", post, observedMillis, out);
      case BLUESKY_POST_VIEW -> view(post, out);
      default -> throw new IllegalArgumentException("no shape of Bluesky: " + shape);
    }
  }

  private static void commit(String operation, PostState post, long observedMillis, JsonText out) {
    out.open()
        .put("did", post.author.key())
        .put("time_us", observedMillis * 1000 - 1500)
        .put("kind", "commit")
        .open("commit")
        .put("rev", NativeIds.bluesky(observedMillis, post.number))
        .put("operation", operation)
        .put("collection", COLLECTION)
        .put("rkey", rkey(post));
    if (!operation.equals("delete")) {
      out.open("record");
      record(post, out);
      out.close().put("cid", cid(post, operation));
    }
    out.close().close();
  }

  private static void view(PostState post, JsonText out) {
    out.open();
    if (post.nativeId != null) {
      out.put("uri", "at://" + post.author.key() + "/" + COLLECTION + "/" + rkey(post));
    }
    out.put("cid", cid(post, "view"))
        .open("author")
        .put("did", post.author.key())
        .put("handle", post.author.handle())
        .put("displayName", post.author.name())
        .close()
        .open("record");
    record(post, out);
    out.close()
        .put("replyCount", post.comments)
        .put("repostCount", post.shares)
        .put("likeCount", post.score)
        .put("quoteCount", 0)
        .put("indexedAt", IsoTime.millis(post.createdMillis + 700))
        .openList("labels")
        .closeList()
        .close();
  }

  private static void record(PostState post, JsonText out) {
    out.put("$type", COLLECTION).put("createdAt", IsoTime.millis(post.createdMillis));
    facets(post.content.body(), out);
    out.openList("langs").add(post.language).closeList();
    if (post.parentId != null) {
      out.open("reply");
      reference("parent", post, out);
      reference("root", post, out);
      out.close();
    }
    out.put("text", post.content.shownBody());
  }

  private static void reference(String name, PostState post, JsonText out) {
    out.open(name).put("cid", cid(post, name)).put("uri", post.parentId).close();
  }

  /** Marks hashtags and addresses by their offsets in UTF-8 bytes. */
  private static void facets(List<Segment> segments, JsonText out) {
    if (segments.stream().allMatch(segment -> segment.kind() == Segment.Kind.PLAIN)) {
      return;
    }
    out.openList("facets");
    int at = 0;
    for (Segment segment : segments) {
      int length = segment.utf8Length();
      if (segment.kind() != Segment.Kind.PLAIN) {
        out.open().openList("features").open();
        if (segment.kind() == Segment.Kind.HASHTAG) {
          out.put("$type", "app.bsky.richtext.facet#tag").put("tag", segment.text());
        } else {
          out.put("$type", "app.bsky.richtext.facet#link").put("uri", absolute(segment.text()));
        }
        out.close().closeList().open("index");
        out.put("byteEnd", at + length).put("byteStart", at).close().close();
      }
      at += length;
    }
    out.closeList();
  }

  private static String absolute(String url) {
    return url.startsWith("http") ? url : "https://" + url;
  }

  private static String rkey(PostState post) {
    return post.nativeId == null ? null : post.nativeId.substring(post.nativeId.indexOf('/') + 1);
  }

  private static String cid(PostState post, String salt) {
    long h = Rng.mix(post.number * 31 + salt.length());
    return "bafyrei" + Long.toString(h >>> 1, 32) + Long.toString(Rng.mix(h) >>> 1, 32);
  }
}
