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

import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

class EnvelopeCodersTest {

  private static final RawPost RAW =
      RawPost.of(
          "reddit", "api", Instant.parse("2026-03-05T06:30:00.123Z"), "{\"a\":1}".getBytes(UTF_8));

  @Example
  void anEnvelopeHasTheseBytes() throws Exception {
    assertThat(hex(RawPostCoder.of(), RAW))
        .isEqualTo(
            "021d"
                + "1209"
                + "0603"
                + "01f6ea82cb9767"
                + "00"
                + "077b2261223a317d"
                + "726564646974617069");
  }

  @Example
  void anEnvelopeWithoutATimeHasTheseBytes() throws Exception {
    RawPost raw =
        RawPost.builder()
            .setPlatform("x")
            .setCollection("file")
            .setObservedAt(null)
            .setPayload(new byte[] {(byte) 0xff})
            .setAttempt(2)
            .build();
    assertThat(hex(RawPostCoder.of(), raw))
        .isEqualTo("020d" + "0605" + "0104" + "00" + "04" + "01ff" + "7866696c65");
  }

  @Example
  void aDeadLetterHasTheseBytesWhateverTheOrderOfItsHeaders() throws Exception {
    DeadLetter letter =
        DeadLetter.of(RAW, DeadLetterReason.LATE, "gate", "Too late.").toBuilder()
            .setObservedAt(null)
            .setAttempt(1)
            .build();
    assertThat(hex(DeadLetterCoder.of(), letter))
        .isEqualTo(
            "023c"
                + "1228"
                + "05"
                + "0409"
                + "02"
                + "0a03"
                + "0806"
                + "00"
                + "02"
                + "077b2261223a317d"
                + "67617465"
                + "546f6f206c6174652e"
                + "636f6c6c656374696f6e"
                + "617069"
                + "706c6174666f726d"
                + "726564646974");
  }

  @Example
  void aReasonThatIsUnknownIsRefused() {
    byte[] bytes = HexFormat.of().parseHex("0209" + "0700" + "63000000000000");
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(DeadLetterCoder.of(), bytes))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("no dead letter reason has the number 99");
  }

  @Property
  void everyEnvelopeComesBack(@ForAll("envelopes") RawPost raw) throws Exception {
    assertThat(CoderUtils.clone(RawPostCoder.of(), raw)).isEqualTo(raw);
  }

  @Property
  void everyDeadLetterComesBack(
      @ForAll("envelopes") RawPost raw,
      @ForAll DeadLetterReason reason,
      @ForAll("texts") String message,
      @ForAll("headers") Map<String, String> headers)
      throws Exception {
    DeadLetter letter =
        DeadLetter.of(raw, reason, "normalise", message).toBuilder().setHeaders(headers).build();
    assertThat(CoderUtils.clone(DeadLetterCoder.of(), letter)).isEqualTo(letter);
  }

  @Provide
  Arbitrary<RawPost> envelopes() {
    return Combinators.combine(
            texts(),
            texts(),
            Arbitraries.longs().map(Instant::ofEpochMilli).injectNull(0.2),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(300),
            Arbitraries.integers())
        .as(
            (platform, collection, at, payload, attempt) ->
                RawPost.builder()
                    .setPlatform(platform)
                    .setCollection(collection)
                    .setObservedAt(at)
                    .setPayload(payload)
                    .setAttempt(attempt)
                    .build());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(40);
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(5);
  }

  private static <T> String hex(Coder<T> coder, T value) throws CoderException {
    return HexFormat.of().formatHex(CoderUtils.encodeToByteArray(coder, value));
  }
}
