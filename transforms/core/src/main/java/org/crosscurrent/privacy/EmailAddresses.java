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

/**
 * Finds e-mail addresses as people write them: letters, digits and {@code . _ + ' -} in front of
 * the at sign, and a host of two labels or more behind it, the last one of letters. The quoted and
 * the more exotic forms of RFC 5322 are not found.
 */
final class EmailAddresses {

  private static final String ESCAPED_AT = "%40";

  private EmailAddresses() {}

  /** Whether a run of characters that may name a mailbox begins here. */
  static boolean mayStartAt(String text, int index) {
    return isLocal(text.charAt(index)) && (index == 0 || !isLocal(text.charAt(index - 1)));
  }

  /** Where the run that begins here ends. */
  static int runEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isLocal(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Where the address ends whose mailbox is this run, or -1. {@code @name@host} is no address, but
   * an account of the Fediverse.
   */
  static int endAfter(String text, int start, int runEnd) {
    if (start > 0 && Chars.isAt(text.charAt(start - 1))) {
      return -1;
    }
    int host;
    if (runEnd < text.length() && Chars.isAt(text.charAt(runEnd))) {
      host = runEnd + 1;
    } else if (Chars.starts(text, runEnd, ESCAPED_AT)) {
      host = runEnd + ESCAPED_AT.length();
    } else {
      return -1;
    }
    return hostEnd(text, host);
  }

  /** Where what may name a mailbox begins in this run: behind dots and the like. */
  static int nameStart(String text, int start, int end) {
    int name = start;
    while (name < end && ".'+-".indexOf(text.charAt(name)) >= 0) {
      name++;
    }
    return name;
  }

  private static boolean isLocal(char c) {
    return Chars.isWord(c) || ".'+-".indexOf(c) >= 0;
  }

  /** The longest end of a host that has a dot in it and letters behind its last dot; -1 if none. */
  private static int hostEnd(String text, int start) {
    int found = -1;
    int label = start;
    int labels = 0;
    while (label < text.length()) {
      int end = label;
      boolean letters = true;
      while (end < text.length() && isLabel(text.charAt(end))) {
        letters &= Character.isLetter(text.charAt(end)) || Character.isSurrogate(text.charAt(end));
        end++;
      }
      if (end == label) {
        break;
      }
      labels++;
      boolean encoded = Chars.starts(text, label, "xn--");
      if (labels > 1 && end - label > 1 && (letters || encoded)) {
        found = end;
      }
      if (end >= text.length() || text.charAt(end) != '.') {
        break;
      }
      label = end + 1;
    }
    return found;
  }

  private static boolean isLabel(char c) {
    return c == '-' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
