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

/** The texts of the record that is being read, one after the other. Not thread-safe. */
final class TextSource {

  private byte[] record = new byte[0];
  private char[] chars = new char[256];

  /** The next narrow text, and where they end. */
  private int narrow;

  private int narrowEnd;

  /** The next wide text, where they end, and how many narrow texts come before it, if any. */
  private int wide;

  private int wideEnd;
  private int untilWide;

  /** Begins with the texts of a record: the narrow ones, and from their end on the wide ones. */
  void begin(byte[] newRecord, int newNarrow, int newNarrowEnd, int newWideEnd)
      throws CoderException {
    record = newRecord;
    narrow = newNarrow;
    narrowEnd = newNarrowEnd;
    wide = newNarrowEnd;
    wideEnd = newWideEnd;
    nextWide();
  }

  /** The next text, of this many chars. */
  @SuppressWarnings("deprecation") // Of ways from ISO 8859-1 the one that the compiler can inline.
  String next(long length) throws CoderException {
    if (untilWide-- == 0) {
      return nextWide(length);
    }
    if (length == 0) {
      return "";
    }
    if (length < 0 || length > narrowEnd - narrow) {
      throw RecordReader.tooLong(length);
    }
    String text = new String(record, 0, narrow, (int) length);
    narrow += (int) length;
    return text;
  }

  private String nextWide(long length) throws CoderException {
    if (length <= 0 || length > wideEnd - wide) {
      throw RecordReader.tooLong(length);
    }
    int count = (int) length;
    if (chars.length < count) {
      chars = new char[Math.max(count, 2 * chars.length)];
    }
    wide = WideText.read(record, wide, wideEnd, chars, count);
    nextWide();
    return new String(chars, 0, count);
  }

  private void nextWide() throws CoderException {
    untilWide = -1;
    if (wide == wideEnd) {
      return;
    }
    int gap = 0;
    for (int shift = 0; shift < Integer.SIZE - 1 && wide < wideEnd; shift += 7) {
      int next = record[wide++];
      gap |= (next & 0x7F) << shift;
      if (next >= 0 && gap >= 0) {
        untilWide = gap;
        return;
      }
    }
    throw new CoderException("a record has a wide text at an impossible place");
  }

  /** Whether all texts were read. */
  boolean atEnd() {
    return narrow == narrowEnd && wide == wideEnd && untilWide < 0;
  }

  /** Gives back what a record of unusual size took. */
  void shrink(int most) {
    if (chars.length > most) {
      chars = new char[most];
    }
  }
}
