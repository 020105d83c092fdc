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

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of the record that is being written, one behind the other. Not thread-safe.
 *
 * <p>Narrowing chars to bytes is what the JDK's encoder of ISO 8859-1 does with the widest
 * registers of the processor, and it stops at the first char that is too wide: one call for all
 * texts is many times faster than one for each, and than a look at each char.
 */
final class TextCollector {

  private final CharsetEncoder narrow = StandardCharsets.ISO_8859_1.newEncoder();
  private char[] chars = new char[2048];
  private CharBuffer view = CharBuffer.wrap(chars);
  private int size;

  /** Where each text ends in the chars. */
  private int[] ends = new int[64];

  private int texts;

  /** Those of the texts that have a wide char, ascending. */
  private int[] wide = new int[16];

  private int wideTexts;

  void reset() {
    size = 0;
    texts = 0;
  }

  /** Adds a text. */
  void add(String text, int length) {
    if (chars.length - size < length) {
      chars = Arrays.copyOf(chars, RecordWriter.grown(chars.length, size, length));
      view = CharBuffer.wrap(chars);
    }
    if (texts == ends.length) {
      ends = Arrays.copyOf(ends, 2 * texts);
    }
    text.getChars(0, length, chars, size);
    size += length;
    ends[texts++] = size;
  }

  /** How many chars there are, of all texts. */
  int size() {
    return size;
  }

  /** Writes the narrow texts; there must be room for all chars, a byte each. */
  void writeNarrow(ByteBuffer out) {
    wideTexts = 0;
    narrow.reset();
    view.clear().limit(size);
    int text = 0;
    while (!narrow.encode(view, out, true).isUnderflow()) {
      int stop = view.position();
      while (ends[text] <= stop) {
        text++;
      }
      out.position(out.position() - (stop - start(text)));
      view.position(ends[text]);
      addWide(text++);
    }
  }

  private void addWide(int text) {
    if (wideTexts == wide.length) {
      wide = Arrays.copyOf(wide, 2 * wideTexts);
    }
    wide[wideTexts++] = text;
  }

  /** Writes the wide texts, once the narrow ones are written. */
  void writeWide(RecordWriter out) {
    int before = -1;
    for (int i = 0; i < wideTexts; i++) {
      int text = wide[i];
      out.writeUnsigned(text - before - 1);
      out.writeWide(chars, start(text), ends[text]);
      before = text;
    }
  }

  private int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  /** Gives back what a record of unusual size took. */
  void shrink(int most) {
    if (chars.length > most) {
      chars = new char[most];
      view = CharBuffer.wrap(chars);
    }
    if (ends.length > most) {
      ends = new int[64];
      wide = new int[16];
    }
  }
}
