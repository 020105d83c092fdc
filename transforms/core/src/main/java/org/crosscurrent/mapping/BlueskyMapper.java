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
import static org.crosscurrent.mapping.JsonFields.object;
import static org.crosscurrent.mapping.JsonFields.requiredText;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.PlatformMapper;
import org.joda.time.Instant;

/**
 * Reads Bluesky: Jetstream events, and the post views of the app view, alone, in {@code posts}, in
 * {@code feed} and in {@code thread} answers, which also carry counters.
 *
 * <p>The native id is {@code did/rkey} in both, and the author's handle is the DID, because
 * Jetstream tells no other name and handles change. Likes and reposts on Jetstream carry no counter
 * and are ignored; so are events of accounts and identities, and records that are no posts.
 */
@AutoService(PlatformMapper.class)
public final class BlueskyMapper extends JsonPlatform {

  private static final long serialVersionUID = 1L;

  @Override
  public String platform() {
    return "bluesky";
  }

  @Override
  void read(JsonNode payload, Output out) {
    JsonNode thread = object(payload, "thread");
    JsonNode post = object(payload, "post");
    if (payload.has("kind") && payload.has("did")) {
      readEvent(payload, out);
    } else if (payload.has("posts")) {
      readEach(array(payload, "posts"), "posts", out, this::read);
    } else if (payload.has("feed")) {
      readEach(array(payload, "feed"), "feed", out, this::read);
    } else if (thread != null) {
      read(thread, out);
    } else if (post != null) {
      read(post, out);
      readEach(array(payload, "replies"), "replies", out, this::read);
    } else if (isTrue(payload, "notFound") || isTrue(payload, "blocked")) {
      out.ignored("not-shown");
    } else if (payload.has("uri") || payload.has("record")) {
      readView(payload, out);
    } else {
      throw Rejection.unknownShape(platform());
    }
  }

  private void readEvent(JsonNode event, Output out) {
    String kind = requiredText(event, "kind");
    switch (kind) {
      case "commit" -> readCommit(event, out);
      case "identity", "account" -> out.ignored(kind);
      default -> throw Rejection.unknownShape(platform());
    }
  }

  private void readCommit(JsonNode event, Output out) {
    String did = requiredText(event, "did");
    JsonNode commit = object(event, "commit");
    if (commit == null) {
      throw Rejection.missing("commit");
    }
    switch (requiredText(commit, "collection")) {
      case AtUri.POSTS -> readPostCommit(event, did, commit, out);
      case "app.bsky.feed.like" -> out.ignored("like");
      case "app.bsky.feed.repost" -> out.ignored("repost");
      default -> out.ignored("other-record");
    }
  }

  private void readPostCommit(JsonNode event, String did, JsonNode commit, Output out) {
    AtUri uri = new AtUri(did, requiredText(commit, "rkey"));
    Instant seen = time(event, "time_us");
    String operation = requiredText(commit, "operation");
    if (operation.equals("delete")) {
      out.deletion(uri.nativeId(), seen);
      return;
    }
    if (!operation.equals("create") && !operation.equals("update")) {
      throw Rejection.unknownShape(platform());
    }
    JsonNode record = object(commit, "record");
    if (record == null) {
      throw Rejection.missing("record");
    }
    Extras extras = new Extras().put(Extras.EDITED_AT, operation.equals("update") ? seen : null);
    give(uri, record, seen, author(did, null), Counts.none(), extras, out);
  }

  private void readView(JsonNode view, Output out) {
    AtUri given = AtUri.parse(requiredText(view, "uri"));
    if (given == null) {
      throw Rejection.malformed("uri is no address of a post");
    }
    JsonNode record = object(view, "record");
    if (record == null) {
      throw Rejection.missing("record");
    }
    JsonNode account = object(view, "author");
    String did = account == null ? null : text(account, "did");
    AtUri uri = did == null ? given : new AtUri(did, given.key());
    Long reposts = number(view, "repostCount");
    Long quotes = number(view, "quoteCount");
    Counts counts =
        Counts.builder()
            .setScore(number(view, "likeCount"))
            .setComments(number(view, "replyCount"))
            .setShares(JsonFields.sum(reposts, quotes))
            .build();
    Author author = account == null ? author(uri.repository(), null) : viewAuthor(uri, account);
    give(uri, record, time(view, "indexedAt"), author, counts, new Extras(), out);
  }

  private Author viewAuthor(AtUri uri, JsonNode account) {
    String shown = text(account, "displayName");
    JsonNode verification = object(account, "verification");
    String status = verification == null ? null : text(verification, "verifiedStatus");
    return author(
        uri.repository(),
        shown == null ? text(account, "handle") : shown,
        number(account, "followersCount"),
        status == null ? null : status.equals("valid"));
  }

  private void give(
      AtUri uri,
      JsonNode record,
      @Nullable Instant seen,
      Author author,
      Counts counts,
      Extras extras,
      Output out) {
    Instant told = time(record, "createdAt");
    Instant createdAt = told == null ? seen : told;
    if (createdAt == null) {
      throw Rejection.missing("createdAt");
    }
    BlueskyRecord content = new BlueskyRecord(record, uri.repository());
    AtUri quoted = content.quoted();
    AtUri parent = content.parent();
    Entities entities = content.entities();
    Post.Builder post =
        out.start(uri.nativeId(), createdAt)
            .setKind(content.kind(entities))
            .setText(content.words())
            .setAuthor(author)
            .setReplyTo(parent == null ? null : id(parent.nativeId()))
            .setUrl("https://bsky.app/profile/" + uri.repository() + "/post/" + uri.key())
            .setCounts(counts)
            .setExtra(
                extras
                    .put(Extras.QUOTE_OF, quoted == null ? null : id(quoted.nativeId()))
                    .putIf(Extras.SENSITIVE, content.isLabelled())
                    .toMap());
    Languages.set(post, content.language());
    entities.setOn(post);
    out.post(post);
  }
}
