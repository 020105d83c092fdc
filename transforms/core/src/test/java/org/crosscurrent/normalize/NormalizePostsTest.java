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
package org.crosscurrent.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class NormalizePostsTest {

  private static final Instant OBSERVED_AT = Instant.parse("2026-01-02T00:00:00Z");
  private static final Instant CREATED_AT = Instant.parse("2026-01-01T08:33:20Z");
  private static final RawPost GOOD =
      raw("reddit", OBSERVED_AT, "{\"id\":\"a\",\"title\":\"T\",\"created_utc\":1767256400}");
  private static final RawPost BROKEN = raw("reddit", OBSERVED_AT, "{\"id\":");
  private static final RawPost OTHER_GOOD =
      raw(
          "hackernews",
          OBSERVED_AT,
          "{\"id\":1,\"type\":\"story\",\"title\":\"T\",\"time\":1767256400}");
  private static final RawPost UNKNOWN = raw("friendster", OBSERVED_AT, "hi");
  private static final RawPost DELETED =
      raw("hackernews", OBSERVED_AT, "{\"id\":2,\"deleted\":true,\"time\":1767256400}");
  private static final String SECRET = "{\"id\":\"a\",\"title\":\"secret\",\"created_utc\":null}";
  private static final RawPost LIKE = raw("mastodon", OBSERVED_AT, "{\"type\":\"Like\"}");
  private static final RawPost OF_A_DUMP =
      raw("reddit", null, "{\"id\":\"b\",\"title\":\"T\",\"created_utc\":\"1767256400\"}");

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void givesDeadLettersBesideTheirGoodNeighbours() {
    NormalizePosts.Result result = normalise(GOOD, BROKEN, OTHER_GOOD, UNKNOWN);
    PAssert.that(texts(result.posts(), Post::getId))
        .containsInAnyOrder("reddit:t3_a", "hackernews:1");
    PAssert.that(result.deadLetters())
        .containsInAnyOrder(
            DeadLetter.of(
                BROKEN, DeadLetterReason.MALFORMED, "normalise", "the payload is not JSON"),
            DeadLetter.of(
                UNKNOWN,
                DeadLetterReason.UNSUPPORTED_PLATFORM,
                "normalise",
                "no mapper reads the platform 'friendster'"));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void stampsEachOutputWithItsObservation() {
    NormalizePosts.Result result = normalise(GOOD, DELETED, BROKEN);
    PAssert.that(times(result.posts())).containsInAnyOrder(OBSERVED_AT.toString());
    PAssert.that(times(result.deletions())).containsInAnyOrder(OBSERVED_AT.toString());
    PAssert.that(times(result.deadLetters())).containsInAnyOrder(OBSERVED_AT.toString());
    PAssert.that(texts(result.deletions(), Deletion::getPostId)).containsInAnyOrder("hackernews:2");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void stampsPostsOfABareDumpWithTheirCreation() {
    NormalizePosts.Result result = normalise(OF_A_DUMP);
    PAssert.that(times(result.posts())).containsInAnyOrder(CREATED_AT.toString());
    PAssert.that(texts(result.posts(), post -> post.getObservedAt().toString()))
        .containsInAnyOrder(CREATED_AT.toString());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void readsOnlyTheGivenMappers() {
    PCollection<RawPost> input = pipeline.apply(Create.of(GOOD, raw("nil", OBSERVED_AT, "")));
    NormalizePosts.Result result =
        input.apply("Normalise", NormalizePosts.withMappers(new NilMapper()).withDeadLetters());
    PAssert.that(texts(result.posts(), Post::getId)).containsInAnyOrder("nil:0");
    PAssert.that(texts(result.deadLetters(), letter -> letter.getReason().label()))
        .containsInAnyOrder("unsupported-platform");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void throwsByDefaultAndNamesPlatformReasonAndField() {
    pipeline
        .apply(Create.of(raw("reddit", OBSERVED_AT, SECRET)))
        .apply("Normalise", NormalizePosts.ofAllPlatforms());
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reddit")
        .hasMessageContaining("missing-field")
        .hasMessageContaining("created_utc")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesDeadLettersThatNobodyAskedFor() {
    NormalizePosts.Result result =
        pipeline.apply(Create.of(GOOD)).apply("Normalise", NormalizePosts.ofAllPlatforms());
    assertThatThrownBy(result::deadLetters)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("withDeadLetters()");
  }

  @Test
  void refusesToReadNothing() {
    assertThatThrownBy(NormalizePosts::withMappers)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one mapper");
  }

  @Test
  void countsUnderStableNames() {
    normalise(GOOD, OTHER_GOOD, BROKEN, BROKEN, UNKNOWN, DELETED, LIKE);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    MetricsFilter ours =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace("crosscurrent")).build();
    Map<String, Long> counters =
        StreamSupport.stream(result.metrics().queryMetrics(ours).getCounters().spliterator(), false)
            .collect(
                Collectors.toMap(found -> found.getName().getName(), MetricResult::getCommitted));
    assertThat(counters)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("posts_read", 7L),
                Map.entry("posts_accepted", 2L),
                Map.entry("posts_accepted.reddit", 1L),
                Map.entry("posts_accepted.hackernews", 1L),
                Map.entry("deletions", 1L),
                Map.entry("ignored.like", 1L),
                Map.entry("dead_letters.malformed", 2L),
                Map.entry("dead_letters.missing-field", 0L),
                Map.entry("dead_letters.schema-drift", 0L),
                Map.entry("dead_letters.unsupported-platform", 1L)));
  }

  private NormalizePosts.Result normalise(RawPost... raw) {
    return pipeline
        .apply("Payloads", Create.of(List.of(raw)))
        .apply("Normalise", NormalizePosts.ofAllPlatforms().withDeadLetters());
  }

  private static <T> PCollection<String> texts(
      PCollection<T> values, SerializableFunction<T, String> text) {
    return values.apply(MapElements.into(TypeDescriptors.strings()).via(text));
  }

  private static <T> PCollection<String> times(PCollection<T> values) {
    PTransform<PCollection<T>, PCollection<TimestampedValue<T>>> reify = Reify.timestamps();
    return values
        .apply(reify)
        .apply(
            MapElements.into(TypeDescriptors.strings())
                .via((TimestampedValue<T> value) -> value.getTimestamp().toString()));
  }

  private static RawPost raw(String platform, Instant observedAt, String payload) {
    return RawPost.of(platform, "api", observedAt, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the same post for every payload. */
  private static final class NilMapper implements PlatformMapper {
    private static final long serialVersionUID = 1L;

    @Override
    public String platform() {
      return "nil";
    }

    @Override
    public void map(RawPost raw, Output out) {
      out.post(out.start("0", CREATED_AT));
    }
  }
}
