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

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

class EnvelopeJsonTest {

  private static final Instant AT = Instant.parse("2026-03-05T06:30:00.123Z");

  private static final String START =
      "{\"platform\":\"reddit\",\"collection\":\"stream\","
          + "\"observed_at\":\"2026-03-05T06:30:00.123Z\",\"attempt\":0,";

  @Example
  void aJsonPayloadStandsInTheLineAsItIs() {
    assertThat(line("{\"b\": 1.0, \"a\":\"\\u00e9\"}"))
        .isEqualTo(START + "\"payload\":{\"b\": 1.0, \"a\":\"\\u00e9\"}}");
  }

  @Example
  void otherTextIsAString() {
    assertThat(line("a \"b\"\\\n\u0001é😀"))
        .isEqualTo(START + "\"payload\":\"a \\\"b\\\"\\\\\\u000a\\u0001é😀\"}");
    assertThat(line("{\n}")).isEqualTo(START + "\"payload\":\"{\\u000a}\"}");
    assertThat(line("{} ")).isEqualTo(START + "\"payload\":\"{} \"}");
    assertThat(line("5")).isEqualTo(START + "\"payload\":\"5\"}");
    assertThat(line("")).isEqualTo(START + "\"payload\":\"\"}");
  }

  @Example
  void otherBytesAreBase64() {
    RawPost raw = RawPost.of("reddit", "stream", AT, new byte[] {'{', (byte) 0xFF, '}'});
    assertThat(new String(EnvelopeJson.write(raw), UTF_8))
        .isEqualTo(START + "\"payload_base64\":\"e/99\"}");
  }

  @Example
  void anEnvelopeWithoutATimeSaysSo() throws Exception {
    RawPost raw = RawPost.of("x", "file", null, "[]".getBytes(UTF_8));
    byte[] line = EnvelopeJson.write(raw);
    assertThat(new String(line, UTF_8))
        .isEqualTo(
            "{\"platform\":\"x\",\"collection\":\"file\",\"observed_at\":null,\"attempt\":0,"
                + "\"payload\":[]}");
    assertThat(EnvelopeJson.read(line)).isEqualTo(raw);
  }

  @Example
  void linesOfOthersAreRead() throws Exception {
    String line =
        " { \"payload\" : {\"z\" : [1, 2]} , \"unknown\":{\"platform\":\"no\"}, \"pl\\u0061tform\":"
            + "\"mastodon\",\"observed_at\":\"2026-03-05T08:30:00.123+02:00\" }\t";
    assertThat(EnvelopeJson.read(line.getBytes(UTF_8)))
        .isEqualTo(RawPost.of("mastodon", "file", AT, "{\"z\" : [1, 2]}".getBytes(UTF_8)));
  }

  @Example
  void aLineWithinABufferIsRead() throws Exception {
    byte[] line = "xx{\"platform\":\"a\",\"payload\":7}yy".getBytes(UTF_8);
    assertThat(EnvelopeJson.read(line, 2, line.length - 2))
        .isEqualTo(RawPost.of("a", "file", null, "7".getBytes(UTF_8)));
  }

  @Example
  void whatIsNoEnvelopeIsRefusedForAReason() {
    refused("garbage", DeadLetterReason.MALFORMED, "The line is no JSON object.");
    refused("{\"platform\":\"a\"", DeadLetterReason.MALFORMED, "The line is no valid JSON.");
    refused("{\"platform\":\"a\",}", DeadLetterReason.MALFORMED, "The line is no valid JSON.");
    refused("{\"platform\":\"a\"} x", DeadLetterReason.MALFORMED, "The line is no valid JSON.");
    refused("{}", DeadLetterReason.MISSING_FIELD, "The envelope has no field platform.");
    refused(
        "{\"platform\":\"\",\"payload\":{}}",
        DeadLetterReason.MISSING_FIELD,
        "The envelope has no field platform.");
    refused(
        "{\"platform\":\"a\",\"payload\":null}",
        DeadLetterReason.MISSING_FIELD,
        "The envelope has no field payload.");
    refused(
        "{\"platform\":7,\"payload\":{}}",
        DeadLetterReason.MALFORMED,
        "The field platform of the envelope is no string.");
    refused(
        "{\"platform\":\"a\",\"payload\":{},\"observed_at\":\"yesterday\"}",
        DeadLetterReason.MALFORMED,
        "The field observed_at of the envelope is no ISO 8601 time with an offset.");
    refused(
        "{\"platform\":\"a\",\"payload\":{},\"attempt\":-1}",
        DeadLetterReason.MALFORMED,
        "The field attempt of the envelope is no number from 0 on.");
    refused(
        "{\"platform\":\"a\",\"payload_base64\":\"*\"}",
        DeadLetterReason.MALFORMED,
        "The field payload_base64 of the envelope is no Base64.");
  }

  @Property
  void everyPayloadComesBackByteByByte(@ForAll("payloads") byte[] payload) throws Exception {
    RawPost raw =
        RawPost.builder()
            .setPlatform("a\"\\\u0000é")
            .setCollection("api")
            .setObservedAt(AT)
            .setPayload(payload)
            .setAttempt(3)
            .build();
    byte[] line = EnvelopeJson.write(raw);
    assertThat(line).doesNotContain('\n', '\r');
    assertThat(EnvelopeJson.read(line)).isEqualTo(raw);
  }

  @Provide
  Arbitrary<byte[]> payloads() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> text = Arbitraries.strings().ofMaxLength(60).map(s -> s.getBytes(UTF_8));
    Arbitrary<byte[]> nearlyJson =
        Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"a\"",
                "\"\\u00e9\"",
                "1",
                " ",
                "\r",
                "\n",
                "\u00ff")
            .list()
            .ofMaxSize(10)
            .map(list -> String.join("", list).getBytes(ISO_8859_1));
    return Arbitraries.oneOf(bytes, text, nearlyJson);
  }

  private static String line(String payload) {
    return new String(
        EnvelopeJson.write(RawPost.of("reddit", "stream", AT, payload.getBytes(UTF_8))), UTF_8);
  }

  private static void refused(String line, DeadLetterReason reason, String message) {
    assertThatThrownBy(() -> EnvelopeJson.read(line.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            EnvelopeException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
  }
}
