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

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/** Reads the body of a record that {@link RecordWriter} wrote. Not thread-safe. */
public final class RecordReader {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private byte[] buffer = new byte[1024];
  private int position;
  private int end;

  RecordReader() {}

  void fill(InputStream in, int length) throws IOException {
    if (buffer.length < length) {
      buffer = new byte[Math.max(length, buffer.length * 2)];
    }
    if (in.readNBytes(buffer, 0, length) < length) {
      throw new EOFException("the stream ends within a record of " + length + " bytes");
    }
    position = 0;
    end = length;
  }

  /** One byte, 0 to 255. */
  public int readByte() throws CoderException {
    if (position >= end) {
      throw new CoderException("a record ends before its last field");
    }
    return buffer[position++] & 0xFF;
  }

  /** What {@link RecordWriter#writeBoolean} wrote. */
  public boolean readBoolean() throws CoderException {
    return readByte() != 0;
  }

  /** What {@link RecordWriter#writeUnsigned} wrote. */
  public long readUnsigned() throws CoderException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new CoderException("a number takes more than ten bytes");
  }

  /** What {@link RecordWriter#writeSigned} wrote. */
  public long readSigned() throws CoderException {
    long raw = readUnsigned();
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** What {@link RecordWriter#writeFixed64} wrote. */
  public long readFixed64() throws CoderException {
    need(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (buffer[position++] & 0xFF);
    }
    return value;
  }

  /** What {@link RecordWriter#writeDouble} wrote. */
  public double readDouble() throws CoderException {
    return readBoolean() ? Double.longBitsToDouble(readFixed64()) : 0.0;
  }

  /** What {@link RecordWriter#writeInstant} wrote. */
  public Instant readInstant() throws CoderException {
    return Instant.ofEpochMilli(readSigned());
  }

  /** What {@link RecordWriter#writeString} wrote. */
  public String readString() throws CoderException {
    int length = readLength();
    if (length == 0) {
      return "";
    }
    String value = new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** What {@link RecordWriter#writeOptionalString} wrote. */
  public @Nullable String readOptionalString() throws CoderException {
    return readBoolean() ? readString() : null;
  }

  /** What {@link RecordWriter#writeOptionalSigned} wrote. */
  public @Nullable Long readOptionalSigned() throws CoderException {
    return readBoolean() ? readSigned() : null;
  }

  /** What {@link RecordWriter#writeOptionalDouble} wrote. */
  public @Nullable Double readOptionalDouble() throws CoderException {
    return readBoolean() ? readDouble() : null;
  }

  /** What {@link RecordWriter#writeOptionalInstant} wrote. */
  public @Nullable Instant readOptionalInstant() throws CoderException {
    return readBoolean() ? readInstant() : null;
  }

  /** What {@link RecordWriter#writeStrings} wrote; unmodifiable. */
  public List<String> readStrings() throws CoderException {
    int count = readLength();
    if (count == 0) {
      return List.of();
    }
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      values[i] = readString();
    }
    return List.of(values);
  }

  /** What {@link RecordWriter#writeStringMap} wrote; unmodifiable, in the order written. */
  public Map<String, String> readStringMap() throws CoderException {
    int count = readLength();
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      String key = readString();
      values.put(key, readString());
    }
    return Collections.unmodifiableMap(values);
  }

  /** What {@link RecordWriter#writeDoubleMap} wrote; unmodifiable, in the order written. */
  public Map<String, Double> readDoubleMap() throws CoderException {
    int count = readLength();
    if (count == 0) {
      return Map.of();
    }
    Map<String, Double> values = new LinkedHashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      String key = readString();
      values.put(key, readDouble());
    }
    return Collections.unmodifiableMap(values);
  }

  /** What {@link RecordWriter#writeRaw} wrote. */
  public byte[] readRaw(int length) throws CoderException {
    need(length);
    byte[] bytes = Arrays.copyOfRange(buffer, position, position + length);
    position += length;
    return bytes;
  }

  /**
   * What {@link RecordWriter#writeHex} wrote, in lower case.
   *
   * @param length the number of bytes, half that of digits
   */
  public String readHex(int length) throws CoderException {
    need(length);
    byte[] digits = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      int value = buffer[position++];
      digits[2 * i] = HEX[value >> 4 & 0xF];
      digits[2 * i + 1] = HEX[value & 0xF];
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  /** What {@link RecordWriter#writeBytes} wrote. */
  public byte[] readBytes() throws CoderException {
    return readRaw(readLength());
  }

  /**
   * What {@link RecordWriter#writeUnsigned} wrote of the number of things that follow, each of at
   * least one byte.
   */
  public int readCount() throws CoderException {
    return readLength();
  }

  /** Which of these values, by the byte that their place was written as. */
  public <E> E readOneOf(E[] values) throws CoderException {
    int place = readByte();
    if (place >= values.length) {
      throw new CoderException(
          "a record tells the value " + place + " of an enumeration of " + values.length);
    }
    return values[place];
  }

  boolean atEnd() {
    return position == end;
  }

  private int readLength() throws CoderException {
    long length = readUnsigned();
    if (length < 0 || length > end - position) {
      throw new CoderException("a record tells a length of " + length + ", longer than itself");
    }
    return (int) length;
  }

  private void need(int length) throws CoderException {
    if (end - position < length) {
      throw new CoderException("a record ends before its last field");
    }
  }
}
