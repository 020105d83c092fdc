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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Samples;
import org.joda.time.Instant;

class CorruptRecordTest {

  private record Sample<T>(RecordCoder<T> coder, T value) {
    byte[] bytes() {
      try {
        return CoderUtils.encodeToByteArray(coder, value);
      } catch (CoderException e) {
        throw new AssertionError(e);
      }
    }

    /** Reads damaged bytes: into another value, or not at all and says so. */
    void readDamaged(byte[] damaged) {
      try {
        coder.decode(new ByteArrayInputStream(damaged));
      } catch (IOException e) {
        assertThat(e).isInstanceOfAny(CoderException.class, EOFException.class);
        assertThat(e).hasMessageMatching("(?s).{10,}");
      }
      try {
        LazyRecordCoder.of(coder).decode(new ByteArrayInputStream(damaged)).get();
      } catch (IOException e) {
        assertThat(e).isInstanceOfAny(CoderException.class, EOFException.class);
      } catch (UncheckedIOException e) {
        assertThat(e).hasCauseInstanceOf(CoderException.class);
      }
    }

    void readWhole() throws IOException {
      assertThat(coder.decode(new ByteArrayInputStream(bytes()))).isEqualTo(value);
      LazyRecord<T> lazy = LazyRecordCoder.of(coder).decode(new ByteArrayInputStream(bytes()));
      assertThat(CoderUtils.encodeToByteArray(LazyRecordCoder.of(coder), lazy)).isEqualTo(bytes());
      assertThat(lazy.get()).isEqualTo(value);
    }
  }

  private static final RawPost RAW =
      RawPost.of("reddit", "api", Instant.parse("2026-03-05T06:30:00Z"), "{}".getBytes(UTF_8));

  @Property(tries = 5_000)
  void damagedBytesAreReadOrRefusedAndDoNoHarmToTheNextRecord(
      @ForAll("samples") Sample<?> sample,
      @ForAll @IntRange(min = 1, max = 4) int places,
      @ForAll Random random)
      throws IOException {
    byte[] damaged = sample.bytes();
    for (int i = 0; i < places; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    sample.readDamaged(damaged);
    sample.readWhole();
  }

  @Property(tries = 2_000)
  void anyBytesBehindAVersionAreReadOrRefused(
      @ForAll("samples") Sample<?> sample, @ForAll("bodies") byte[] body) throws IOException {
    byte[] bytes = new byte[body.length + 2];
    bytes[0] = RecordCoder.FIRST_VERSION;
    bytes[1] = (byte) body.length;
    System.arraycopy(body, 0, bytes, 2, body.length);
    sample.readDamaged(bytes);
    sample.readWhole();
  }

  @Property(tries = 500)
  void whatIsCutOffIsRefused(@ForAll("samples") Sample<?> sample, @ForAll Random random) {
    byte[] bytes = sample.bytes();
    byte[] cut = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
    assertThatThrownBy(() -> sample.coder().decode(new ByteArrayInputStream(cut)))
        .isInstanceOf(CoderException.class)
        .hasMessage("the stream ends within a record");
  }

  @Example
  void aLengthThatIsNotThereTakesNoMemory() {
    // 255 MiB, with six bytes of them there.
    byte[] bytes = HexFormat.of().parseHex("02" + "8080c07f" + "010203040506");
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> PostCoder.of().decode(new ByteArrayInputStream(bytes)))
        .isInstanceOf(CoderException.class)
        .hasMessage("the stream ends within a record");
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
  }

  @Example
  void lengthsThatNoRecordHasAreRefused() {
    for (String hex :
        List.of("0200" + "0000", "0201" + "0000", "02ffffffff0f", "0280808080808001")) {
      assertThatThrownBy(() -> PostCoder.of().decode(bytes(hex)))
          .as(hex)
          .isInstanceOf(CoderException.class);
    }
  }

  @Example
  void partsThatAreLongerThanTheRecordAreRefused() {
    for (String hex : List.of("0204" + "0500" + "0000", "0204" + "0105" + "0000", "0203ffff7f")) {
      assertThatThrownBy(() -> DeletionCoder.of().decode(bytes(hex)))
          .as(hex)
          .isInstanceOf(CoderException.class)
          .hasMessageContaining("a record");
    }
  }

  @Example
  void aTextLongerThanTheTextsIsRefused() {
    // A deletion tells ids of 3 and 1 chars, and an instant; the texts have 3 chars.
    assertThatThrownBy(
            () -> DeletionCoder.of().decode(bytes("0208" + "0303" + "030100" + "783a31")))
        .isInstanceOf(CoderException.class)
        .hasMessage("a record tells a length of 1, longer than itself");
  }

  @Example
  void aTextTooManyIsRefused() {
    assertThatThrownBy(
            () -> DeletionCoder.of().decode(bytes("020a" + "0305" + "030100" + "783a31" + "7878")))
        .isInstanceOf(CoderException.class)
        .hasMessage("a record goes on behind its last field");
  }

  @Example
  void aWideTextThatNoFieldAsksForIsRefused() {
    assertThatThrownBy(
            () ->
                DeletionCoder.of()
                    .decode(bytes("020d" + "0304" + "030100" + "783a3178" + "02" + "e4b896")))
        .isInstanceOf(CoderException.class)
        .hasMessage("a record goes on behind its last field");
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 8);
    return Arbitraries.frequencyOf(Tuple.of(3, small), Tuple.of(1, Arbitraries.bytes()))
        .array(byte[].class)
        .ofMaxSize(100);
  }

  @Provide
  Arbitrary<Sample<?>> samples() {
    List<Sample<?>> samples =
        List.of(
            new Sample<>(PostCoder.of(), Samples.fullPost()),
            new Sample<>(PostCoder.of(), Samples.sparsePost()),
            new Sample<>(SignalCoder.of(), Samples.fullSignal()),
            new Sample<>(ObservationCoder.of(), Samples.fullObservation()),
            new Sample<>(DeletionCoder.of(), Samples.deletion()),
            new Sample<>(DuplicateCoder.of(), Samples.duplicate()),
            new Sample<>(TopicWindowCoder.of(), Samples.fullWindow()),
            new Sample<>(CrossPlatformEventCoder.of(), Samples.fullEvent()),
            new Sample<>(DivergenceCoder.of(), Samples.fullDivergence()),
            new Sample<>(RawPostCoder.of(), RAW),
            new Sample<>(
                DeadLetterCoder.of(), DeadLetter.of(RAW, DeadLetterReason.LATE, "gate", "Late.")));
    return Arbitraries.of(samples);
  }

  private static ByteArrayInputStream bytes(String hex) {
    return new ByteArrayInputStream(HexFormat.of().parseHex(hex));
  }
}
