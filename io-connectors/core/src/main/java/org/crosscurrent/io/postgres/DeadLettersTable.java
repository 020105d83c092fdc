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
package org.crosscurrent.io.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.model.DeadLetter;
import org.joda.time.Instant;

/**
 * {@code dead_letters}: key a hash of (reason, stage, payload, observed_at, attempt, platform); the
 * first row stays. A letter about a post that its platform has taken back since is left out, and a
 * deletion takes it away. Whatever is in a dead letter can be stored: the payload is bytes, and the
 * NUL character, which Postgres has no place for, becomes U+FFFD elsewhere.
 */
final class DeadLettersTable extends TableWriter<DeadLetter> {

  private static final long serialVersionUID = 1L;

  /** The header that names the post of a letter, where that is known. */
  static final String POST_ID = "post_id";

  DeadLettersTable() {
    super(
        "dead_letters",
        new Columns<DeadLetter>()
            .text("id", DeadLettersTable::id)
            .text("reason", letter -> letter.getReason().label())
            .text("stage", letter -> storable(letter.getStage()))
            .text("message", letter -> storable(letter.getMessage()))
            .bytes("payload", DeadLetter::getPayload)
            .json("headers", DeadLettersTable::storableHeaders)
            .text("platform", letter -> storable(letter.getHeaders().get("platform")))
            .text("collection", letter -> storable(letter.getHeaders().get("collection")))
            .instant("observed_at", DeadLetter::getObservedAt)
            .integer("attempt", DeadLetter::getAttempt)
            .text("post_id", letter -> storable(letter.getHeaders().get(POST_ID))),
        UpsertSql.keepingFirst(List.of("id")).unlessDeletedSince("observed_at"));
  }

  @Override
  String lock() {
    return LOCK_SHARED;
  }

  /**
   * SHA-256, lower hex, of the reason's label, the stage, the payload, the milliseconds of
   * observed_at, the attempt and the platform. Texts and bytes are preceded by their length in four
   * bytes, -1 where absent; an absent observed_at is the smallest long.
   */
  static String id(DeadLetter letter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(letter.getPayload().length + 128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, letter.getReason().label().getBytes(StandardCharsets.UTF_8));
      write(out, letter.getStage().getBytes(StandardCharsets.UTF_8));
      write(out, letter.getPayload());
      out.writeLong(millis(letter));
      out.writeInt(letter.getAttempt());
      String platform = letter.getHeaders().get("platform");
      write(out, platform == null ? null : platform.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static long millis(DeadLetter letter) {
    Instant observedAt = letter.getObservedAt();
    return observedAt == null ? Long.MIN_VALUE : observedAt.getMillis();
  }

  private static String storable(String text) {
    return text == null ? null : text.replace('\u0000', '\ufffd');
  }

  private static Map<String, String> storableHeaders(DeadLetter letter) {
    Map<String, String> headers = new LinkedHashMap<>();
    letter.getHeaders().forEach((name, value) -> headers.put(storable(name), storable(value)));
    return headers;
  }

  /** By what the id is made of: equal exactly where the ids are. */
  @Override
  Comparator<DeadLetter> keyOrder() {
    return Comparator.comparing(DeadLetter::getPayload, Arrays::compare)
        .thenComparing(DeadLetter::getReason)
        .thenComparing(DeadLetter::getStage)
        .thenComparingLong(DeadLettersTable::millis)
        .thenComparingInt(DeadLetter::getAttempt)
        .thenComparing(
            letter -> letter.getHeaders().get("platform"),
            Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  @Override
  Comparator<DeadLetter> versionOrder() {
    return (a, b) -> 0;
  }

  @Override
  Instant observedAt(DeadLetter row) {
    return row.getObservedAt();
  }

  @Override
  String platform(DeadLetter row) {
    return row.getHeaders().get("platform");
  }
}
