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
import java.util.Locale;

/** Statuses of Mastodon's REST API, and the activities that its servers send each other. */
final class MastodonPayloads implements NativePayloads {

  private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

  @Override
  public void write(Shape shape, PostState post, long observedMillis, JsonText out) {
    switch (shape) {
      case MASTODON_STATUS -> status(post, out);
      case ACTIVITYPUB_CREATE -> note("Create", post, observedMillis, out);
      case ACTIVITYPUB_UPDATE -> note("Update", post, observedMillis, out);
      case ACTIVITYPUB_ANNOUNCE -> announce(post, out);
      case ACTIVITYPUB_DELETE -> delete(post, out);
      default -> throw new IllegalArgumentException("no shape of Mastodon: " + shape);
    }
  }

  private static void status(PostState post, JsonText out) {
    String host = "https://" + post.author.instance();
    out.open();
    if (post.nativeId != null) {
      String number = post.nativeId.substring(post.nativeId.lastIndexOf('/') + 1);
      out.put("id", number);
      out.put("uri", post.nativeId).put("url", host + "/@" + post.author.handle() + "/" + number);
    }
    out.put("created_at", IsoTime.millis(post.createdMillis))
        .nothing("in_reply_to_id")
        .nothing("in_reply_to_account_id")
        .put("sensitive", false)
        .put("spoiler_text", "")
        .put("visibility", "public")
        .put("language", post.language)
        .put("replies_count", post.comments)
        .put("reblogs_count", post.shares)
        .put("favourites_count", post.score);
    if (post.edited) {
      out.put("edited_at", IsoTime.millis(post.createdMillis + 60_000));
    } else {
      out.nothing("edited_at");
    }
    out.put("content", html(post)).nothing("reblog");
    account(post, out);
    out.openList("media_attachments").closeList().openList("mentions").closeList();
    out.openList("tags");
    for (String tag : post.content.hashtags()) {
      String name = tag.toLowerCase(Locale.ROOT);
      out.open().put("name", name).put("url", host + "/tags/" + name).close();
    }
    out.closeList().openList("emojis").closeList().nothing("card").nothing("poll").close();
  }

  private static void account(PostState post, JsonText out) {
    Persona author = post.author;
    out.open("account")
        .put("id", "10" + Integer.toUnsignedString(author.address().hashCode()))
        .put("username", author.handle())
        .put("acct", author.address())
        .put("display_name", author.name())
        .put("locked", false)
        .put("bot", false)
        .put("url", "https://" + author.instance() + "/@" + author.handle())
        .put("uri", post.actor())
        .put("followers_count", author.followers())
        .put("following_count", 100)
        .put("statuses_count", 1000)
        .close();
  }

  private static void note(String type, PostState post, long observedMillis, JsonText out) {
    context(out);
    if (post.nativeId != null) {
      String end = type.equals("Create") ? "/activity" : "#updates/" + observedMillis / 1000;
      out.put("id", post.nativeId + end);
    }
    String published = IsoTime.seconds(post.createdMillis);
    out.put("type", type).put("actor", post.actor()).put("published", published);
    addressees(post, out);
    out.open("object")
        .put("id", post.nativeId)
        .put("type", "Note")
        .nothing("summary")
        .nothing("inReplyTo")
        .put("published", published);
    if (post.edited) {
      out.put("updated", IsoTime.seconds(observedMillis));
    }
    if (post.nativeId != null) {
      String number = post.nativeId.substring(post.nativeId.lastIndexOf('/') + 1);
      String host = "https://" + post.author.instance();
      out.put("url", host + "/@" + post.author.handle() + "/" + number);
      out.put("atomUri", post.nativeId);
    }
    out.put("attributedTo", post.actor());
    addressees(post, out);
    String html = html(post);
    out.put("sensitive", false).put("content", html);
    out.open("contentMap").put(post.language, html).close();
    out.openList("attachment").closeList().openList("tag");
    for (String tag : post.content.hashtags()) {
      String name = tag.toLowerCase(Locale.ROOT);
      out.open().put("type", "Hashtag");
      out.put("href", "https://" + post.author.instance() + "/tags/" + name);
      out.put("name", "#" + name).close();
    }
    out.closeList().close().close();
  }

  private static void announce(PostState post, JsonText out) {
    context(out);
    out.put("id", post.nativeId)
        .put("type", "Announce")
        .put("actor", post.actor())
        .put("published", IsoTime.seconds(post.createdMillis));
    addressees(post, out);
    out.put("object", post.parentId).close();
  }

  private static void delete(PostState post, JsonText out) {
    context(out);
    out.put("id", post.nativeId + "#delete").put("type", "Delete").put("actor", post.actor());
    out.openList("to").add(PUBLIC).closeList();
    out.open("object")
        .put("id", post.nativeId)
        .put("type", "Tombstone")
        .put("atomUri", post.nativeId)
        .close()
        .close();
  }

  private static void context(JsonText out) {
    out.open().openList("@context").add("https://www.w3.org/ns/activitystreams");
    out.open().put("ostatus", "http://ostatus.org#").put("atomUri", "ostatus:atomUri");
    out.put("sensitive", "as:sensitive").put("Hashtag", "as:Hashtag").close().closeList();
  }

  private static void addressees(PostState post, JsonText out) {
    out.openList("to").add(PUBLIC).closeList();
    out.openList("cc").add(post.actor() + "/followers").closeList();
  }

  private static String html(PostState post) {
    StringBuilder html = new StringBuilder("<p>");
    List<Segment> segments = post.content.body();
    for (Segment segment : segments) {
      switch (segment.kind()) {
        case HASHTAG ->
            html.append("<a href=\"https://")
                .append(post.author.instance())
                .append("/tags/")
                .append(segment.text().toLowerCase(Locale.ROOT))
                .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>")
                .append(segment.text())
                .append("</span></a>");
        case URL -> anchor(segment.text(), html);
        default -> escape(segment.shown(), html);
      }
    }
    return html.append("</p>").toString();
  }

  /** Mastodon shows a short address and hides the rest of it from the eye, not from the text. */
  private static void anchor(String url, StringBuilder html) {
    int start = url.startsWith("http") ? url.indexOf("//") + 2 : 0;
    int end = Math.min(url.length(), start + 30);
    html.append("<a href=\"").append(start == 0 ? "https://" : "").append(url);
    html.append("\" target=\"_blank\" rel=\"nofollow noopener\"><span class=\"invisible\">");
    html.append(url, 0, start);
    html.append("</span><span class=\"").append(end < url.length() ? "ellipsis" : "");
    html.append("\">").append(url, start, end).append("</span><span class=\"invisible\">");
    html.append(url, end, url.length()).append("</span></a>");
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
        case '\n' -> html.append("</p><p>");
        default -> html.append(c);
      }
    }
  }
}
