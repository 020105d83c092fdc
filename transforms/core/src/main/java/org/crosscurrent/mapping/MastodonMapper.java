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

import static org.crosscurrent.mapping.JsonFields.object;
import static org.crosscurrent.mapping.JsonFields.requiredText;
import static org.crosscurrent.mapping.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.nio.charset.StandardCharsets;
import org.crosscurrent.normalize.PlatformMapper;

/**
 * Reads Mastodon and its neighbours in the Fediverse: statuses of the REST API, alone or in a list;
 * events of the streaming API ({@code {"event":"update","payload":"…"}}); and ActivityPub
 * activities and objects.
 *
 * <p>The native id is the URI under which the object is known to all servers: {@code uri} of a
 * status, {@code id} of an object, so that both ways to a post meet. Servers also number statuses
 * on their own; such numbers mean nothing elsewhere and are never an id here. The streaming API
 * names a deleted status by such a number: unless the collector adds its {@code uri} to the event,
 * the deletion is rejected and kept as a dead letter, because nobody could tell which post it
 * means.
 */
@AutoService(PlatformMapper.class)
public final class MastodonMapper extends JsonPlatform {

  private static final long serialVersionUID = 1L;

  @Override
  public String platform() {
    return "mastodon";
  }

  @Override
  void read(JsonNode payload, Output out) {
    if (payload.isArray()) {
      readEach(payload, "", out, this::read);
    } else if (payload.has("event")) {
      readEvent(payload, out);
    } else if (payload.has("account") || payload.has("favourites_count")) {
      new MastodonStatus(this, payload).giveTo(out);
    } else if (payload.has("type") || payload.has("@context")) {
      new ActivityReader(this).read(payload, out);
    } else {
      throw Rejection.unknownShape(platform());
    }
  }

  private void readEvent(JsonNode event, Output out) {
    switch (requiredText(event, "event")) {
      case "update", "status.update" -> new MastodonStatus(this, payloadOf(event)).giveTo(out);
      case "delete" -> readDelete(event, out);
      case "notification", "conversation" -> out.ignored("notification");
      default -> out.ignored("other-event");
    }
  }

  private static void readDelete(JsonNode event, Output out) {
    String uri = text(event, "uri");
    String deleted = uri == null ? requiredText(event, "payload") : uri;
    if (!isUri(deleted)) {
      throw Rejection.missing("uri of a deleted status, known by the number of one server only,");
    }
    out.deletion(deleted, null);
  }

  private static JsonNode payloadOf(JsonNode event) {
    JsonNode status = object(event, "payload");
    if (status != null) {
      return status;
    }
    JsonNode json = event.get("payload");
    if (json == null || !json.isTextual()) {
      throw Rejection.missing("payload");
    }
    return parse(json.textValue().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether this is a name for an object that all servers share. */
  static boolean isUri(String id) {
    return id.startsWith("https://") || id.startsWith("http://") || id.startsWith("tag:");
  }
}
