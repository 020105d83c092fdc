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
import static org.crosscurrent.mapping.JsonFields.requiredTime;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.textOrEmpty;
import static org.crosscurrent.mapping.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.normalize.PlatformMapper.Output;
import org.crosscurrent.text.HtmlText;

/** A status of Mastodon's REST and streaming APIs. */
final class MastodonStatus {

  private final MastodonMapper platform;
  private final JsonNode status;

  /** What is shown: the boosted status in a boost, else the status itself. */
  private final JsonNode content;

  MastodonStatus(MastodonMapper platform, JsonNode status) {
    JsonNode boosted = object(status, "reblog");
    this.platform = platform;
    this.status = status;
    this.content = boosted == null ? status : boosted;
  }

  void giveTo(Output out) {
    String uri = requiredText(status, "uri");
    HtmlText text = HtmlText.of(textOrEmpty(content, "content"));
    Entities entities = entities(text);
    JsonNode account = object(status, "account");
    String url = text(status, "url");
    boolean boost = content != status;
    Post.Builder post =
        out.start(uri, requiredTime(status, "created_at"))
            .setKind(kind(text, entities))
            .setCommunity(host(account))
            .setTitle(HtmlText.of(textOrEmpty(content, "spoiler_text")).text())
            .setText(text.text())
            .setAuthor(account == null ? null : author(account))
            .setRepostOf(boost ? platform.id(requiredText(content, "uri")) : null)
            .setReplyTo(replyTo(uri))
            .setUrl(url == null ? uri : url)
            .setCounts(
                Counts.builder()
                    .setScore(number(status, "favourites_count"))
                    .setComments(number(status, "replies_count"))
                    .setShares(number(status, "reblogs_count"))
                    .build())
            .setExtra(extras().toMap());
    Languages.set(post, text(content, "language"));
    entities.setOn(post);
    out.post(post);
  }

  private PostKind kind(HtmlText text, Entities entities) {
    if (content != status) {
      return PostKind.REPOST;
    }
    if (object(status, "poll") != null) {
      return PostKind.POLL;
    }
    if (text(status, "in_reply_to_id") != null) {
      return PostKind.COMMENT;
    }
    if (!text.text().isBlank() || !entities.hasMedia()) {
      return PostKind.POST;
    }
    JsonNode first = array(status, "media_attachments").get(0);
    String type = first == null ? "" : textOrEmpty(first, "type");
    return type.equals("video") || type.equals("gifv") ? PostKind.VIDEO : PostKind.IMAGE;
  }

  private Entities entities(HtmlText text) {
    Entities entities = new Entities();
    for (JsonNode tag : array(content, "tags")) {
      entities.hashtag(text(tag, "name"));
    }
    for (JsonNode mention : array(content, "mentions")) {
      String handle = text(mention, "acct");
      String host = FediverseHandles.hostOf(text(mention, "url"));
      entities.mention(handle == null ? null : FediverseHandles.withHost(handle, host));
    }
    entities.links(text.links());
    JsonNode card = object(content, "card");
    if (card != null) {
      entities.link(text(card, "url"));
    }
    for (JsonNode medium : array(content, "media_attachments")) {
      String url = text(medium, "url");
      entities.media(url == null ? text(medium, "remote_url") : url);
    }
    return entities;
  }

  private Author author(JsonNode account) {
    String handle = requiredText(account, "acct");
    return platform.author(
        FediverseHandles.withHost(handle, host(account)),
        text(account, "display_name"),
        number(account, "followers_count"),
        null);
  }

  /** The server of an account: of its own address, or of the status. */
  private @Nullable String host(@Nullable JsonNode account) {
    String host = account == null ? null : FediverseHandles.hostOf(text(account, "url"));
    return host == null ? FediverseHandles.hostOf(text(status, "uri")) : host;
  }

  /**
   * Answers are named by the number of the server that was asked. Within one author's thread on
   * that server the number is the end of the URI; for others the URI is unknown.
   */
  private @Nullable String replyTo(String uri) {
    String parent = text(status, "in_reply_to_id");
    String own = text(status, "id");
    JsonNode account = object(status, "account");
    String author = account == null ? null : text(account, "id");
    if (parent == null || own == null || author == null || !uri.endsWith("/" + own)) {
      return null;
    }
    return author.equals(text(status, "in_reply_to_account_id"))
        ? platform.id(uri.substring(0, uri.length() - own.length()) + parent)
        : null;
  }

  private Extras extras() {
    JsonNode quote = object(status, "quote");
    JsonNode quoted = quote == null ? null : object(quote, "quoted_status");
    String quotedUri = quoted == null ? null : text(quoted, "uri");
    JsonNode poll = object(content, "poll");
    String visibility = text(status, "visibility");
    return new Extras()
        .put(Extras.EDITED_AT, time(content, "edited_at"))
        .put(Extras.QUOTE_OF, quotedUri == null ? null : platform.id(quotedUri))
        .putIf(Extras.SENSITIVE, isTrue(content, "sensitive"))
        .put("visibility", "public".equals(visibility) ? null : visibility)
        .put(
            Extras.POLL_OPTIONS,
            poll == null ? null : JsonFields.lines(array(poll, "options"), "title"));
  }
}
