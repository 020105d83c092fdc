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
package org.crosscurrent.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed names: HMAC-SHA-256 (RFC 2104), of which the first 16 bytes are kept and written as 32
 * lower-case hexadecimal digits behind a {@code p}. With 128 bits two of a billion names meet with
 * a probability below 10<sup>-20</sup>; without the key no name can be tried.
 *
 * <p>What is hashed begins with the kind of the name and a NUL character, so that names of one kind
 * tell nothing of those of another. Not safe for use by several threads at once.
 */
final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final Mac mac;

  Pseudonyms(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256, for keys of any bytes", e);
    }
  }

  /** Of an account: the same on one platform for all spellings in upper and lower case. */
  String ofAccount(String platform, String handle) {
    return shortened("account\0" + platform + "\0" + handle.toLowerCase(Locale.ROOT));
  }

  /** Of a post: its platform, which stays in view, and a name in place of its native id. */
  String ofPost(String postId) {
    int colon = postId.indexOf(':');
    return postId.substring(0, colon + 1) + shortened("post\0" + postId);
  }

  /** Of a content hash: 64 hexadecimal digits again, equal exactly for equal hashes. */
  String ofContent(String contentHash) {
    return HEX.formatHex(hash("content\0" + contentHash));
  }

  /** Of the digest of a payload: 64 bits again. */
  long ofDigest(long digest) {
    return ByteBuffer.wrap(hash("payload\0" + digest)).getLong();
  }

  private String shortened(String name) {
    return "p" + HEX.formatHex(Arrays.copyOf(hash(name), BYTES));
  }

  private byte[] hash(String name) {
    return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
  }
}
