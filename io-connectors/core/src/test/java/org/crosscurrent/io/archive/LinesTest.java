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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinesTest {

  @Example
  void aLineEndsAtALineFeedWithOrWithoutACarriageReturnOrAtTheEnd() throws IOException {
    assertThat(all("\uFEFFa\r\n\nb\rc\n\r\nd".getBytes(UTF_8))).containsExactly("a", "b\rc", "d");
    assertThat(all(new byte[0])).isEmpty();
    assertThat(all("\n\n".getBytes(UTF_8))).isEmpty();
  }

  @Example
  void ofALineThatIsTooLongTheBeginningIsGivenAndTheNextOnesAreRead() throws IOException {
    byte[] bytes = new byte[Lines.LONGEST + 600_000];
    Arrays.fill(bytes, (byte) 'x');
    bytes[1] = '\n';
    bytes[bytes.length - 300_000] = '\n';
    bytes[bytes.length - 5] = '\n';
    try (Lines lines = new Lines(new ByteArrayInputStream(bytes), 0)) {
      assertThat(lines.next()).isTrue();
      assertThat(lines.end() - lines.from()).isEqualTo(1);
      assertThat(lines.next()).isTrue();
      assertThat(lines.isTooLong()).isTrue();
      assertThat(lines.offset()).isEqualTo(2);
      assertThat(lines.end() - lines.from()).isEqualTo(Lines.BEGINNING);
      assertThat(lines.next()).isTrue();
      assertThat(lines.isTooLong()).isFalse();
      assertThat(lines.offset()).isEqualTo(bytes.length - 299_999);
      assertThat(lines.end() - lines.from()).isEqualTo(299_994);
      assertThat(lines.next()).isTrue();
      assertThat(lines.end() - lines.from()).isEqualTo(4);
      assertThat(lines.next()).isFalse();
    }
  }

  @Property
  void piecesTogetherGiveEachLineOnce(
      @ForAll("files") byte[] file, @ForAll("sizes") int piece, @ForAll("sizes") int chunk)
      throws IOException {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < file.length; from += piece) {
      int before = Math.max(0, from - 1);
      try (Lines lines = new Lines(slow(file, before, chunk), before)) {
        if (from > 0) {
          lines.skipLine();
        }
        while (lines.next() && lines.offset() < from + piece) {
          pieces.add(text(lines));
        }
      }
    }
    assertThat(pieces).isEqualTo(all(file));
  }

  @Provide
  Arbitrary<byte[]> files() {
    return Arbitraries.of('a', 'b', '\n', '\r', '\n')
        .list()
        .ofMaxSize(60)
        .map(
            list -> {
              StringBuilder text = new StringBuilder();
              list.forEach(text::append);
              return text.toString().getBytes(UTF_8);
            });
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(1, 20);
  }

  private static List<String> all(byte[] file) throws IOException {
    List<String> all = new ArrayList<>();
    try (Lines lines = new Lines(new ByteArrayInputStream(file), 0)) {
      while (lines.next()) {
        all.add(text(lines));
      }
    }
    return all;
  }

  private static String text(Lines lines) {
    return new String(lines.bytes(), lines.from(), lines.end() - lines.from(), UTF_8);
  }

  /** Gives at most so many bytes at a time. */
  private static InputStream slow(byte[] file, int from, int chunk) {
    return new ByteArrayInputStream(file, from, file.length - from) {
      @Override
      public synchronized int read(byte[] bytes, int at, int length) {
        return super.read(bytes, at, Math.min(length, chunk));
      }
    };
  }
}
