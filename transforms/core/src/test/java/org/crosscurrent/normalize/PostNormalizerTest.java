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
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.text.ContentHash;
import org.crosscurrent.text.Sha256;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostNormalizerTest {

  private static final String SUBMISSION = "{\"id\":\"a\",\"title\":\"T\",\"created_utc\":%s}";
  private static final Instant OBSERVED_AT = RecordedResults.OBSERVED_AT;

  @Test
  void readsTheSixPlatforms() {
    assertThat(PostNormalizer.ofAllPlatforms().platforms())
        .contains("bluesky", "hackernews", "mastodon", "reddit", "x", "youtube");
  }

  @Test
  void completesWhatTheMapperRead() {
    byte[] payload =
        "{\"id\":7,\"type\":\"story\",\"time\":1767256400,\"title\":\" Hi\\u0000 \"}"
            .getBytes(StandardCharsets.UTF_8);
    Post post =
        RecordedResults.of(RawPost.of("hackernews", "stream", OBSERVED_AT, payload)).posts().get(0);
    assertThat(post.getId()).isEqualTo("hackernews:7");
    assertThat(post.getTitle()).isEqualTo("Hi");
    assertThat(post.getCollection()).isEqualTo("stream");
    assertThat(post.getObservedAt()).isEqualTo(OBSERVED_AT);
    assertThat(post.getContentHash()).isEqualTo(ContentHash.of("Hi", ""));
    assertThat(post.getPayloadDigest()).isEqualTo(Sha256.prefixOf(payload));
  }

  @Test
  void takesTheCreationTimeWhereNothingTellsWhenItWasSeen() {
    RecordedResults results = RecordedResults.of(bare("1767256400"));
    assertThat(results.posts().get(0).getObservedAt())
        .isEqualTo(results.posts().get(0).getCreatedAt());
  }

  @Test
  void hasNoContentHashWhereThereIsNoContent() {
    RecordedResults results =
        RecordedResults.of("hackernews", "{\"id\":7,\"type\":\"comment\",\"time\":1767256400}");
    assertThat(results.posts().get(0).getContentHash()).isNull();
  }

  @Test
  void refusesUnknownPlatforms() {
    RecordedResults results = RecordedResults.of("friendster", "{}");
    assertThat(results.reason()).isEqualTo(DeadLetterReason.UNSUPPORTED_PLATFORM);
    assertThat(results.message()).contains("friendster");
  }

  @ParameterizedTest
  @ValueSource(strings = {"631151999", "4102444800", "-1e15"})
  void refusesAbsurdTimesInDumps(String createdUtc) {
    RecordedResults results = RecordedResults.of(bare(createdUtc));
    assertThat(results.posts()).isEmpty();
    assertThat(results.reason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(results.message()).startsWith("createdAt ");
  }

  @Test
  void refusesPostsOfMoreThanADayAfterTheyWereSeen() {
    long limit = OBSERVED_AT.plus(Duration.standardDays(1)).getMillis() / 1000;
    assertThat(RecordedResults.of("reddit", SUBMISSION.formatted(limit)).posts()).hasSize(1);
    RecordedResults late = RecordedResults.of("reddit", SUBMISSION.formatted(limit + 1));
    assertThat(late.reason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(late.message()).contains("createdAt", "observedAt");
  }

  @Test
  void refusesADeletionWithoutAnyTime() {
    byte[] payload =
        "{\"type\":\"Delete\",\"object\":\"https://a.example/1\"}".getBytes(StandardCharsets.UTF_8);
    RecordedResults results = RecordedResults.of(RawPost.of("mastodon", "file", null, payload));
    assertThat(results.deletions()).isEmpty();
    assertThat(results.reason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
    assertThat(results.message()).contains("observedAt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1} trailing",
        "{\"a\":1}{\"b\":2}",
        "{'a':1}",
        "{\"a\":NaN}",
        "\u00E9",
        "[1,",
        "nul"
      })
  void refusesBrokenJson(String payload) {
    assertMalformed(payload.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "\"text\"", "null", "{}", "[{}]"})
  void refusesSoundJsonOfNoKnownShape(String payload) {
    assertThat(RecordedResults.of("reddit", payload).reason())
        .isEqualTo(DeadLetterReason.SCHEMA_DRIFT);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    String json = SUBMISSION.formatted("1767256400");
    assertMalformed(json.replace("T", "\u00E9").getBytes(StandardCharsets.ISO_8859_1));
    assertMalformed(json.getBytes(StandardCharsets.UTF_16));
    assertMalformed(json.getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void takesAByteOrderMark() {
    String json = "\uFEFF" + SUBMISSION.formatted("1767256400");
    assertThat(RecordedResults.of("reddit", json).posts()).hasSize(1);
  }

  @Test
  void refusesPayloadsThatAreTooLargeOrTooDeep() {
    assertMalformed(new byte[PostNormalizer.MAX_PAYLOAD_BYTES + 1]);
    assertMalformed(("[".repeat(201) + "]".repeat(201)).getBytes(StandardCharsets.UTF_8));
    assertMalformed(("{\"a\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesIdsThatNoStoreCouldHold() {
    String id = "a".repeat(2_000);
    assertMalformed(
        "{\"id\":\"%s\",\"title\":\"T\",\"created_utc\":1}"
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8));
    RecordedResults deletion =
        RecordedResults.of("hackernews", "{\"id\":\"%s\",\"deleted\":true}".formatted(id));
    assertThat(deletion.deletions()).isEmpty();
    assertThat(deletion.message()).contains("id");
  }

  @Test
  void takesTheLastOfKeysThatComeTwice() {
    RecordedResults results =
        RecordedResults.of(
            "reddit", "{\"id\":\"a\",\"id\":\"b\",\"title\":\"T\",\"created_utc\":1767256400}");
    assertThat(results.posts()).extracting(Post::getId).containsExactly("reddit:t3_b");
  }

  @Test
  void turnsAFailingMapperIntoARejectionThatQuotesNoText() {
    PostNormalizer normalizer = PostNormalizer.of(List.of(new FailingMapper()));
    RecordedResults results =
        RecordedResults.of(normalizer, RawPost.of("failing", "api", OBSERVED_AT, new byte[0]));
    assertThat(results.posts()).hasSize(1);
    assertThat(results.reason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(results.message())
        .contains("failing", "java.lang.IllegalStateException")
        .doesNotContain("secret");
  }

  @Test
  void doesNotTakeAFailureBehindItForOneOfTheMapper() {
    PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
    RecordedResults failing =
        new RecordedResults() {
          @Override
          public void post(Post post) {
            throw new IllegalStateException("downstream");
          }
        };
    assertThatThrownBy(() -> normalizer.normalize(bare("1767256400"), failing))
        .hasMessage("downstream");
    assertThat(failing.reason()).isNull();
  }

  @Test
  void refusesTwoMappersOfOnePlatform() {
    assertThatThrownBy(() -> PostNormalizer.of(List.of(new FailingMapper(), new FailingMapper())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("failing");
  }

  private static void assertMalformed(byte[] payload) {
    RecordedResults results = RecordedResults.of("reddit", payload);
    assertThat(results.posts()).isEmpty();
    assertThat(results.reason()).isEqualTo(DeadLetterReason.MALFORMED);
  }

  private static RawPost bare(String createdUtc) {
    byte[] payload = SUBMISSION.formatted(createdUtc).getBytes(StandardCharsets.UTF_8);
    return RawPost.of("reddit", "file", null, payload);
  }

  /** Gives one post and then fails. */
  private static final class FailingMapper implements PlatformMapper {
    private static final long serialVersionUID = 1L;

    @Override
    public String platform() {
      return "failing";
    }

    @Override
    public void map(RawPost raw, Output out) {
      out.post(out.start("1", OBSERVED_AT));
      throw new IllegalStateException("secret words of a user");
    }
  }
}
