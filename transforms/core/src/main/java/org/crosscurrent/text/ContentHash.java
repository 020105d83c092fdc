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
package org.crosscurrent.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Tells whether two posts say the same: the SHA-256 of their normalised text.
 *
 * <p>Normalised means, in this order: Unicode NFC; every match of {@code
 * (?i)\b(?:https?://|www\.)\S+} replaced by {@code <url>}, so that tracking parameters and link
 * shorteners do not hide a copy; every run of Unicode white space replaced by one space; trimmed.
 * In that expression {@code \b} stands between a letter, digit or underscore and anything else,
 * {@code \S} is all but Unicode white space, and letters of either case are those of ASCII.
 *
 * <pre>{@code
 * ContentHash.of("Look", "at  https://example.org/a?b"); // hash of "Look at <url>"
 * }</pre>
 *
 * <p>These hashes are stored and compared across runs: a change of the rule is a change of the
 * format.
 */
public final class ContentHash {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String URL = "<url>";

  /** Below it every character is in NFC, whatever stands beside it. */
  private static final char FIRST_COMBINING = 0x300;

  private ContentHash() {}

  /**
   * The hash of a title and a text.
   *
   * @param title plain text, may be empty
   * @param text plain text, may be empty
   * @return 64 lower-case hex digits, or null where nothing is left of the normalised text
   */
  public static @Nullable String of(String title, String text) {
    String normal = normalise(title.isEmpty() ? text : title + "\n" + text);
    return normal.isEmpty() ? null : hex(Sha256.of(normal.getBytes(StandardCharsets.UTF_8)));
  }

  /** The normalised form of a text, which the hash is taken of. */
  public static String normalise(String text) {
    String composed = compose(text);
    int length = composed.length();
    // Never longer than the text: the shortest address has as many characters as its mark.
    char[] normal = new char[length];
    int size = 0;
    boolean gap = false;
    int i = 0;
    while (i < length) {
      char c = composed.charAt(i);
      if (Urls.isWhiteSpace(c)) {
        gap = size > 0;
        i++;
        continue;
      }
      if (gap) {
        normal[size++] = ' ';
        gap = false;
      }
      if (Urls.mayStart(c) && Urls.startsAt(composed, i)) {
        URL.getChars(0, URL.length(), normal, size);
        size += URL.length();
        i = Urls.nextWhiteSpace(composed, i);
      } else {
        normal[size++] = c;
        i++;
      }
    }
    return new String(normal, 0, size);
  }

  /** NFC, without a call where every character is below the first combining one. */
  static String compose(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  private static String hex(byte[] digest) {
    byte[] hex = new byte[digest.length * 2];
    for (int i = 0; i < digest.length; i++) {
      hex[2 * i] = HEX[digest[i] >> 4 & 0xF];
      hex[2 * i + 1] = HEX[digest[i] & 0xF];
    }
    return new String(hex, StandardCharsets.ISO_8859_1);
  }
}
