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

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * Writes the fields of a record, whose form {@link RecordCoder} tells, into buffers that grow and
 * are used again. Not thread-safe.
 */
public final class RecordWriter {

  /** A record is shorter than this, so that its length takes at most four bytes. */
  static final int LIMIT = 1 << 28;

  /** Buffers that are longer are not kept for the next record. */
  static final int LONGEST_KEPT = 1 << 20;

  /** Before the head: the version and three lengths. */
  private static final int PREFIX = 1 + 3 * 5;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final TextCollector texts = new TextCollector();
  private byte[] buffer = new byte[4096];
  private ByteBuffer view = ByteBuffer.wrap(buffer);
  private int size = PREFIX;

  RecordWriter() {}

  void reset() {
    size = PREFIX;
    texts.reset();
  }

  /** Puts texts behind the fields and lengths before them, and writes all of it. */
  void finish(int version, OutputStream out) throws IOException {
    int head = size - PREFIX;
    ensure(texts.size());
    view.clear().position(size);
    texts.writeNarrow(view);
    int narrow = view.position() - size;
    size = view.position();
    texts.writeWide(this);
    int end = size;
    int rest = end - PREFIX + varintLength(head) + varintLength(narrow);
    if (rest >= LIMIT) {
      throw new IllegalArgumentException("a record of " + rest + " bytes; the limit is " + LIMIT);
    }
    int start = PREFIX - (rest - (end - PREFIX)) - varintLength(rest) - 1;
    size = start;
    buffer[size++] = (byte) version;
    writeUnsigned(rest);
    writeUnsigned(head);
    writeUnsigned(narrow);
    out.write(buffer, start, end - start);
    if (buffer.length > LONGEST_KEPT) {
      grow(new byte[LONGEST_KEPT]);
    }
    texts.shrink(LONGEST_KEPT);
  }

  private static int varintLength(int value) {
    return 1 + (31 - Integer.numberOfLeadingZeros(value | 1)) / 7;
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
    ensure(Long.BYTES);
    LONGS.set(buffer, size, value);
    size += Long.BYTES;
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

  /** Any string, lone surrogates included: its number of chars here, its chars with all texts. */
  public void writeString(String value) {
    int length = value.length();
    writeUnsigned(length);
    texts.add(value, length);
  }

  /** The chars of a wide text. */
  void writeWide(char[] chars, int from, int to) {
    ensure((to - from) * (long) WideText.MOST_BYTES);
    size = WideText.write(chars, from, to, buffer, size);
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

  /** The number of entries, then key and value of each, in the order of the keys. */
  public void writeStringMap(Map<String, String> values) {
    writeUnsigned(values.size());
    if (!values.isEmpty()) {
      sorted(values)
          .forEach(
              (key, value) -> {
                writeString(key);
                writeString(value);
              });
    }
  }

  /** The number of entries, then key and value of each, in the order of the keys. */
  public void writeDoubleMap(Map<String, Double> values) {
    writeUnsigned(values.size());
    if (!values.isEmpty()) {
      sorted(values)
          .forEach(
              (key, value) -> {
                writeString(key);
                writeDouble(value);
              });
    }
  }

  /** Equal maps have equal bytes, whatever the order they were filled in. */
  private static <V> Map<String, V> sorted(Map<String, V> values) {
    String before = null;
    for (String key : values.keySet()) {
      if (before != null && before.compareTo(key) > 0) {
        return new TreeMap<>(values);
      }
      before = key;
    }
    return values;
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
   * @throws IllegalArgumentException if a digit is none or is in upper case, or their number is odd
   */
  public void writeHex(String digits) {
    int length = digits.length();
    if (length % 2 != 0) {
      throw new IllegalArgumentException("an odd number of hex digits: " + length);
    }
    ensure(length / 2);
    int wrong = 0;
    for (int i = 0; i < length; i += 2) {
      int value = HexDigits.value(digits.charAt(i)) << 4 | HexDigits.value(digits.charAt(i + 1));
      wrong |= value;
      buffer[size++] = (byte) value;
    }
    if (wrong < 0) {
      throw new IllegalArgumentException("not hex digits in lower case: " + digits);
    }
  }

  private void ensure(long more) {
    if (buffer.length - size < more) {
      grow(Arrays.copyOf(buffer, grown(buffer.length, size, more)));
    }
  }

  private void grow(byte[] larger) {
    buffer = larger;
    view = ByteBuffer.wrap(larger);
  }

  /** The length of a buffer that has room for more. */
  static int grown(int length, int size, long more) {
    long needed = size + more;
    // Room for a wide text is reckoned at three bytes a char.
    if (needed > (long) WideText.MOST_BYTES * LIMIT) {
      throw new IllegalArgumentException(
          "a record of up to " + needed + " bytes; the limit is " + LIMIT);
    }
    return (int) Math.max(needed, Math.min(2L * length, (long) WideText.MOST_BYTES * LIMIT));
  }
}
