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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.crosscurrent.model.RawPost;

/**
 * Envelopes as lines of JSON: {@code {"platform":…,"collection":…,"observed_at":"…Z","attempt":0,
 * "payload":{…}}}, the payload last. A payload that is a JSON object or array in UTF-8 without line
 * breaks stands as it is; another text is a JSON string; what is no UTF-8 is {@code
 * payload_base64}.
 */
final class EnvelopeJson {

  private final JsonFactory factory = new JsonFactory();
  private final JsonText json = new JsonText();

  /** The line, without a line break. */
  byte[] line(RawPost raw) {
    json.clear().open().put("platform", raw.getPlatform()).put("collection", raw.getCollection());
    if (raw.getObservedAt() != null) {
      json.put("observed_at", IsoTime.millis(raw.getObservedAt().getMillis()));
    }
    json.put("attempt", raw.getAttempt());
    byte[] payload = raw.getPayload();
    String text = utf8(payload);
    if (text == null) {
      json.put("payload_base64", Base64.getEncoder().encodeToString(payload));
    } else if (isStructure(payload)) {
      json.raw("payload", text);
    } else {
      json.put("payload", text);
    }
    return json.close().bytes();
  }

  private static String utf8(byte[] payload) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private boolean isStructure(byte[] payload) {
    for (byte b : payload) {
      if (b == '\n' || b == '\r') {
        return false;
      }
    }
    try (JsonParser parser = factory.createParser(payload)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
