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

/**
 * Text as it may be stored and compared anywhere: in Unicode NFC, with line feeds and tabs as its
 * only control characters, and with whole code points only.
 *
 * <p>Postgres refuses U+0000 in text, and UTF-8 has no form for half a surrogate pair; both arrive
 * in JSON escapes all the same.
 */
public final class CleanText {

  private static final char REPLACEMENT = 0xFFFD;

  private CleanText() {}

  /**
   * A text for people: without control characters as in {@link #withoutControls}, in NFC, and
   * without white space around it.
   */
  public static String of(String text) {
    return trim(ContentHash.compose(withoutControls(text)));
  }

  /**
   * A text whose line ends (CR LF, CR, VT, FF, NEL) are line feeds, whose other control characters
   * but the tab are gone, and whose lone surrogates are U+FFFD. Gives the same object where there
   * is nothing to do.
   */
  public static String withoutControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 0x20 && c < 0x7F;
      if (!plain && (isControl(c) || Character.isSurrogate(c))) {
        return rewrite(text, i);
      }
    }
    return text;
  }

  private static String rewrite(String text, int start) {
    int length = text.length();
    StringBuilder clean = new StringBuilder(length).append(text, 0, start);
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      char next = i + 1 < length ? text.charAt(i + 1) : '\0';
      if (Character.isHighSurrogate(c) && Character.isLowSurrogate(next)) {
        clean.append(c).append(next);
        i++;
      } else if (Character.isSurrogate(c)) {
        clean.append(REPLACEMENT);
      } else if (c == '\r' && next == '\n') {
        continue;
      } else if (isLineEnd(c)) {
        clean.append('\n');
      } else if (!isControl(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean isControl(char c) {
    return c < 0x20 ? c != '\n' && c != '\t' : c >= 0x7F && c <= 0x9F;
  }

  private static boolean isLineEnd(char c) {
    return c == '\r' || c == 0x0B || c == '\f' || c == 0x85;
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Urls.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Urls.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
