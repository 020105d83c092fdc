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
package org.crosscurrent.benchmarks.handwritten;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks encodings, because JSON parsers guess at UTF-16 and let overlong forms pass. */
final class Utf8 {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOWEST = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;

  private Utf8() {}

  /** Whether none of eight bytes is 0 or above 0x7F. */
  private static boolean isAscii(long eight) {
    return ((eight - LOWEST | eight) & HIGHEST) == 0;
  }

  /**
   * Whether {@code bytes} are well-formed UTF-8 (Unicode 15, table 3-7) without U+0000, which no
   * JSON text holds but every UTF-16 one does.
   */
  static boolean isJsonText(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      while (i + Long.BYTES <= bytes.length && isAscii((long) EIGHT.get(bytes, i))) {
        i += Long.BYTES;
      }
      if (i == bytes.length) {
        return true;
      }
      byte b = bytes[i];
      if (b > 0) {
        i++;
      } else {
        int length = b == 0 ? 0 : sequenceLength(bytes, i);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  /** Length of the sequence of two to four bytes at {@code i}, 0 where it is not well-formed. */
  private static int sequenceLength(byte[] bytes, int i) {
    int lead = bytes[i] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > bytes.length) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
