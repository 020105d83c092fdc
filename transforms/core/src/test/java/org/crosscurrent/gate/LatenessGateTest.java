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
package org.crosscurrent.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TimestampedValue;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LatenessGateTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void anEnvelopeStampedWithItsOwnTimePasses() {
    LatenessGate.Result gate = through(TimestampedValue.of(raw(NOON), NOON));

    PAssert.that(gate.onTime()).containsInAnyOrder(raw(NOON));
    PAssert.that(gate.late()).empty();
    assertThat(counted(pipeline.run())).containsExactly(1L, 0L);
  }

  @Test
  void anEnvelopeStampedAfterItsOwnTimeIsLateAndKeepsItsBytes() {
    RawPost late = raw(NOON.minus(1));
    LatenessGate.Result gate = through(TimestampedValue.of(late, NOON));

    PAssert.that(gate.onTime()).empty();
    PAssert.thatSingleton(gate.late())
        .satisfies(
            letter -> {
              assertThat(letter.getReason()).isEqualTo(DeadLetterReason.LATE);
              assertThat(letter.getStage()).isEqualTo("gate");
              assertThat(letter.getPayload()).isEqualTo("{}".getBytes(UTF_8));
              assertThat(letter.getObservedAt()).isEqualTo(NOON.minus(1));
              assertThat(letter.getHeaders()).containsEntry("platform", "reddit");
              assertThat(letter.getMessage())
                  .isEqualTo(
                      "Observed at 2026-03-05T11:59:59.999Z, when the watermark of its source stood"
                          + " at 2026-03-05T12:00:00.000Z.");
              return null;
            });
    assertThat(counted(pipeline.run())).containsExactly(0L, 1L);
  }

  @Test
  void anEnvelopeWithoutATimeIsNeverLate() {
    LatenessGate.Result gate = through(TimestampedValue.of(raw(null), NOON));

    PAssert.that(gate.onTime()).containsInAnyOrder(raw(null));
    PAssert.that(gate.late()).satisfies(LatenessGateTest::isEmpty);
    pipeline.run();
  }

  private static Void isEmpty(Iterable<DeadLetter> letters) {
    assertThat(letters).isEmpty();
    return null;
  }

  private LatenessGate.Result through(TimestampedValue<RawPost> post) {
    return pipeline
        .apply("Create", Create.timestamped(List.of(post)).withCoder(RawPostCoder.of()))
        .apply("Gate", LatenessGate.create());
  }

  private static RawPost raw(Instant observedAt) {
    return RawPost.of("reddit", "stream", observedAt, "{}".getBytes(UTF_8));
  }

  private static List<Long> counted(PipelineResult result) {
    return List.of(count(result, LatenessGate.ON_TIME), count(result, LatenessGate.LATE));
  }

  private static long count(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(LatenessGate.METRICS_NAMESPACE, name))
            .build();
    return StreamSupport.stream(
            result.metrics().queryMetrics(filter).getCounters().spliterator(), false)
        .mapToLong(counter -> counter.getCommitted())
        .sum();
  }
}
