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
package org.crosscurrent.io.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Steps over JSON in bytes without making anything of it, and is strict about RFC 8259: what it
 * takes for a value is one for every reader. It exists because a payload must come out of a line
 * byte by byte as it went in, which no parser that makes numbers and strings can promise, and
 * because an archive is read at the speed of this class.
 *
 * <p>All methods take the bytes, an index and an end, and give the index behind what they stepped
 * over, or -1 if it is not there.
 */
final class JsonScan {

  /** Deeper values are no values here, so that hostile depth costs nothing. */
  static final int MAX_DEPTH = 1000;

  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (int c = 0x20; c < 0x80; c++) {
      PLAIN[c] = c != '"' && c != '\\';
    }
  }

  private JsonScan() {}

  /** Over white space; never -1. */
  static int space(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** Over a whole value that begins right here. */
  static int value(byte[] bytes, int from, int end) {
    return value(bytes, from, end, 0);
  }

  private static int value(byte[] bytes, int from, int end, int depth) {
    if (from >= end) {
      return -1;
    }
    boolean object = bytes[from] == '{';
    if (!object && bytes[from] != '[') {
      return scalar(bytes, from, end);
    }
    return depth == MAX_DEPTH ? -1 : container(object, bytes, from, end, depth + 1);
  }

  private static int container(boolean object, byte[] bytes, int from, int end, int depth) {
    byte close = (byte) (object ? '}' : ']');
    int at = space(bytes, from + 1, end);
    if (at < end && bytes[at] == close) {
      return at + 1;
    }
    while (true) {
      if (object) {
        at = name(bytes, at, end);
      }
      at = at < 0 ? -1 : value(bytes, at, end, depth);
      if (at < 0) {
        return -1;
      }
      at = space(bytes, at, end);
      if (at >= end) {
        return -1;
      }
      if (bytes[at] == close) {
        return at + 1;
      }
      if (bytes[at] != ',') {
        return -1;
      }
      at = space(bytes, at + 1, end);
    }
  }

  /** Over a name, its colon and the space behind it: to where the value begins. */
  static int name(byte[] bytes, int from, int end) {
    int at = string(bytes, from, end);
    return at < 0 ? -1 : colon(bytes, at, end);
  }

  /** Over a colon with space on both sides. */
  static int colon(byte[] bytes, int from, int end) {
    int at = space(bytes, from, end);
    return at < end && bytes[at] == ':' ? space(bytes, at + 1, end) : -1;
  }

  /** Over a string with its quotes. */
  static int string(byte[] bytes, int from, int end) {
    if (from >= end || bytes[from] != '"') {
      return -1;
    }
    int at = from + 1;
    while (at >= 0 && at < end) {
      byte c = bytes[at];
      if (PLAIN[c & 0xFF]) {
        at++;
      } else if (c == '"') {
        return at + 1;
      } else if (c == '\\') {
        at = escape(bytes, at, end);
      } else {
        at = c < 0 ? Utf8.skip(bytes, at, end) : -1;
      }
    }
    return -1;
  }

  private static int escape(byte[] bytes, int from, int end) {
    if (end - from < 2) {
      return -1;
    }
    switch (bytes[from + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return from + 2;
      case 'u':
        for (int i = from + 2; i < from + 6; i++) {
          if (i >= end || Character.digit(bytes[i], 16) < 0) {
            return -1;
          }
        }
        return from + 6;
      default:
        return -1;
    }
  }

  private static int scalar(byte[] bytes, int from, int end) {
    return switch (bytes[from]) {
      case '"' -> string(bytes, from, end);
      case 't' -> literal("true", bytes, from, end);
      case 'f' -> literal("false", bytes, from, end);
      case 'n' -> literal("null", bytes, from, end);
      default -> number(bytes, from, end);
    };
  }

  private static int literal(String word, byte[] bytes, int from, int end) {
    if (end - from < word.length()) {
      return -1;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return -1;
      }
    }
    return from + word.length();
  }

  private static int number(byte[] bytes, int from, int end) {
    int at = bytes[from] == '-' ? from + 1 : from;
    int whole = at;
    at = digits(bytes, at, end);
    if (at < 0 || (bytes[whole] == '0' && at > whole + 1)) {
      return -1;
    }
    if (at < end && bytes[at] == '.') {
      at = digits(bytes, at + 1, end);
    }
    if (at >= 0 && at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      boolean signed = at < end && (bytes[at] == '+' || bytes[at] == '-');
      at = digits(bytes, signed ? at + 1 : at, end);
    }
    return at;
  }

  private static int digits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == from ? -1 : at;
  }

  /** The text of a string that {@link #string} stepped over, from quote to quote. */
  static String text(byte[] bytes, int from, int end) {
    for (int i = from + 1; i < end - 1; i++) {
      if (bytes[i] == '\\') {
        return unescape(new String(bytes, from + 1, end - from - 2, UTF_8));
      }
    }
    return new String(bytes, from + 1, end - from - 2, UTF_8);
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }
}
