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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * Reads the fields of a record that {@link RecordWriter} wrote. Every length is held against what
 * is there before anything of its size is made. Not thread-safe.
 */
public final class RecordReader {

  /** The version, three lengths of a byte each: no record is shorter. */
  private static final int SHORTEST = 4;

  /** As much is made room for before any of it was read. */
  private static final int TRUSTED = 64 << 10;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] buffer = new byte[4096];

  /** The buffer, while that of somebody else is read. */
  private byte[] own = buffer;

  private byte[] digits = new byte[64];
  private final TextSource texts = new TextSource();

  /** The next byte of the head, and where it ends. */
  private int position;

  private int end;

  RecordReader() {}

  /** Reads the first bytes of a record and gives its version. */
  int begin(InputStream in) throws IOException {
    int read = in.readNBytes(buffer, 0, SHORTEST);
    if (read == 0) {
      throw new EOFException("the stream ends before a record");
    }
    if (read < SHORTEST) {
      throw cutOff();
    }
    return buffer[0] & 0xFF;
  }

  /** Reads the rest of the record that {@link #begin} began. */
  void fill(InputStream in) throws IOException {
    int read = rest(in);
    int all = length(read);
    load(in, read, all);
    parts(all);
  }

  /** The bytes of the record that {@link #begin} began, from its version on, and nothing else. */
  byte[] take(InputStream in) throws IOException {
    int read = rest(in);
    int all = length(read);
    if (all > TRUSTED) {
      load(in, read, all);
      byte[] record = Arrays.copyOf(buffer, all);
      shrink();
      return record;
    }
    byte[] record = new byte[all];
    System.arraycopy(buffer, 0, record, 0, read);
    if (in.readNBytes(record, read, all - read) < all - read) {
      throw cutOff();
    }
    return record;
  }

  /** Reads what {@link #take} took, where it is, until {@link #leave}. */
  void enter(byte[] record) throws CoderException {
    own = buffer;
    buffer = record;
    if (length(record.length) != record.length) {
      throw new CoderException("a record tells a length that is not its own");
    }
    parts(record.length);
  }

  /** Back to its own buffer. */
  void leave() {
    buffer = own;
  }

  /** How much of the record is there once its length can be read. */
  private int rest(InputStream in) throws IOException {
    // The length may go on in a fourth byte, and cannot have a fifth.
    boolean more = (buffer[1] & buffer[2] & buffer[3]) < 0;
    return SHORTEST + (more ? in.readNBytes(buffer, SHORTEST, 1) : 0);
  }

  /** The length of the whole record, of which so much is there. */
  private int length(int read) throws CoderException {
    position = 1;
    end = read;
    long length = readUnsigned();
    if (length < SHORTEST - position || length >= RecordWriter.LIMIT) {
      throw new CoderException("a record tells an impossible length: " + length);
    }
    return position + (int) length;
  }

  private void parts(int all) throws CoderException {
    end = all;
    long head = readUnsigned();
    long narrow = readUnsigned();
    if (head < 0 || narrow < 0 || head > end - position || narrow > end - position - head) {
      throw new CoderException("the parts of a record are longer than itself");
    }
    end = position + (int) head;
    texts.begin(buffer, end, end + (int) narrow, all);
  }

  /** A corrupt length must not take memory: room grows with what really arrives. */
  private void load(InputStream in, int read, int all) throws IOException {
    int filled = read;
    while (filled < all) {
      if (filled == buffer.length || buffer.length < Math.min(all, TRUSTED)) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(all, Math.max(TRUSTED, 2L * filled)));
      }
      int wanted = Math.min(all, buffer.length) - filled;
      if (in.readNBytes(buffer, filled, wanted) < wanted) {
        throw cutOff();
      }
      filled += wanted;
    }
  }

  /** Checks that all of the record was read. */
  void finish() throws CoderException {
    if (position != end || !texts.atEnd()) {
      throw new CoderException("a record goes on behind its last field");
    }
    shrink();
    texts.shrink(RecordWriter.LONGEST_KEPT);
  }

  private void shrink() {
    if (buffer.length > RecordWriter.LONGEST_KEPT) {
      buffer = new byte[RecordWriter.LONGEST_KEPT];
    }
  }

  /** One byte, 0 to 255. */
  public int readByte() throws CoderException {
    if (position >= end) {
      throw endsEarly();
    }
    return buffer[position++] & 0xFF;
  }

  /** What {@link RecordWriter#writeBoolean} wrote. */
  public boolean readBoolean() throws CoderException {
    int value = readByte();
    if (value > 1) {
      throw new CoderException("a record has a truth of " + value);
    }
    return value != 0;
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
    need(Long.BYTES);
    long value = (long) LONGS.get(buffer, position);
    position += Long.BYTES;
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
    return texts.next(readUnsigned());
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
    int count = readCount(1);
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
    int count = readCount(2);
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = readString();
      values.put(key, readString());
    }
    return Collections.unmodifiableMap(values);
  }

  /** What {@link RecordWriter#writeDoubleMap} wrote; unmodifiable, in the order written. */
  public Map<String, Double> readDoubleMap() throws CoderException {
    int count = readCount(2);
    if (count == 0) {
      return Map.of();
    }
    Map<String, Double> values = new LinkedHashMap<>();
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
  @SuppressWarnings("deprecation") // See TextSource.next.
  public String readHex(int length) throws CoderException {
    need(length);
    if (digits.length < 2 * length) {
      digits = new byte[2 * length];
    }
    HexDigits.write(buffer, position, position + length, digits);
    position += length;
    return new String(digits, 0, 0, 2 * length);
  }

  /** What {@link RecordWriter#writeBytes} wrote. */
  public byte[] readBytes() throws CoderException {
    return readRaw(readCount(1));
  }

  /**
   * What {@link RecordWriter#writeUnsigned} wrote of the number of things that follow.
   *
   * @param leastBytes how many bytes each of them takes at least, so that a corrupt number is
   *     refused before anything is made of that size; a string takes one
   */
  public int readCount(int leastBytes) throws CoderException {
    long count = readUnsigned();
    if (count < 0 || count > (end - position) / leastBytes) {
      throw tooLong(count);
    }
    return (int) count;
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

  private void need(int length) throws CoderException {
    if (end - position < length) {
      throw endsEarly();
    }
  }

  private static CoderException cutOff() {
    return new CoderException("the stream ends within a record");
  }

  private static CoderException endsEarly() {
    return new CoderException("a record ends before its last field");
  }

  static CoderException tooLong(long length) {
    return new CoderException("a record tells a length of " + length + ", longer than itself");
  }
}
