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
package org.crosscurrent.io.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/**
 * One envelope as one line of JSON, and back:
 *
 * <pre>{@code
 * {"platform":"reddit","collection":"stream","observed_at":"2026-03-05T06:30:00.123Z","attempt":0,"payload":{"id":"t3_1"}}
 * }</pre>
 *
 * <p><b>Guarantee.</b> What was written is read again, the payload byte by byte:
 *
 * <ul>
 *   <li>a payload that is one JSON object or array by the letter of RFC 8259, in valid UTF-8,
 *       without line breaks, spaces around it, or more than 1,000 levels, stands in the line as it
 *       is, and is cut out again between its first and its last byte;
 *   <li>any other valid UTF-8 stands there as a JSON string;
 *   <li>any other bytes stand there in Base64, under {@code payload_base64}.
 * </ul>
 *
 * <p>Lines of others are read as well: keys in any order, unknown keys, spaces, {@code observed_at}
 * with any offset or absent, {@code collection} absent ({@code file}), {@code attempt} absent (0).
 * Of a key that stands there twice the last one counts.
 *
 * <p>No state; any thread.
 */
public final class EnvelopeJson {

  private static final String DEFAULT_COLLECTION = "file";
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  private EnvelopeJson() {}

  /** The line, without a line break. */
  public static byte[] write(RawPost raw) {
    byte[] payload = raw.getPayload();
    ByteArrayOutputStream line = new ByteArrayOutputStream(payload.length + 160);
    ascii(line, "{\"platform\":");
    quote(line, raw.getPlatform().getBytes(UTF_8));
    ascii(line, ",\"collection\":");
    quote(line, raw.getCollection().getBytes(UTF_8));
    Instant observedAt = raw.getObservedAt();
    ascii(
        line,
        observedAt == null
            ? ",\"observed_at\":null"
            : ",\"observed_at\":\"" + IsoInstants.print(observedAt) + '"');
    ascii(line, ",\"attempt\":" + raw.getAttempt());
    if (standsAsItIs(payload)) {
      ascii(line, ",\"payload\":");
      line.write(payload, 0, payload.length);
    } else if (Utf8.isValid(payload)) {
      ascii(line, ",\"payload\":");
      quote(line, payload);
    } else {
      ascii(line, ",\"payload_base64\":\"");
      line.writeBytes(Base64.getEncoder().encode(payload));
      line.write('"');
    }
    line.write('}');
    return line.toByteArray();
  }

  /**
   * Reads a line.
   *
   * @throws EnvelopeException if it is no envelope
   */
  public static RawPost read(byte[] line) throws EnvelopeException {
    return read(line, 0, line.length);
  }

  /**
   * Reads the line between two indices of an array, which it does not keep.
   *
   * @throws EnvelopeException if it is no envelope
   */
  public static RawPost read(byte[] bytes, int from, int end) throws EnvelopeException {
    Fields fields = new Fields(bytes);
    int at = JsonScan.space(bytes, from, end);
    if (at == end || bytes[at] != '{') {
      throw malformed("The line is no JSON object.");
    }
    at = JsonScan.space(bytes, at + 1, end);
    boolean more = at == end || bytes[at] != '}';
    while (more) {
      int name = at;
      int nameEnd = JsonScan.string(bytes, name, end);
      int value = nameEnd < 0 ? -1 : JsonScan.colon(bytes, nameEnd, end);
      int valueEnd = value < 0 ? -1 : JsonScan.value(bytes, value, end);
      if (valueEnd < 0) {
        throw malformed("The line is no valid JSON.");
      }
      fields.take(JsonScan.text(bytes, name, nameEnd), value, valueEnd);
      at = JsonScan.space(bytes, valueEnd, end);
      more = at < end && bytes[at] == ',';
      if (more) {
        at = JsonScan.space(bytes, at + 1, end);
      }
    }
    if (at == end || bytes[at] != '}' || JsonScan.space(bytes, at + 1, end) != end) {
      throw malformed("The line is no valid JSON.");
    }
    return fields.envelope();
  }

