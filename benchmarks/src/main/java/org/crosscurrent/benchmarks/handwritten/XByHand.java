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
import static org.crosscurrent.benchmarks.handwritten.JsonFields.child;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.isTrue;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.number;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.object;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.requiredText;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.requiredTime;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.text;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.textOrEmpty;
import static org.crosscurrent.benchmarks.handwritten.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.text.HtmlText;

/**
 * Reads the X (Twitter) API v2: {@code data} as one post or many, with {@code includes} of users,
 * media, places and referenced posts; bare posts; and the deletions of the compliance stream and of
 * batch compliance results.
 *
 * <p>The native id is the first one of {@code edit_history_tweet_ids}, so that edits observe the
 * same post. A repost has the full words of what it repeats where these are included. Without
 * {@code includes.users} the author's handle is the numeric user id.
 */
public final class XByHand extends JsonByHand {

  private static final long serialVersionUID = 1L;

  @Override
  public String platform() {
    return "x";
  }

  @Override
  void read(JsonNode payload, Output out) {
    JsonNode data = child(payload, "data");
    JsonNode meta = object(payload, "meta");
    if (data != null && data.isArray()) {
      XIncludes includes = new XIncludes(object(payload, "includes"));
      readEach(data, "data", out, (tweet, to) -> readTweet(tweet, includes, to));
    } else if (data != null && data.isObject()) {
      readData(data, new XIncludes(object(payload, "includes")), out);
    } else if (payload.has("action") && payload.has("id")) {
      readComplianceResult(payload, out);
    } else if (payload.has("id") || payload.has("text")) {
      readTweet(payload, new XIncludes(null), out);
    } else if (meta != null || payload.has("errors")) {
      out.ignored("no-data");
    } else {
      throw Rejection.unknownShape(platform());
    }
  }

  private void readData(JsonNode data, XIncludes includes, Output out) {
    JsonNode delete = object(data, "delete");
    if (delete != null) {
      JsonNode tweet = object(delete, "tweet");
      if (tweet == null) {
        throw Rejection.missing("tweet");
      }
      out.deletion(requiredText(tweet, "id"), time(delete, "event_at"));
    } else if (data.has("id") || data.has("text")) {
      readTweet(data, includes, out);
    } else {
      out.ignored("compliance");
    }
  }

  private void readComplianceResult(JsonNode result, Output out) {
    if (textOrEmpty(result, "action").equals("delete")) {
      out.deletion(requiredText(result, "id"), time(result, "redacted_at"));
    } else {
      out.ignored("compliance");
    }
  }

  private void readTweet(JsonNode tweet, XIncludes includes, Output out) {
    JsonNode first = array(tweet, "edit_history_tweet_ids").get(0);
    String firstId = first == null ? null : JsonFields.text(first);
    String ownId = requiredText(tweet, "id");
    String nativeId = firstId == null ? ownId : firstId;
    String repeated = referenced(tweet, "retweeted");
    String answered = referenced(tweet, "replied_to");
    String quoted = referenced(tweet, "quoted");
    JsonNode source = repeated == null ? null : includes.tweet(repeated);
    JsonNode content = source == null ? tweet : source;
    String text = HtmlText.decodeEntities(textOf(content));
    Entities entities = XEntities.of(content, includes);
    boolean wordless = text.isBlank();
    Post.Builder post =
        out.start(nativeId, requiredTime(tweet, "created_at"))
            .setKind(kind(repeated, answered, tweet, wordless && entities.hasMedia()))
            .setText(text)
            .setAuthor(author(tweet, includes))
            .setRepostOf(repeated == null ? null : id(repeated))
            .setReplyTo(answered == null ? null : id(answered))
            .setUrl(url(tweet, ownId, includes))
            .setLocation(includes.placeOf(tweet))
            .setCounts(counts(object(tweet, "public_metrics")))
            .setExtra(
                new Extras()
                    .put(Extras.QUOTE_OF, quoted == null ? null : id(quoted))
                    .putIf(Extras.SENSITIVE, isTrue(tweet, "possibly_sensitive"))
                    .put("edit_id", ownId.equals(nativeId) ? null : ownId)
                    .put(Extras.POLL_OPTIONS, includes.pollOptionsOf(content))
                    .toMap());
    Languages.set(post, text(content, "lang"));
    entities.setOn(post);
    out.post(post);
  }

  private static PostKind kind(
      @Nullable String repeated, @Nullable String answered, JsonNode tweet, boolean onlyMedia) {
    if (repeated != null) {
      return PostKind.REPOST;
    }
    JsonNode attachments = object(tweet, "attachments");
    if (attachments != null && array(attachments, "poll_ids").size() > 0) {
      return PostKind.POLL;
    }
    if (answered != null) {
      return PostKind.COMMENT;
    }
    return onlyMedia ? PostKind.IMAGE : PostKind.POST;
  }

  /** Posts of more than 280 characters have their whole text in {@code note_tweet}. */
  private static String textOf(JsonNode tweet) {
    JsonNode note = object(tweet, "note_tweet");
    String whole = note == null ? null : text(note, "text");
    return whole == null ? textOrEmpty(tweet, "text") : whole;
  }

  private static @Nullable String referenced(JsonNode tweet, String type) {
    for (JsonNode reference : array(tweet, "referenced_tweets")) {
      if (type.equals(text(reference, "type"))) {
        return text(reference, "id");
      }
    }
    return null;
  }

  private @Nullable Author author(JsonNode tweet, XIncludes includes) {
    String userId = text(tweet, "author_id");
    JsonNode user = userId == null ? null : includes.user(userId);
    if (user == null) {
      return userId == null ? null : author(userId, null);
    }
    String username = text(user, "username");
    JsonNode metrics = object(user, "public_metrics");
    return author(
        username == null ? userId : username,
        text(user, "name"),
        metrics == null ? null : number(metrics, "followers_count"),
        JsonFields.flag(user, "verified"));
  }

  private static String url(JsonNode tweet, String tweetId, XIncludes includes) {
    String userId = text(tweet, "author_id");
    JsonNode user = userId == null ? null : includes.user(userId);
    String username = user == null ? null : text(user, "username");
    return "https://x.com/" + (username == null ? "i/web" : username) + "/status/" + tweetId;
  }

  private static Counts counts(@Nullable JsonNode metrics) {
    if (metrics == null) {
      return Counts.none();
    }
    return Counts.builder()
        .setScore(number(metrics, "like_count"))
        .setComments(number(metrics, "reply_count"))
        .setShares(JsonFields.sum(number(metrics, "retweet_count"), number(metrics, "quote_count")))
        .setViews(number(metrics, "impression_count"))
        .build();
  }
}
