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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hex digits in lower case and their values. */
final class HexDigits {

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUES = values();

  private HexDigits() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      values[DIGITS[i]] = (byte) i;
    }
    return values;
  }

  /** 0 to 15, or less than 0 for what is no digit. */
  static int value(char digit) {
    return digit < VALUES.length ? VALUES[digit] : -1;
  }

  /** Writes two digits for each byte. */
  static void write(byte[] in, int from, int to, byte[] digits) {
    for (int i = from, place = 0; i < to; i++) {
      digits[place++] = DIGITS[in[i] >> 4 & 0xF];
      digits[place++] = DIGITS[in[i] & 0xF];
    }
  }
}
