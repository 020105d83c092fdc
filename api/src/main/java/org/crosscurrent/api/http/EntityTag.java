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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A strong entity tag (RFC 9110, 8.8.3): of the bytes of a body, and of whether they are packed,
 * since a packed answer has other bytes.
 */
final class EntityTag {
  private static final int BYTES = 16;
  private static final String PACKED = "-gzip";

  private EntityTag() {}

  /** The tag with its quotes. */
  static String of(byte[] body, boolean packed) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      String text =
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
      return '"' + text + (packed ? PACKED : "") + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Whether an If-None-Match header names a tag. Compared weakly, as the RFC wants it: it is the
   * same content, whether packed or not.
   */
  static boolean isNamedBy(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::strip)
            .anyMatch(named -> named.equals("*") || plain(named).equals(plain(tag)));
  }

  private static String plain(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    return strong.replace(PACKED + '"', "\"");
  }
}
