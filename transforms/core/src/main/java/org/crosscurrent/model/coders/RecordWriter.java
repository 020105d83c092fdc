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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** Writes the body of a record into a buffer that grows and is used again. Not thread-safe. */
public final class RecordWriter {

  private byte[] buffer = new byte[1024];
  private int size;

  RecordWriter() {}

  void reset() {
    size = 0;
  }

  byte[] buffer() {
    return buffer;
  }

  int size() {
    return size;
  }

  /** One byte. */
  public void writeByte(int value) {
    ensure(1);
    buffer[size++] = (byte) value;
  }

  /** One byte, 0 or 1. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** An unsigned number in groups of seven bits, lowest first: small numbers are short. */
  public void writeUnsigned(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  /** A signed number in zigzag form, so that small negative numbers are short as well. */
  public void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** Eight bytes, highest first. */
  public void writeFixed64(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  /** The eight bytes of its IEEE 754 form; 0.0 takes one byte less than any other value. */
  public void writeDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    writeBoolean(bits != 0);
    if (bits != 0) {
      writeFixed64(bits);
    }
  }

  /** Milliseconds since 1970. */
  public void writeInstant(Instant value) {
    writeSigned(value.getMillis());
  }

  /** Length in bytes and UTF-8. A lone surrogate becomes a question mark. */
  public void writeString(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    writeUnsigned(bytes.length);
    writeRaw(bytes);
  }

  /** A string, or a mark that there is none. */
  public void writeOptionalString(@Nullable String value) {
    writeBoolean(value != null);
    if (value != null) {
      writeString(value);
    }
  }

  /** A signed number, or a mark that there is none. */
  public void writeOptionalSigned(@Nullable Long value) {
    writeBoolean(value != null);
    if (value != null) {
      writeSigned(value);
    }
  }

  /** A double, or a mark that there is none. */
  public void writeOptionalDouble(@Nullable Double value) {
    writeBoolean(value != null);
    if (value != null) {
      writeDouble(value);
    }
  }

  /** An instant, or a mark that there is none. */
  public void writeOptionalInstant(@Nullable Instant value) {
    writeBoolean(value != null);
    if (value != null) {
      writeInstant(value);
    }
  }

  /** The number of strings and each of them. */
  public void writeStrings(List<String> values) {
    writeUnsigned(values.size());
    for (int i = 0; i < values.size(); i++) {
      writeString(values.get(i));
    }
  }

  /** The number of entries, then key and value of each, in the order of the map. */
  public void writeStringMap(Map<String, String> values) {
    writeUnsigned(values.size());
    if (!values.isEmpty()) {
      values.forEach(
          (key, value) -> {
            writeString(key);
            writeString(value);
          });
    }
  }

  /** The number of entries, then key and value of each, in the order of the map. */
  public void writeDoubleMap(Map<String, Double> values) {
    writeUnsigned(values.size());
    values.forEach(
        (key, value) -> {
          writeString(key);
          writeDouble(value);
        });
  }

  /** Bytes without their length. */
  public void writeRaw(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  /** Length and bytes. */
  public void writeBytes(byte[] bytes) {
    writeUnsigned(bytes.length);
    writeRaw(bytes);
  }

  /**
   * Hex digits as half as many bytes, without their length.
   *
   * @throws IllegalArgumentException if a digit is none, or their number is odd
   */
  public void writeHex(String digits) {
    int length = digits.length();
    if (length % 2 != 0) {
      throw new IllegalArgumentException("an odd number of hex digits: " + length);
    }
    ensure(length / 2);
    for (int i = 0; i < length; i += 2) {
      buffer[size++] = (byte) (digit(digits, i) << 4 | digit(digits, i + 1));
    }
  }

  private static int digit(String digits, int index) {
    char digit = digits.charAt(index);
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
      return digit - 'a' + 10;
    }
    return HexFormat.fromHexDigit(digit);
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
