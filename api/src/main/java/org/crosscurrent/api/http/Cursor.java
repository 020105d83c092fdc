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
package org.crosscurrent.api.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The place after the last row of a page, as an opaque text.
 *
 * <p>Layout, version 1, in URL-safe Base64 without padding: one byte version; eight bytes
 * fingerprint of the resource and of all parameters but {@code cursor} and {@code limit}; eight
 * bytes the number that rows are sorted by (microseconds since 1970, or the bits of a double); the
 * sorted-by text in modified UTF-8 with its length before it; the first four bytes of the SHA-256
 * of all that. The check finds damage; it is no signature, and needs to be none: whoever makes a
 * cursor up gets a page that he could have asked for anyway.
 */
public record Cursor(long number, String text) {
  private static final int VERSION = 1;
  private static final int CHECK_BYTES = 4;

  /** The text of this place within the walk over one resource under certain filters. */
  public String encode(String resource, Map<String, String> parameters) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      out.write(fingerprint(resource, parameters));
      out.writeLong(number);
      out.writeUTF(text);
      byte[] check = sha256(bytes.toByteArray());
      out.write(check, 0, CHECK_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The place that a text tells.
   *
   * @return empty when the text is damaged, of another version, or from a walk over another
   *     resource or under other filters
   */
  public static Optional<Cursor> decode(
      String encoded, String resource, Map<String, String> parameters) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int end = bytes.length - CHECK_BYTES;
    if (end < 1 || bytes[0] != VERSION) {
      return Optional.empty();
    }
    byte[] check = Arrays.copyOf(sha256(Arrays.copyOf(bytes, end)), CHECK_BYTES);
    if (!Arrays.equals(check, Arrays.copyOfRange(bytes, end, bytes.length))) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 1, end - 1))) {
      byte[] fingerprint = in.readNBytes(8);
      long number = in.readLong();
      String text = in.readUTF();
      return Arrays.equals(fingerprint, fingerprint(resource, parameters))
          ? Optional.of(new Cursor(number, text))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] fingerprint(String resource, Map<String, String> parameters) {
    Map<String, String> sorted = new TreeMap<>(parameters);
    sorted.remove("cursor");
    sorted.remove("limit");
    StringBuilder all = new StringBuilder(resource);
    sorted.forEach((name, value) -> all.append('\0').append(name).append('\0').append(value));
    return Arrays.copyOf(sha256(all.toString().getBytes(StandardCharsets.UTF_8)), 8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
