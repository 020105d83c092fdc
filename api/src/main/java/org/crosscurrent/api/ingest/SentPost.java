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
package org.crosscurrent.api.ingest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A post as somebody sends it: what the pipeline calls a raw post.
 *
 * @param platform in lower case
 * @param collection by which way it was collected
 * @param observedAt in milliseconds; null where the sender leaves it to the server
 * @param payload as the platform gave it, never empty; not to be changed
 */
public record SentPost(String platform, String collection, Instant observedAt, byte[] payload) {
  private static final int ID_BYTES = 16;

  /** This post, with a time if it has none. */
  SentPost orObservedAt(Instant time) {
    return observedAt == null ? new SentPost(platform, collection, time, payload) : this;
  }

  /**
   * The first 128 bits, in hexadecimal, of the SHA-256 of platform, collection, the milliseconds of
   * observedAt and payload; texts and bytes behind their length in four bytes. Equal for what the
   * pipeline takes for one observation.
   */
  String id() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, platform.getBytes(StandardCharsets.UTF_8));
      write(out, collection.getBytes(StandardCharsets.UTF_8));
      out.writeLong(observedAt.toEpochMilli());
      write(out, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha256(bytes.toByteArray()), 0, ID_BYTES);
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
