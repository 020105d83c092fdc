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
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * A coder of records: a version byte, the length of the body as an unsigned varint, the body.
 *
 * @param <T> an immutable value
 */
public abstract class RecordCoder<T> extends AtomicCoder<T> {

  private static final ThreadLocal<RecordWriter> WRITER =
      ThreadLocal.withInitial(RecordWriter::new);
  private static final ThreadLocal<RecordReader> READER =
      ThreadLocal.withInitial(RecordReader::new);
  private static final int LARGEST_BODY = 256 << 20;

  private final int version;

  /**
   * For subclasses.
   *
   * @param version the version that is written, 1 to 127; every lower one can be read
   */
  protected RecordCoder(int version) {
    this.version = version;
  }

  /** Writes the body in the current version. It must not call another record coder's encode. */
  protected abstract void write(T value, RecordWriter out);

  /** Reads a body of the given version. */
  protected abstract T read(RecordReader in, int version) throws CoderException;

  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    RecordWriter writer = WRITER.get();
    writer.reset();
    write(value, writer);
    int length = writer.size();
    out.write(version);
    int rest = length;
    while (rest >= 0x80) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    out.write(writer.buffer(), 0, length);
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    int found = in.read();
    if (found < 0) {
      throw new EOFException("the stream ends before a record");
    }
    if (found == 0 || found > version) {
      throw new CoderException(
          getClass().getSimpleName() + " reads versions 1 to " + version + ", not " + found);
    }
    RecordReader reader = READER.get();
    reader.fill(in, readLength(in));
    T value = read(reader, found);
    if (!reader.atEnd()) {
      throw new CoderException(getClass().getSimpleName() + " found bytes behind the last field");
    }
    return value;
  }

  private static int readLength(InputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the stream ends within the length of a record");
      }
      length |= (next & 0x7F) << shift;
      if (next < 0x80) {
        if (length < 0 || length > LARGEST_BODY) {
          break;
        }
        return length;
      }
    }
    throw new CoderException("a record tells an impossible length");
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
