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
import static org.crosscurrent.mapping.JsonFields.isTrue;
import static org.crosscurrent.mapping.JsonFields.number;
import static org.crosscurrent.mapping.JsonFields.requiredText;
import static org.crosscurrent.mapping.JsonFields.requiredTime;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.textOrEmpty;
import static org.crosscurrent.mapping.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.normalize.PlatformMapper;
import org.crosscurrent.text.HtmlText;
import org.crosscurrent.text.TextEntities;
import org.joda.time.Instant;

/**
 * Reads Hacker News: items of the Firebase API (story, comment, job, poll), and hits, responses and
 * item trees of the Algolia API. The native id is the item's number in both.
 *
 * <p>Items marked {@code deleted} or {@code dead} are deletions; the options of a poll are no
 * posts.
 */
@AutoService(PlatformMapper.class)
public final class HackerNewsMapper extends JsonPlatform {

  private static final long serialVersionUID = 1L;

  private static final String ITEM_PAGE = "https://news.ycombinator.com/item?id=";

  @Override
  public String platform() {
    return "hackernews";
  }

  @Override
  void read(JsonNode payload, Output out) {
    if (payload.isNull()) {
      // What Firebase answers for an item that is not there yet.
      out.ignored("no-item");
    } else if (payload.has("hits")) {
      readEach(array(payload, "hits"), "hits", out, this::readHit);
    } else if (payload.has("objectID") || payload.has("created_at_i")) {
      readHit(payload, out);
    } else if (payload.has("id") || payload.has("type")) {
      readItem(payload, out);
    } else {
      throw Rejection.unknownShape(platform());
    }
  }

  private void readItem(JsonNode item, Output out) {
    String nativeId = requiredText(item, "id");
    if (isTrue(item, "deleted") || isTrue(item, "dead")) {
      out.deletion(nativeId, time(item, "time"));
      return;
    }
    String type = requiredText(item, "type");
    if (type.equals("pollopt")) {
      out.ignored("poll-option");
      return;
    }
    boolean comment = type.equals("comment");
    post(nativeId, requiredTime(item, "time"), item, text(item, "text"), out)
        .type(type)
        .author(text(item, "by"))
        .replyTo(comment ? text(item, "parent") : null)
        .counts(number(item, "score"), comment ? null : number(item, "descendants"))
        .give();
  }

  private void readHit(JsonNode hit, Output out) {
    String objectId = text(hit, "objectID");
    String nativeId = objectId == null ? requiredText(hit, "id") : objectId;
    Instant epoch = time(hit, "created_at_i");
    Instant createdAt = epoch == null ? requiredTime(hit, "created_at") : epoch;
    String type = typeOfHit(hit);
    if (type.equals("pollopt")) {
      out.ignored("poll-option");
      return;
    }
    boolean comment = type.equals("comment");
    String commentText = text(hit, "comment_text");
    String storyText = text(hit, "story_text");
    String html =
        commentText != null ? commentText : storyText != null ? storyText : text(hit, "text");
    post(nativeId, createdAt, hit, html, out)
        .type(type)
        .author(text(hit, "author"))
        .replyTo(comment ? text(hit, "parent_id") : null)
        .counts(number(hit, "points"), comment ? null : number(hit, "num_comments"))
        .give();
    readEach(array(hit, "children"), "children", out, this::readChild);
  }

  /** Item trees nest their comments; hits only number them. */
  private void readChild(JsonNode child, Output out) {
    if (child.isObject()) {
      readHit(child, out);
    }
  }

  private static String typeOfHit(JsonNode hit) {
    String type = text(hit, "type");
    if (type != null) {
      return type;
    }
    for (JsonNode tag : array(hit, "_tags")) {
      String word = JsonFields.text(tag);
      if (word != null && word.matches("comment|poll|pollopt|job|story")) {
        return word;
      }
    }
    return text(hit, "comment_text") != null ? "comment" : "story";
  }

  private Draft post(
      String nativeId, Instant createdAt, JsonNode item, @Nullable String html, Output out) {
    HtmlText text = HtmlText.of(html == null ? "" : html);
    String title = HtmlText.decodeEntities(textOrEmpty(item, "title"));
    Entities entities = new Entities();
    boolean comment = title.isEmpty();
    entities.link(comment ? null : text(item, "url"));
    entities.links(text.links());
    entities.addAll(TextEntities.of(title));
    entities.addAll(TextEntities.of(text.text()));
    Post.Builder post =
        out.start(nativeId, createdAt)
            .setTitle(title)
            .setText(text.text())
            .setUrl(ITEM_PAGE + nativeId);
    entities.setOn(post);
    return new Draft(post, out);
  }

  /** What both APIs say of a post under different names. */
  private final class Draft {
    private final Post.Builder post;
    private final Output out;

    Draft(Post.Builder post, Output out) {
      this.post = post;
      this.out = out;
    }

    Draft type(String type) {
      post.setKind(
          switch (type) {
            case "comment" -> PostKind.COMMENT;
            case "poll" -> PostKind.POLL;
            case "story", "job" -> PostKind.POST;
            default -> throw Rejection.unknownShape(platform());
          });
      post.setExtra(new Extras().put("job", type.equals("job") ? "true" : null).toMap());
      return this;
    }

    Draft author(@Nullable String handle) {
      post.setAuthor(handle == null ? null : HackerNewsMapper.this.author(handle, handle));
      return this;
    }

    Draft replyTo(@Nullable String parent) {
      post.setReplyTo(parent == null ? null : id(parent));
      return this;
    }

    Draft counts(@Nullable Long score, @Nullable Long comments) {
      post.setCounts(Counts.builder().setScore(score).setComments(comments).build());
      return this;
    }

    void give() {
      out.post(post);
    }
  }
}
