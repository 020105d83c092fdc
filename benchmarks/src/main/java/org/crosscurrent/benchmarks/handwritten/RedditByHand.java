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
import static org.crosscurrent.benchmarks.handwritten.JsonFields.number;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.object;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.requiredText;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.requiredTime;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.text;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.text.HtmlText;
import org.crosscurrent.text.TextEntities;
import org.joda.time.Instant;

/**
 * Reads Reddit: things ({@code {"kind":"t3","data":{…}}}), listings of them, the pair of listings
 * of a comments page, and the bare submissions and comments of public dumps.
 *
 * <p>The native id is the full name ({@code t3_…}, {@code t1_…}), because submissions and comments
 * count apart. What its author or Reddit took down is a deletion; what moderators removed from view
 * is a post without that text.
 */
public final class RedditByHand extends JsonByHand {

  private static final long serialVersionUID = 1L;

  private static final String DELETED = "[deleted]";
  private static final Set<String> PLACEHOLDERS =
      Set.of(DELETED, "[removed]", "[ Removed by Reddit ]", "[ Removed by reddit ]");

  /** Values of {@code removed_by_category} for what does not come back. */
  private static final Set<String> TAKEN_DOWN =
      Set.of("deleted", "author", "content_takedown", "copyright_takedown", "anti_evil_ops");

  @Override
  public String platform() {
    return "reddit";
  }

  @Override
  void read(JsonNode payload, Output out) {
    if (payload.isArray()) {
      readEach(payload, "", out, this::read);
      return;
    }
    JsonNode data = object(payload, "data");
    String kind = text(payload, "kind");
    if (data != null && kind != null) {
      readThing(kind, data, out);
    } else if (payload.has("body")) {
      readComment(payload, out);
    } else if (payload.has("title") || payload.has("selftext") || payload.has("id")) {
      readSubmission(payload, out);
    } else {
      throw Rejection.unknownShape(platform());
    }
  }

  private void readThing(String kind, JsonNode data, Output out) {
    switch (kind) {
      case "Listing" -> readEach(array(data, "children"), "data.children", out, this::read);
      case "t3" -> readSubmission(data, out);
      case "t1" -> readComment(data, out);
      case "more" -> out.ignored("more");
      case "t2", "t4", "t5", "t6" -> out.ignored("other-thing");
      default -> throw Rejection.unknownShape(platform());
    }
  }

  private void readSubmission(JsonNode data, Output out) {
    String nativeId = fullName(data, "t3_");
    Instant createdAt = requiredTime(data, "created_utc");
    String selftext = textOrEmpty(data, "selftext");
    if (isGone(data, selftext)) {
      out.deletion(nativeId, createdAt);
      return;
    }
    String text = PLACEHOLDERS.contains(selftext.strip()) ? "" : HtmlText.decodeEntities(selftext);
    String permalink = permalink(data);
    String crosspostOf = text(data, "crosspost_parent");
    RedditMedia media = new RedditMedia(data);
    Entities entities = new Entities();
    entities.link(media.outerLink(permalink));
    addMarkdownEntities(entities, text);
    media.addTo(entities);
    Post.Builder post =
        out.start(nativeId, createdAt)
            .setCommunity(text(data, "subreddit"))
            .setKind(crosspostOf != null ? PostKind.REPOST : media.kind())
            .setTitle(HtmlText.decodeEntities(requiredText(data, "title")))
            .setText(text)
            .setAuthor(author(data))
            .setRepostOf(crosspostOf == null ? null : id(crosspostOf))
            .setUrl(permalink)
            .setCounts(
                Counts.builder()
                    .setScore(score(data))
                    .setComments(number(data, "num_comments"))
                    .setShares(number(data, "num_crossposts"))
                    .setViews(number(data, "view_count"))
                    .build())
            .setExtra(
                extras(data)
                    .putIf(Extras.SENSITIVE, isTrue(data, "over_18"))
                    .put("flair", text(data, "link_flair_text"))
                    .put(Extras.POLL_OPTIONS, media.pollOptions())
                    .toMap());
    entities.setOn(post);
    out.post(post);
  }

  private void readComment(JsonNode data, Output out) {
    String nativeId = fullName(data, "t1_");
    Instant createdAt = requiredTime(data, "created_utc");
    String body = requiredText(data, "body");
    if (PLACEHOLDERS.contains(body.strip()) || isGone(data, body)) {
      out.deletion(nativeId, createdAt);
    } else {
      String text = HtmlText.decodeEntities(body);
      String parent = text(data, "parent_id");
      Entities entities = new Entities();
      addMarkdownEntities(entities, text);
      Post.Builder post =
          out.start(nativeId, createdAt)
              .setCommunity(text(data, "subreddit"))
              .setKind(PostKind.COMMENT)
              .setText(text)
              .setAuthor(author(data))
              .setReplyTo(parent == null ? null : id(parent))
              .setUrl(permalink(data))
              .setCounts(Counts.builder().setScore(score(data)).build())
              .setExtra(extras(data).toMap());
      entities.setOn(post);
      out.post(post);
    }
    JsonNode replies = object(data, "replies");
    if (replies != null) {
      read(replies, out);
    }
  }

  /**
   * A removed submission keeps its title in view; only what its maker or Reddit took down is gone.
   */
  private static boolean isGone(JsonNode data, String text) {
    String category = text(data, "removed_by_category");
    return category != null && TAKEN_DOWN.contains(category)
        || text.strip().equals(DELETED) && DELETED.equals(text(data, "author"));
  }

  private static String fullName(JsonNode data, String prefix) {
    String name = text(data, "name");
    return name != null && name.startsWith(prefix) ? name : prefix + requiredText(data, "id");
  }

  private @Nullable Author author(JsonNode data) {
    String handle = text(data, "author");
    return handle == null || PLACEHOLDERS.contains(handle) ? null : author(handle, handle);
  }

  private static @Nullable Long score(JsonNode data) {
    if (isTrue(data, "hide_score") || isTrue(data, "score_hidden")) {
      return null;
    }
    Long score = number(data, "score");
    return score == null ? number(data, "ups") : score;
  }

  private static @Nullable String permalink(JsonNode data) {
    String permalink = text(data, "permalink");
    return permalink != null && permalink.startsWith("/")
        ? "https://www.reddit.com" + permalink
        : permalink;
  }

  private static Extras extras(JsonNode data) {
    return new Extras().put(Extras.EDITED_AT, JsonFields.time(data, "edited"));
  }

  /** Markdown writes {@code u/name} for people, besides what every text has. */
  private static void addMarkdownEntities(Entities entities, String text) {
    if (text.isEmpty()) {
      return;
    }
    entities.addAll(TextEntities.of(text));
    RedditMedia.usersIn(text).forEach(entities::mention);
  }
}
