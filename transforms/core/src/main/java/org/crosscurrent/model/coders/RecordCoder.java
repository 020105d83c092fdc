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
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * A coder of records. A record tells its own length, so that it is the same nested and outermost:
 *
 * <ol>
 *   <li>the version, one byte;
 *   <li>the length of all that follows, an unsigned varint;
 *   <li>the length of the head, and of the narrow texts, two unsigned varints;
 *   <li>the head: every field in its order, of a string its number of chars only;
 *   <li>the narrow texts: the chars of all strings that have none above U+00FF, a byte each;
 *   <li>the wide texts: of each other string, how many narrow ones are between it and the wide one
 *       before it, an unsigned varint, and its chars in UTF-8. A lone surrogate takes the three
 *       bytes that its number would have if it were a character.
 * </ol>
 *
 * <p>Equal values have equal bytes, in every process. Texts lie together because that is fast: all
 * of them are narrowed, and looked through for wide chars, in one go. Version 1, of builds before
 * the first release, had them in their fields; it is refused rather than read, since no release
 * wrote it and reading it would take a second reader of every field.
 *
 * @param <T> an immutable value
 */
public abstract class RecordCoder<T> extends AtomicCoder<T> {

  /**
   * What the compiler made up for the first builds. Flink's savepoints hold coders as Java objects,
   * and are not restored if this differs, whatever the bytes of the records.
   */
  private static final long serialVersionUID = 6036578596251437947L;

  /** The lowest version that a record can have. */
  public static final int FIRST_VERSION = 2;

  private static final ThreadLocal<RecordWriter> WRITER =
      ThreadLocal.withInitial(RecordWriter::new);
  private static final ThreadLocal<RecordReader> READER =
      ThreadLocal.withInitial(RecordReader::new);

  private final int version;

  /**
   * For subclasses.
   *
   * @param version the version that is written, {@link #FIRST_VERSION} to 127; every lower one from
   *     the first on can be read
   */
  protected RecordCoder(int version) {
    if (version < FIRST_VERSION || version > Byte.MAX_VALUE) {
      throw new IllegalArgumentException(
          "version " + version + " is not one of " + FIRST_VERSION + " to " + Byte.MAX_VALUE);
    }
    this.version = version;
  }

  /** The version that is written, and the highest that is read. */
  final int version() {
    return version;
  }

  /** Writes the fields in the current version. It must not call another record coder's encode. */
  protected abstract void write(T value, RecordWriter out);

  /**
   * Reads the fields of the given version. It must not call another record coder's decode. An
   * exception that it throws tells a reader of the stream that the record is corrupt.
   */
  protected abstract T read(RecordReader in, int version) throws CoderException;

  /**
   * Writes a record, in one call of {@code out}.
   *
   * @throws IllegalArgumentException if the value cannot be written, such as one of 256 MiB
   */
  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    RecordWriter writer = WRITER.get();
    writer.reset();
    write(value, writer);
    writer.finish(version, out);
  }

  /**
   * Reads a record, and nothing behind it.
   *
   * @throws java.io.EOFException if the stream is at its end
   * @throws CoderException if the record is cut off or corrupt
   */
  @Override
  public final T decode(InputStream in) throws IOException {
    RecordReader reader = READER.get();
    int found = check(reader.begin(in));
    reader.fill(in);
    T value = read(found, reader);
    reader.finish();
    return value;
  }

  /** The bytes of the next record, as {@link #encode} wrote them; its fields are not looked at. */
  final byte[] take(InputStream in) throws IOException {
    RecordReader reader = READER.get();
    check(reader.begin(in));
    return reader.take(in);
  }

  /** The value of the bytes of a record. */
  final T decode(byte[] record) throws CoderException {
    RecordReader reader = READER.get();
    try {
      reader.enter(record);
      T value = read(record[0], reader);
      reader.finish();
      return value;
    } finally {
      reader.leave();
    }
  }

  private int check(int found) throws CoderException {
    if (found < FIRST_VERSION || found > version) {
      throw new CoderException(
          name() + " reads versions " + FIRST_VERSION + " to " + version + ", not " + found);
    }
    return found;
  }

  private T read(int found, RecordReader reader) throws CoderException {
    try {
      return read(reader, found);
    } catch (RuntimeException e) {
      throw new CoderException(name() + " read fields that make no value", e);
    }
  }

  private String name() {
    return getClass().getSimpleName();
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
