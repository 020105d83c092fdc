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
package org.crosscurrent.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.Trending;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class KafkaRecordsTest {

  private static final Instant AT = Instant.parse("2026-03-05T06:30:00.123Z");

  private static final Post BARE =
      Post.builder()
          .setId("bluesky:at://did:plc:1/app.bsky.feed.post/3k")
          .setPlatform("bluesky")
          .setKind(PostKind.POST)
          .setText("hi \"you\"\n\u2028\uD83D\uDE00")
          .setCreatedAt(Instant.parse("2026-03-05T06:29:00Z"))
          .setObservedAt(AT)
          .setCollection("stream")
          .build();

  private static final Post FULL =
      BARE.toBuilder()
          .setCommunity("space")
          .setKind(PostKind.VIDEO)
          .setTitle("T")
          .setText("x")
          .setAuthor(
              Author.builder()
                  .setId("bluesky:ada")
                  .setName("Ada")
                  .setFollowers(7L)
                  .setVerified(true)
                  .build())
          .setLanguage("en")
          .setLanguageConfidence(0.5)
          .setLanguageEngine("fast/1")
          .setRepostOf("bluesky:1")
          .setReplyTo("bluesky:2")
          .setUrl("https://a.example/1")
          .setLinks(List.of("https://b.example"))
          .setHashtags(List.of("moon"))
          .setMentions(List.of("bob"))
          .setMedia(List.of("https://c.example/i.png"))
          .setLocation("Oslo")
          .setCounts(
              Counts.builder().setScore(-3L).setComments(0L).setShares(2L).setViews(9L).build())
          .setContentHash("ab".repeat(32))
          .setExtra(Map.of("b", "2", "a", "1"))
          .build();

  private static final String FULL_IDENTITY =
      "{\"post_id\":\"bluesky:at://did:plc:1/app.bsky.feed.post/3k\",\"platform\":\"bluesky\","
          + "\"community\":\"space\",\"kind\":\"video\",\"title\":\"T\",\"text\":\"x\","
          + "\"author_id\":\"bluesky:ada\",\"author_name\":\"Ada\",\"author_followers\":7,"
          + "\"author_verified\":true,\"created_at\":\"2026-03-05T06:29:00.000Z\","
          + "\"observed_at\":\"2026-03-05T06:30:00.123Z\",";

  private static final String FULL_CONTENT =
      "\"language\":\"en\",\"language_confidence\":0.5,\"language_engine\":\"fast/1\","
          + "\"repost_of\":\"bluesky:1\",\"reply_to\":\"bluesky:2\",\"url\":\"https://a.example/1\","
          + "\"links\":[\"https://b.example\"],\"hashtags\":[\"moon\"],\"mentions\":[\"bob\"],"
          + "\"media\":[\"https://c.example/i.png\"],\"location\":\"Oslo\",\"score\":-3,"
          + "\"comments\":0,\"shares\":2,\"views\":9,\"content_hash\":\""
          + "ab".repeat(32)
          + "\","
          + "\"collection\":\"stream\",\"extra\":{\"a\":\"1\",\"b\":\"2\"}";

  @Test
  void aPostWithEverythingLooksLikeThis() {
    assertThat(new String(JsonRecords.write(FULL), UTF_8))
        .isEqualTo(FULL_IDENTITY + FULL_CONTENT + "}");
  }

  @Test
  void whatAPostLacksIsLeftOut() {
    assertThat(new String(JsonRecords.write(BARE), UTF_8))
        .isEqualTo(
            "{\"post_id\":\"bluesky:at://did:plc:1/app.bsky.feed.post/3k\","
                + "\"platform\":\"bluesky\",\"kind\":\"post\",\"title\":\"\","
                + "\"text\":\"hi \\\"you\\\"\\n\u2028\uD83D\uDE00\","
                + "\"created_at\":\"2026-03-05T06:29:00.000Z\","
                + "\"observed_at\":\"2026-03-05T06:30:00.123Z\",\"language\":\"und\","
                + "\"language_confidence\":0.0,\"links\":[],\"hashtags\":[],\"mentions\":[],"
                + "\"media\":[],\"collection\":\"stream\",\"extra\":{}}");
  }

  @Test
  void aSignalAddsWhatIsKnownOfThePost() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("velocity", 0.4);
    parts.put("sentiment", 0.2);
    Map<String, Double> labels = new LinkedHashMap<>();
    labels.put("offensive", 0.3);
    labels.put("neither", 0.0875);
    labels.put("hate", 0.6125);
    Signal signal =
        Signal.of(FULL).toBuilder()
            .setFirstObservedAt(AT.minus(1000))
            .setObservations(2)
            .setSentiment(
                Sentiment.builder()
                    .setCompound(0.6)
                    .setPositive(0.25)
                    .setNeutral(0.75)
                    .setNegative(0)
                    .setEngine("vader/3.3.2")
                    .build())
            .setToxicity(
                Toxicity.builder()
                    .setLabel("hate")
                    .setToxic(true)
                    .setProbabilities(labels)
                    .setEngine("linear/1")
                    .build())
            .setEntities(
                List.of(
                    Entity.of("OpenAI", "organization"), Entity.of("\u00c5s \"x\"", "location")))
            .setEntityEngine("gazetteer/1")
            .setFailed(List.of("language"))
            .setTopics(List.of("moon"))
            .setScoreVelocity(1.5)
            .setTrending(
                Trending.builder()
                    .setNormalisedScore(0.1)
                    .setScore(0.6)
                    .setTrending(true)
                    .setParts(parts)
                    .build())
            .build();
    assertThat(new String(JsonRecords.write(signal), UTF_8))
        .isEqualTo(
            FULL_IDENTITY
                + "\"first_observed_at\":\"2026-03-05T06:29:59.123Z\","
                + FULL_CONTENT
                + ",\"sentiment\":0.6,\"sentiment_positive\":0.25,\"sentiment_neutral\":0.75,"
                + "\"sentiment_negative\":0.0,\"sentiment_label\":\"positive\","
                + "\"sentiment_engine\":\"vader/3.3.2\",\"toxicity_label\":\"hate\",\"is_toxic\":true,"
                + "\"toxicity\":{\"hate\":0.6125,\"neither\":0.0875,\"offensive\":0.3},"
                + "\"toxicity_engine\":\"linear/1\",\"entities\":[{\"name\":\"OpenAI\","
                + "\"type\":\"organization\"},{\"name\":\"\u00c5s \\\"x\\\"\",\"type\":\"location\"}],"
                + "\"entity_engine\":\"gazetteer/1\",\"failed\":[\"language\"],\"topics\":[\"moon\"],"
                + "\"score_velocity\":1.5,\"comment_velocity\":0.0,\"normalised_score\":0.1,"
                + "\"trending_score\":0.6,\"is_trending\":true,"
                + "\"trending_parts\":{\"velocity\":0.4,\"sentiment\":0.2},\"generation\":0,"
                + "\"observations\":2}");
  }

  @Test
  void whatNoEngineToldIsLeftOutButTheListOfEntities() {
    assertThat(new String(JsonRecords.write(Signal.of(FULL)), UTF_8))
        .isEqualTo(
            FULL_IDENTITY
                + "\"first_observed_at\":\"2026-03-05T06:30:00.123Z\","
                + FULL_CONTENT
                + ",\"entities\":[],\"topics\":[],\"score_velocity\":0.0,"
                + "\"comment_velocity\":0.0,\"generation\":0,\"observations\":1}");
  }

  @Test
  void aPostIsKeyedByItsLanguageAndASignalByItsPost() {
    ProducerRecord<byte[], byte[]> post = KafkaRecords.of("posts.normalised", FULL);
    assertThat(post.key()).isEqualTo("en".getBytes(UTF_8));
    assertThat(post.timestamp()).isEqualTo(AT.getMillis());
    assertThat(KafkaRecords.of("signals", Signal.of(FULL)).key())
        .isEqualTo(FULL.getId().getBytes(UTF_8));
  }

  @Test
  void aTimeBefore1970IsWrittenAs1970() {
    RawPost old = RawPost.of("x", "file", Instant.ofEpochMilli(-5), new byte[0]);
    assertThat(KafkaRecords.of("posts.raw", old).timestamp()).isZero();
  }

  @Test
  void aDeadLetterComesBackWithHeadersThatLookLikeOurs() {
    DeadLetter letter =
        DeadLetter.builder()
            .setReason(DeadLetterReason.SCHEMA_DRIFT)
            .setStage("normalise")
            .setMessage("The field é is new.")
            .setPayload(new byte[] {0, -1})
            .setHeaders(
                Map.of("platform", "x", "collection", "api", "reason", "mine", "header.a", "b"))
            .setObservedAt(AT)
            .setAttempt(3)
            .build();
    ProducerRecord<byte[], byte[]> record = KafkaRecords.of("posts.dead-letters", letter);
    assertThat(record.headers().lastHeader("reason").value())
        .isEqualTo("schema-drift".getBytes(UTF_8));
    assertThat(record.headers().lastHeader("observed-at").value())
        .isEqualTo("2026-03-05T06:30:00.123Z".getBytes(UTF_8));
    assertThat(KafkaRecords.deadLetter(record.headers(), record.value())).isEqualTo(letter);
  }

  @Test
  void aRecordWithStrangeHeadersIsADeadLetterAllTheSame() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    headers.add(new RecordHeader("reason", "none of ours".getBytes(UTF_8)));
    headers.add(new RecordHeader("observed-at", "yesterday".getBytes(UTF_8)));
    headers.add(new RecordHeader("attempt", null));
    headers.add(new RecordHeader("trace", "1".getBytes(UTF_8)));
    DeadLetter letter = KafkaRecords.deadLetter(headers, null);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(letter.getStage()).isEqualTo("unknown");
    assertThat(letter.getObservedAt()).isNull();
    assertThat(letter.getAttempt()).isZero();
    assertThat(letter.getHeaders()).isEqualTo(Map.of("trace", "1"));
    assertThat(letter.getPayload()).isEmpty();
  }
}
