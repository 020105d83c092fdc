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

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, without a copy: each lies between {@link #from()} and {@link
 * #end()} of {@link #bytes()} until the next call. A line ends at a line feed, with or without a
 * carriage return before it, or at the end of the stream; empty ones are passed over, and so is a
 * byte order mark at the start of a file. Of a line longer than {@link #LONGEST} only the beginning
 * is given. Holds one line and a buffer.
 */
final class Lines implements Closeable {

  /** 16 MiB. */
  static final int LONGEST = 16 << 20;

  /** How much of a longer line is given: 64 KiB. */
  static final int BEGINNING = 1 << 16;

  private static final int CHUNK = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[CHUNK];
  private long bufferOffset;
  private int filled;

  /** From here on the buffer is still needed. */
  private int kept;

  private int next;
  private byte[] line = buffer;
  private long offset;
  private int from;
  private int end;
  private boolean tooLong;

  /** The lines of a stream whose first byte has this offset in its file. */
  Lines(InputStream in, long offset) {
    this.in = in;
    this.bufferOffset = offset;
  }

  byte[] bytes() {
    return line;
  }

  int from() {
    return from;
  }

  int end() {
    return end;
  }

  /** The offset of this line's first byte in its file. */
  long offset() {
    return offset;
  }

  /** Whether this is only the beginning of a line. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Goes to the next line that is not empty; false at the end. */
  boolean next() throws IOException {
    do {
      if (!advance()) {
        return false;
      }
    } while (from == end);
    return true;
  }

  /** Passes over everything up to and including the next line feed. */
  void skipLine() throws IOException {
    while (true) {
      while (next < filled) {
        if (buffer[next++] == '\n') {
          return;
        }
      }
      kept = next;
      if (!fill()) {
        return;
      }
    }
  }

  private boolean advance() throws IOException {
    kept = next;
    offset = bufferOffset + kept;
    int scanned = kept;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          next = i + 1;
          return found(i);
        }
      }
      int length = filled - kept;
      if (length > LONGEST) {
        cutShort();
        next = filled;
        skipLine();
        return true;
      }
      if (!fill()) {
        next = filled;
        return length > 0 && found(filled);
      }
      scanned = kept + length;
    }
  }

  private boolean found(int lineFeed) {
    if (lineFeed - kept > LONGEST) {
      cutShort();
      return true;
    }
    tooLong = false;
    line = buffer;
    from = kept;
    end = lineFeed > from && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    boolean marked =
        offset == 0
            && end - from >= 3
            && buffer[from] == (byte) 0xEF
            && buffer[from + 1] == (byte) 0xBB
            && buffer[from + 2] == (byte) 0xBF;
    if (marked) {
      from += 3;
    }
    return true;
  }

  private void cutShort() {
    tooLong = true;
    line = Arrays.copyOfRange(buffer, kept, kept + BEGINNING);
    from = 0;
    end = BEGINNING;
  }

  /** Reads behind what is there, after making room; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (kept > 0) {
      System.arraycopy(buffer, kept, buffer, 0, filled - kept);
      filled -= kept;
      next = Math.max(0, next - kept);
      bufferOffset += kept;
      kept = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read >= 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
