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

/** Where handles end in texts. */
final class Handles {

  private Handles() {}

  /** End of the letters, digits, underscores, and inner dots and hyphens that begin here. */
  static int end(String text, int start) {
    int end = Math.min(start, text.length());
    while (end < text.length() && (Chars.isWord(text.charAt(end)) || isInner(text, start, end))) {
      end++;
    }
    while (end > start && isDotOrHyphen(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isInner(String text, int start, int index) {
    return index > start && isDotOrHyphen(text.charAt(index));
  }

  private static boolean isDotOrHyphen(char c) {
    return c == '.' || c == '-';
  }

  /** End of the decentralised identifier that begins here with {@code did:}; its begin if none. */
  static int identifierEnd(String text, int start) {
    int method = start + "did:".length();
    int end = method;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    if (end == method || end >= text.length() || text.charAt(end) != ':') {
      return start;
    }
    int id = end(text, end + 1);
    return id == end + 1 ? start : id;
  }
}
