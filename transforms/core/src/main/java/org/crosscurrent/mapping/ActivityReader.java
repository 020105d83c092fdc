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
import static org.crosscurrent.mapping.JsonFields.object;
import static org.crosscurrent.mapping.JsonFields.requiredText;
import static org.crosscurrent.mapping.JsonFields.requiredTime;
import static org.crosscurrent.mapping.JsonFields.text;
import static org.crosscurrent.mapping.JsonFields.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.normalize.PlatformMapper.Output;
import org.joda.time.Instant;

/** Reads ActivityPub: what actors do, and the objects they do it to. */
final class ActivityReader {

  private static final Set<String> POSTS =
      Set.of("Note", "Article", "Page", "Question", "Video", "Image", "Audio", "Event");

  private final MastodonMapper platform;

  ActivityReader(MastodonMapper platform) {
    this.platform = platform;
  }

  void read(JsonNode activity, Output out) {
    String type = type(activity);
    if (POSTS.contains(type)) {
      new ActivityObject(platform, activity, null).giveTo(out);
      return;
    }
    switch (type) {
      case "Create", "Update" -> readObject(activity, out);
      case "Announce" -> readAnnounce(activity, out);
      case "Delete" -> readDelete(activity, out);
      case "Undo" -> readUndo(activity, out);
      case "Tombstone" -> out.deletion(requiredText(activity, "id"), time(activity, "deleted"));
      case "Like", "EmojiReact", "Dislike" -> out.ignored("like");
      case "Follow", "Accept", "Reject", "Add", "Remove", "Block", "Flag", "Move", "View" ->
          out.ignored("other-activity");
      case "Person", "Group", "Organization", "Service", "Application" -> out.ignored("actor");
      default -> throw Rejection.unknownShape(platform.platform());
    }
  }

  private void readObject(JsonNode activity, Output out) {
    JsonNode object = object(activity, "object");
    if (object == null) {
      throw Rejection.missing("object");
    }
    String type = type(object);
    if (POSTS.contains(type)) {
      new ActivityObject(platform, object, activity).giveTo(out);
    } else {
      out.ignored("actor");
    }
  }

  private void readAnnounce(JsonNode activity, Output out) {
    JsonNode object = object(activity, "object");
    String uri = requiredText(activity, "id");
    Instant announced = requiredTime(activity, "published");
    if (object == null) {
      String announcedId = requiredText(activity, "object");
      out.post(
          out.start(uri, announced)
              .setKind(PostKind.REPOST)
              .setCommunity(FediverseHandles.hostOf(uri))
              .setAuthor(authorOf(activity))
              .setRepostOf(platform.id(announcedId))
              .setUrl(uri));
    } else if (POSTS.contains(type(object))) {
      new ActivityObject(platform, object, activity).giveAnnouncedTo(out, uri, announced);
    } else {
      // Groups pass on what their members do; the deed itself is what counts.
      read(object, out);
    }
  }

  private static void readDelete(JsonNode activity, Output out) {
    JsonNode object = child(activity, "object");
    String deleted = object == null ? null : idOf(object);
    if (deleted == null) {
      throw Rejection.missing("object");
    }
    if (deleted.equals(text(activity, "actor"))) {
      out.ignored("actor");
      return;
    }
    Instant inTombstone = object.isObject() ? time(object, "deleted") : null;
    out.deletion(deleted, inTombstone == null ? time(activity, "published") : inTombstone);
  }

  /** A boost that is taken back is a post that is gone. */
  private static void readUndo(JsonNode activity, Output out) {
    JsonNode undone = object(activity, "object");
    if (undone != null && "Announce".equals(text(undone, "type"))) {
      out.deletion(requiredText(undone, "id"), time(activity, "published"));
    } else {
      out.ignored("other-activity");
    }
  }

  private @Nullable Author authorOf(JsonNode activity) {
    JsonNode actor = child(activity, "actor");
    String handle = actor == null ? null : FediverseHandles.ofActor(idOf(actor));
    return handle == null ? null : platform.author(handle, null);
  }

  /** The id of a value that is an id or an object with one. */
  static @Nullable String idOf(JsonNode value) {
    return value.isObject() ? text(value, "id") : JsonFields.text(value);
  }

  private static String type(JsonNode object) {
    return requiredText(object, "type");
  }
}
