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
package org.crosscurrent.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How keys and refresh tokens are written, and what is kept of them.
 *
 * <p>A key is {@code cc_}, an id of twelve letters and digits, {@code _}, and a secret of 256
 * random bits in URL-safe Base64; a refresh token is {@code ccr_} and such a secret. What is kept
 * is a plain SHA-256: the slow and salted hashes that passwords need guard against guessing and
 * against tables of guesses, and 256 random bits can neither be guessed nor listed. A fast hash
 * lets every request be checked.
 *
 * @param id names the key; no secret
 * @param secret what only its holder knows
 */
record KeyText(String id, String secret) {
  /** How a key begins. */
  static final String PREFIX = "cc_";

  private static final String REFRESH_PREFIX = "ccr_";
  private static final Pattern FORM = Pattern.compile("cc_([a-z0-9]{12})_([A-Za-z0-9_-]{43})");
  private static final Pattern REFRESH_FORM = Pattern.compile("ccr_[A-Za-z0-9_-]{43}");
  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 12;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new key. */
  static KeyText random() {
    return new KeyText(randomId(), randomSecret());
  }

  /** The key that a text is; empty where it has not the form of one. */
  static Optional<KeyText> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new KeyText(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /** A new refresh token. */
  static String randomRefreshToken() {
    return REFRESH_PREFIX + randomSecret();
  }

  /** Whether a text has the form of a refresh token. */
  static boolean isRefreshToken(String text) {
    return REFRESH_FORM.matcher(text).matches();
  }

  /** A text that nobody has had, and that is no secret. */
  static String randomId() {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }

  private static String randomSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 in hexadecimal digits. */
  static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Whether a hash is that of this secret; takes as long for a near miss as for any other. */
  boolean hasHash(String hash) {
    return MessageDigest.isEqual(
        hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** The key as its holder shows it. */
  String text() {
    return PREFIX + id + "_" + secret;
  }

  /** Without the secret, which would otherwise be in a log one day. */
  @Override
  public String toString() {
    return PREFIX + id;
  }
}