  private static boolean standsAsItIs(byte[] payload) {
    if (payload.length < 2 || (payload[0] != '{' && payload[0] != '[')) {
      return false;
    }
    for (byte b : payload) {
      if (b == '\n' || b == '\r') {
        return false;
      }
    }
    return JsonScan.value(payload, 0, payload.length) == payload.length;
  }

  private static void quote(ByteArrayOutputStream line, byte[] utf8) {
    line.write('"');
    int copied = 0;
    for (int i = 0; i < utf8.length; i++) {
      byte b = utf8[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
        line.write(utf8, copied, i - copied);
        copied = i + 1;
        line.write('\\');
        if (b == '"' || b == '\\') {
          line.write(b);
        } else {
          ascii(line, "u00");
          line.write(HEX[b >> 4]);
          line.write(HEX[b & 0xF]);
        }
      }
    }
    line.write(utf8, copied, utf8.length - copied);
    line.write('"');
  }

  private static void ascii(ByteArrayOutputStream line, String text) {
    line.writeBytes(text.getBytes(UTF_8));
  }

  private static EnvelopeException malformed(String message) {
    return new EnvelopeException(DeadLetterReason.MALFORMED, message);
  }

  private static EnvelopeException missing(String field) {
    return new EnvelopeException(
        DeadLetterReason.MISSING_FIELD, "The envelope has no field " + field + ".");
  }

  /** The values of the known fields of one line. */
  private static final class Fields {

    private final byte[] bytes;
    private @Nullable String platform;
    private String collection = DEFAULT_COLLECTION;
    private @Nullable Instant observedAt;
    private int attempt;
    private byte @Nullable [] payload;

    Fields(byte[] bytes) {
      this.bytes = bytes;
    }

    void take(String name, int from, int end) throws EnvelopeException {
      boolean isNull = bytes[from] == 'n';
      switch (name) {
        case "platform" -> platform = isNull ? null : text(name, from, end);
        case "collection" -> collection = isNull ? DEFAULT_COLLECTION : text(name, from, end);
        case "observed_at" -> observedAt = isNull ? null : instant(text(name, from, end));
        case "attempt" -> attempt = isNull ? 0 : count(from, end);
        case "payload" -> payload = isNull ? null : payload(from, end);
        case "payload_base64" -> payload = isNull ? null : base64(text(name, from, end));
        default -> {
          // Others may say more than we know.
        }
      }
    }

    RawPost envelope() throws EnvelopeException {
      if (platform == null || platform.isEmpty()) {
        throw missing("platform");
      }
      if (payload == null) {
        throw missing("payload");
      }
      return RawPost.builder()
          .setPlatform(platform)
          .setCollection(collection)
          .setObservedAt(observedAt)
          .setPayload(payload)
          .setAttempt(attempt)
          .build();
    }

    private String text(String name, int from, int end) throws EnvelopeException {
      if (bytes[from] != '"') {
        throw malformed("The field " + name + " of the envelope is no string.");
      }
      return JsonScan.text(bytes, from, end);
    }

    private static Instant instant(String text) throws EnvelopeException {
      Instant instant = IsoInstants.parse(text);
      if (instant == null) {
        throw malformed(
            "The field observed_at of the envelope is no ISO 8601 time with an offset.");
      }
      return instant;
    }

    private int count(int from, int end) throws EnvelopeException {
      int count = 0;
      for (int i = from; i < end; i++) {
        if (bytes[i] < '0' || bytes[i] > '9' || end - from > 9) {
          throw malformed("The field attempt of the envelope is no number from 0 on.");
        }
        count = count * 10 + (bytes[i] - '0');
      }
      return count;
    }

    private byte[] payload(int from, int end) {
      return bytes[from] == '"'
          ? JsonScan.text(bytes, from, end).getBytes(UTF_8)
          : Arrays.copyOfRange(bytes, from, end);
    }

    private static byte[] base64(String text) throws EnvelopeException {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException notBase64) {
        throw malformed("The field payload_base64 of the envelope is no Base64.");
      }
    }
  }
}
