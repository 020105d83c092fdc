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
package org.crosscurrent.model.coders;

import org.apache.beam.sdk.coders.CoderException;

/**
 * Chars in UTF-8, where a lone surrogate takes the three bytes that its number would have if it
 * were a character: every Java string has one form, and comes back.
 *
 * <p>The JDK's own UTF-8 replaces what is malformed, in both directions, where a coder must keep it
 * or refuse it.
 */
final class WideText {

  /** The most bytes of a char. */
  static final int MOST_BYTES = 3;

  private WideText() {}

  /**
   * Writes chars.
   *
   * @return the place behind the last byte
   */
  static int write(char[] chars, int from, int to, byte[] out, int at) {
    int place = at;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < 0x80) {
        out[place++] = (byte) c;
      } else if (c < 0x800) {
        out[place++] = (byte) (0xC0 | c >> 6);
        out[place++] = (byte) (0x80 | c & 0x3F);
      } else if (i + 1 < to && Character.isSurrogatePair(c, chars[i + 1])) {
        int point = Character.toCodePoint(c, chars[++i]);
        out[place++] = (byte) (0xF0 | point >> 18);
        out[place++] = (byte) (0x80 | point >> 12 & 0x3F);
        out[place++] = (byte) (0x80 | point >> 6 & 0x3F);
        out[place++] = (byte) (0x80 | point & 0x3F);
      } else {
        out[place++] = (byte) (0xE0 | c >> 12);
        out[place++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[place++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return place;
  }

  /**
   * Reads chars.
   *
   * @return the place behind the last byte
   * @throws CoderException if the bytes are not what {@link #write} makes of any chars
   */
  static int read(byte[] in, int from, int end, char[] chars, int count) throws CoderException {
    int place = from;
    int i = 0;
    while (i < count) {
      if (place >= end) {
        throw malformed();
      }
      int first = in[place];
      if (first >= 0) {
        chars[i++] = (char) first;
        place++;
        continue;
      }
      int bytes = first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
      int point = point(in, place, end, bytes);
      place += bytes;
      if (bytes < 4) {
        char c = (char) point;
        if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(chars[i - 1])) {
          throw malformed();
        }
        chars[i++] = c;
      } else {
        if (i + 1 == count) {
          throw malformed();
        }
        chars[i++] = Character.highSurrogate(point);
        chars[i++] = Character.lowSurrogate(point);
      }
    }
    return place;
  }

  private static int point(byte[] in, int place, int end, int bytes) throws CoderException {
    if (end - place < bytes) {
      throw malformed();
    }
    int point = in[place] & 0x7F >> bytes;
    for (int i = 1; i < bytes; i++) {
      if ((in[place + i] & 0xC0) != 0x80) {
        throw malformed();
      }
      point = point << 6 | in[place + i] & 0x3F;
    }
    int first = in[place] & 0xFF;
    int least = bytes == 2 ? 0x80 : bytes == 3 ? 0x800 : Character.MIN_SUPPLEMENTARY_CODE_POINT;
    if (first < 0xC0 || first > 0xF7 || point < least || point > Character.MAX_CODE_POINT) {
      throw malformed();
    }
    return point;
  }

  private static CoderException malformed() {
    return new CoderException("a record has a text that is not UTF-8");
  }
}
