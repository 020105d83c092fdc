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
 * Finds IP addresses: four numbers up to 255 with dots (RFC 791), and the forms of RFC 4291 with
 * colons. Numbers with more than four parts, such as versions of programs, are none.
 */
final class IpAddresses {

  private static final int LONGEST_V6 = 45;
  private static final int V6_GROUPS = 8;
  private static final int BYTE = 255;

  private IpAddresses() {}

  /** Where the address ends that begins here, or -1. */
  static int endAt(String text, int start) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    if (Chars.continues(text, start - 1)
        || before == '.'
        || before == ':' && isHex(text.charAt(start))) {
      // What follows a colon may be the end of an address, but also the value of a name.
      if (before != ':' || isPartOfV6(text, start)) {
        return -1;
      }
    }
    int v6 = v6End(text, start);
    return v6 >= 0 ? v6 : v4End(text, start);
  }

  /** Whether the colon in front of this has a hexadecimal group, or another colon, before it. */
  private static boolean isPartOfV6(String text, int start) {
    char beforeColon = start < 2 ? ' ' : text.charAt(start - 2);
    return beforeColon == ':' || Character.digit(beforeColon, 10) >= 0;
  }

  private static int v4End(String text, int start) {
    int i = start;
    for (int part = 0; part < 4; part++) {
      int digits = i;
      int value = 0;
      while (i < text.length() && i - digits < 3 && isAsciiDigit(text.charAt(i))) {
        value = value * 10 + text.charAt(i) - '0';
        i++;
      }
      if (i == digits || value > BYTE) {
        return -1;
      }
      if (part < 3) {
        if (i >= text.length() || text.charAt(i) != '.') {
          return -1;
        }
        i++;
      }
    }
    boolean longer = Chars.continues(text, i);
    boolean more = i < text.length() && text.charAt(i) == '.' && Chars.isDigit(text, i + 1);
    return longer || more ? -1 : i;
  }

  private static int v6End(String text, int start) {
    int end = start;
    while (end < text.length() && end - start <= LONGEST_V6 && isV6(text.charAt(end))) {
      end++;
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    if (end - start > 2 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
      end--;
    }
    boolean tooLong = end - start > LONGEST_V6;
    boolean longer = Chars.continues(text, end);
    return tooLong || longer || !isV6Address(text.substring(start, end)) ? -1 : end;
  }

  private static boolean isV6Address(String text) {
    int gap = text.indexOf("::");
    if (text.indexOf(':') < 0 || gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int groups = 0;
    for (String group : text.split(":", -1)) {
      if (group.isEmpty()) {
        continue;
      }
      if (group.indexOf('.') >= 0) {
        if (!text.endsWith(group) || v4End(group, 0) != group.length()) {
          return false;
        }
        groups += 2;
      } else if (group.length() > 4) {
        return false;
      } else {
        groups++;
      }
    }
    boolean loneColon =
        text.startsWith(":") && gap != 0 || text.endsWith(":") && gap != text.length() - 2;
    boolean digit = text.chars().anyMatch(c -> isAsciiDigit((char) c));
    return !loneColon
        && digit
        && (gap >= 0 ? groups > 0 && groups < V6_GROUPS : groups == V6_GROUPS);
  }

  private static boolean isV6(char c) {
    return c == ':' || c == '.' || isHex(c);
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
