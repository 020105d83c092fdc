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

import static org.crosscurrent.mapping.JsonFields.child;
import static org.crosscurrent.mapping.JsonFields.isTrue;
import static org.crosscurrent.mapping.JsonFields.items;
import static org.crosscurrent.mapping.JsonFields.number;
import static org.crosscurrent.mapping.JsonFields.object;
import static org.crosscurrent.mapping.JsonFields.requiredText;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.textOrEmpty;
import static org.crosscurrent.mapping.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.normalize.PlatformMapper.Output;
import org.crosscurrent.text.HtmlText;
import org.joda.time.Instant;

/** An ActivityPub object that is a post: Note, Article, Page, Question, Video and the like. */
final class ActivityObject {

  private final MastodonMapper platform;
  private final JsonNode object;
  private final @Nullable JsonNode activity;

  /**
   * @param activity what was done to the object; its actor and time stand in for missing ones
   */
  ActivityObject(MastodonMapper platform, JsonNode object, @Nullable JsonNode activity) {
    this.platform = platform;
    this.object = object;
    this.activity = activity;
  }

  /** Gives it as a post of its author. */
  void giveTo(Output out) {
    String uri = requiredText(object, "id");
    Instant published = time(object, "published");
    if (published == null && activity != null) {
      published = time(activity, "published");
    }
    if (published == null) {
      throw Rejection.missing("published");
    }
    String parent = parent();
    String page = page();
    Content content = new Content();
    Post.Builder post =
        out.start(uri, published)
            .setKind(kind(content, parent))
            .setCommunity(FediverseHandles.hostOf(uri))
            .setAuthor(author(object, "attributedTo"))
            .setReplyTo(parent == null ? null : platform.id(parent))
            .setUrl(page == null ? uri : page)
            .setCounts(counts());
    content.setOn(post);
    out.post(post);
  }

  /** Gives it as what the actor of the activity repeats. */
  void giveAnnouncedTo(Output out, String uri, Instant announced) {
    Post.Builder post =
        out.start(uri, announced)
            .setKind(PostKind.REPOST)
            .setCommunity(FediverseHandles.hostOf(uri))
            .setAuthor(activity == null ? null : author(activity, "actor"))
            .setRepostOf(platform.id(requiredText(object, "id")))
            .setUrl(uri);
    new Content().setOn(post);
    out.post(post);
  }

  private PostKind kind(Content content, @Nullable String parent) {
    return switch (textOrEmpty(object, "type")) {
      case "Question" -> PostKind.POLL;
      case "Article" -> PostKind.ARTICLE;
      case "Video" -> PostKind.VIDEO;
      case "Image" -> PostKind.IMAGE;
      default -> {
        if (parent != null) {
          yield PostKind.COMMENT;
        }
        boolean onlyMedia = content.text.text().isBlank() && content.entities.hasMedia();
        yield onlyMedia ? PostKind.IMAGE : PostKind.POST;
      }
    };
  }

  private @Nullable String parent() {
    JsonNode parent = child(object, "inReplyTo");
    return parent == null ? null : ActivityReader.idOf(parent);
  }

  /** The first actor named; groups stand behind people where both are. */
  private @Nullable Author author(JsonNode of, String field) {
    for (JsonNode actor : items(of, field)) {
      String handle = FediverseHandles.ofActor(ActivityReader.idOf(actor));
      if (handle != null) {
        return platform.author(handle, actor.isObject() ? text(actor, "name") : null);
      }
    }
    return null;
  }

  /** The page for people: {@code url} is an address, a link, or a list of links. */
  private @Nullable String page() {
    for (JsonNode link : items(object, "url")) {
      String address = link.isObject() ? text(link, "href") : JsonFields.text(link);
      boolean html = !link.isObject() || textOrEmpty(link, "mediaType").startsWith("text/html");
      if (address != null && html) {
        return address;
      }
    }
    return null;
  }

  private Counts counts() {
    return Counts.builder()
        .setScore(total("likes"))
        .setComments(total("replies"))
        .setShares(total("shares"))
        .setViews(number(object, "views"))
        .build();
  }

  private @Nullable Long total(String collection) {
    JsonNode items = object(object, collection);
    return items == null ? null : number(items, "totalItems");
  }

  /** What the object says and shows, whoever gives it. */
  private final class Content {
    private final HtmlText text;
    private final Entities entities = new Entities();
    private @Nullable String language;

    Content() {
      JsonNode inLanguages = object(object, "contentMap");
      String html = text(object, "content");
      if (inLanguages != null && !inLanguages.isEmpty()) {
        Iterator<Map.Entry<String, JsonNode>> entries = inLanguages.fields();
        Map.Entry<String, JsonNode> first = entries.next();
        language = first.getKey();
        html = html == null ? JsonFields.text(first.getValue()) : html;
      }
      text = HtmlText.of(html == null ? "" : html);
      addTags();
      entities.links(text.links());
      addAttachments();
    }

    void setOn(Post.Builder post) {
      String name = text(object, "name");
      String quoted = quoted();
      post.setTitle(HtmlText.of(name == null ? textOrEmpty(object, "summary") : name).text())
          .setText(text.text())
          .setExtra(
              new Extras()
                  .put(Extras.EDITED_AT, time(object, "updated"))
                  .put(Extras.QUOTE_OF, quoted == null ? null : platform.id(quoted))
                  .putIf(Extras.SENSITIVE, isTrue(object, "sensitive"))
                  .put(Extras.POLL_OPTIONS, options())
                  .toMap());
      Languages.set(post, language == null ? languageTag() : language);
      entities.setOn(post);
    }

    private void addTags() {
      for (JsonNode tag : items(object, "tag")) {
        switch (textOrEmpty(tag, "type")) {
          case "Hashtag" -> entities.hashtag(text(tag, "name"));
          case "Mention" -> entities.mention(mentioned(tag));
          default -> {
            // Custom emoji stand in the text already.
          }
        }
      }
    }

    /** Names of mentions may lack the host, which their address tells. */
    private @Nullable String mentioned(JsonNode tag) {
      String name = text(tag, "name");
      String href = text(tag, "href");
      if (name == null) {
        return FediverseHandles.ofActor(href);
      }
      String handle = name.startsWith("@") ? name.substring(1) : name;
      return FediverseHandles.withHost(handle, FediverseHandles.hostOf(href));
    }

    private void addAttachments() {
      for (JsonNode attachment : items(object, "attachment")) {
        String type = textOrEmpty(attachment, "type");
        String href = text(attachment, "href");
        String address = href == null ? text(attachment, "url") : href;
        if (type.equals("Link")) {
          entities.link(address);
        } else if (!type.equals("PropertyValue")) {
          entities.media(address);
        }
      }
    }

    /** PeerTube and Lemmy: {@code {"identifier":"en","name":"English"}}. */
    private @Nullable String languageTag() {
      JsonNode given = object(object, "language");
      return given == null ? null : text(given, "identifier");
    }

    private @Nullable String quoted() {
      String quote = text(object, "quote");
      return quote == null ? text(object, "quoteUrl") : quote;
    }

    /** One of them, or any of them, can be chosen; a question has either. */
    private String options() {
      String one = JsonFields.lines(items(object, "oneOf"), "name");
      return one.isEmpty() ? JsonFields.lines(items(object, "anyOf"), "name") : one;
    }
  }
}
