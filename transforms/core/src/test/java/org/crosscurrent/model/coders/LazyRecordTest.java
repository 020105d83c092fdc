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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LazyRecordTest {

  private static final LazyRecordCoder<Deletion> CODER = LazyRecordCoder.of(DeletionCoder.of());

  @Test
  void theBytesAreThoseOfTheRecordsOwnCoder() throws IOException {
    byte[] own = CoderUtils.encodeToByteArray(DeletionCoder.of(), deletion("reddit:t3_a"));
    assertThat(CoderUtils.encodeToByteArray(CODER, LazyRecord.of(deletion("reddit:t3_a"))))
        .isEqualTo(own);
    assertThat(CoderUtils.encodeToByteArray(CODER, CoderUtils.decodeFromByteArray(CODER, own)))
        .isEqualTo(own);
  }

  @Test
  void recordsBehindEachOtherAreReadOneByOneAndInAnyOrderDecoded() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String longest = "x".repeat(200_000);
    for (String id : new String[] {"a", longest, "c"}) {
      CODER.encode(LazyRecord.of(deletion(id)), out);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    LazyRecord<Deletion> first = CODER.decode(in);
    LazyRecord<Deletion> second = CODER.decode(in);
    LazyRecord<Deletion> third = CODER.decode(in);
    assertThat(third.get()).isEqualTo(deletion("c"));
    assertThat(second.get()).isEqualTo(deletion(longest));
    assertThat(first.get()).isEqualTo(deletion("a"));
    assertThatThrownBy(() -> CODER.decode(in)).isInstanceOf(EOFException.class);
  }

  @Test
  void whatIsCutOffOrOfALaterVersionIsRefusedAtOnce() throws IOException {
    byte[] bytes = CoderUtils.encodeToByteArray(DeletionCoder.of(), deletion("reddit:t3_a"));
    assertThatThrownBy(() -> CODER.decode(new ByteArrayInputStream(bytes, 0, bytes.length - 1)))
        .isInstanceOf(CoderException.class)
        .hasMessage("the stream ends within a record");
    bytes[0]++;
    assertThatThrownBy(() -> CODER.decode(new ByteArrayInputStream(bytes)))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("reads versions");
  }

  @Test
  void fieldsThatAreNoneAreFoundByWhoAsks() throws IOException {
    byte[] letter =
        CoderUtils.encodeToByteArray(
            DeadLetterCoder.of(),
            DeadLetter.builder()
                .setReason(DeadLetterReason.MALFORMED)
                .setStage("stage")
                .setMessage("message")
                .setPayload(new byte[] {1})
                .setHeaders(Map.of())
                .setAttempt(0)
                .build());
    LazyRecord<Deletion> corrupt = CODER.decode(new ByteArrayInputStream(letter));
    assertThatThrownBy(corrupt::get)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(CoderException.class);
    assertThat(LazyRecord.of(deletion("a")).get()).isEqualTo(deletion("a"));
  }

  @Test
  void coderAndRecordCompareByWhatTheyHold() throws IOException {
    assertThat(CODER).isEqualTo(LazyRecordCoder.of(DeletionCoder.of()));
    assertThat(SerializableUtils.ensureSerializable(CODER)).isEqualTo(CODER);
    LazyRecord<Deletion> read =
        CoderUtils.decodeFromByteArray(
            CODER, CoderUtils.encodeToByteArray(CODER, LazyRecord.of(deletion("a"))));
    assertThat(read).isEqualTo(LazyRecord.of(deletion("a")));
    assertThat(read).hasSameHashCodeAs(LazyRecord.of(deletion("a")));
    assertThat(read).isNotEqualTo(LazyRecord.of(deletion("b")));
  }

  private static Deletion deletion(String id) {
    return Deletion.builder()
        .setPostId(id)
        .setPlatform("reddit")
        .setObservedAt(Instant.parse("2026-03-05T06:30:00Z"))
        .build();
  }
}
