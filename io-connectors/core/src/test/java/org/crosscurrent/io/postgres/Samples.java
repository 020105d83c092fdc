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
package org.crosscurrent.io.postgres;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Counts;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.ShapeWindow;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.Trending;
import org.joda.time.Instant;

/** Rows for tests: long ago, so that they lie in the default partitions. */
final class Samples {

  static final Instant START = Instant.parse("2024-02-29T23:59:59.123Z");

  private Samples() {}

  static Instant at(long seconds) {
    return START.plus(seconds * 1000);
  }

  /** A signal with the fewest columns filled. */
  static Signal signal(String id, long seconds) {
    return Signal.of(
        Post.builder()
            .setId(id)
            .setPlatform("reddit")
            .setKind(PostKind.POST)
            .setText("seen at " + seconds)
            .setCreatedAt(START)
            .setObservedAt(at(seconds))
            .setCollection("api")
            .build());
  }

  /** A signal with every column filled, and awkward characters in them. */
  static Signal fullSignal() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("velocity", 0.4);
    parts.put("sentiment", 0.2);
    Post post =
        signal("reddit:full", 7).getPost().toBuilder()
            .setCommunity("java")
            .setKind(PostKind.ARTICLE)
            .setTitle("Title \"quoted\" \\ back")
            .setText("line\nbreak, {brace}, Zürich 🎉")
            .setAuthor(
                Author.builder()
                    .setId("reddit:ann")
                    .setName("Ann")
                    .setFollowers(12L)
                    .setVerified(true)
                    .build())
            .setLanguage("en")
            .setLanguageConfidence(0.1 + 0.2)
            .setRepostOf("reddit:a")
            .setReplyTo("reddit:b")
            .setUrl("https://example.org/x?y=1")
            .setLinks(List.of("https://a.example/{1,2}", "b\"c\\d", ""))
            .setHashtags(List.of("null", "NULL"))
            .setMentions(List.of("bob"))
            .setMedia(List.of("https://m.example/1.png"))
            .setLocation("Bern")
            .setCounts(
                Counts.builder()
                    .setScore(-3L)
                    .setComments(4L)
                    .setShares(5L)
                    .setViews(Long.MAX_VALUE)
                    .build())
            .setContentHash("ab12")
            .setCollection("stream")
            .setExtra(Map.of("flair", "a \"b\" \\ ü"))
            .build();
    return Signal.builder()
        .setPost(post)
        .setFirstObservedAt(at(1))
        .setFirstContentHash("cd34")
        .setObservations(3)
        .setSentiment(
            Sentiment.builder()
                .setCompound(-0.5719)
                .setPositive(0.1)
                .setNeutral(0.6)
                .setNegative(0.3)
                .setEngine("vader/3.3.2")
                .build())
        .setTopics(List.of("java", "$beam"))
        .setScoreVelocity(1.0 / 3)
        .setCommentVelocity(-2.5)
        .setTrending(
            Trending.builder()
                .setNormalisedScore(0.75)
                .setScore(0.6)
                .setTrending(true)
                .setParts(parts)
                .build())
        .setGeneration(2)
        .build();
  }

  static Observation observation(String id, Instant observedAt, long score) {
    return Observation.builder()
        .setPostId(id)
        .setPlatform("reddit")
        .setObservedAt(observedAt)
        .setCounts(
            Counts.builder().setScore(score).setComments(1L).setShares(2L).setViews(3L).build())
        .setScoreVelocity(0.5)
        .setCommentVelocity(0.25)
        .setSentiment(0.1)
        .setTrendingScore(0.2)
        .setTopics(List.of("java"))
        .build();
  }

  static TopicWindow topicWindow(String topic, long posts, long inputs) {
    return TopicWindow.builder()
        .setTopic(topic)
        .setPlatform("reddit")
        .setWindowStart(Instant.parse("2024-03-01T00:00:00Z"))
        .setWindowEnd(Instant.parse("2024-03-01T00:15:00Z"))
        .setPosts(posts)
        .setAuthors(posts)
        .setScoreSum(30)
        .setSentimentSum(-5719)
        .setSentimentCount(posts)
        .setPeakTrending(0.4)
        .setFirstObservedAt(Instant.parse("2024-03-01T00:00:01.001Z"))
        .setTopPosts(List.of("reddit:a", "reddit:b"))
        .setInputs(inputs)
        .setGeneration(0)
        .build();
  }

  /** A window of 15 minutes, so many after the first, whose last payloads had drifted. */
  static ShapeWindow shapeWindow(int window, long records, Map<String, String> fields) {
    Instant start = Instant.parse("2024-03-01T00:00:00Z").plus(window * 900_000L);
    return ShapeWindow.builder()
        .setPlatform("quill")
        .setShape("quill-note")
        .setWindowStart(start)
        .setWindowEnd(start.plus(900_000))
        .setRecords(records)
        .setDrifted(1)
        .setFirstDriftedAt(start.plus(3))
        .setLastDriftedAt(start.plus(3))
        .setLastSoundAt(start.plus(2))
        .setFingerprint("00ff00ff00ff00ff")
        .setFields(fields)
        .setAdded(Map.of("mood[].\"na\\me\"", "string in 3 since 2024-03-01T00:00:00.000Z"))
        .setLost(Map.of("text", "1"))
        .build();
  }

  static CrossPlatformEvent event(String topic, long version) {
    return CrossPlatformEvent.builder()
        .setTopic(topic)
        .setStartedAt(at(0))
        .setUpdatedAt(at(900))
        .setResolvedAt(at(1800))
        .setOriginPlatform("bluesky")
        .setOriginAt(at(-60))
        .setLags(Map.of("reddit", 42L, "youtube", 77L))
        .setSpreadSeconds(77)
        .setPosts(9)
        .setSentiments(Map.of("bluesky", 0.125, "reddit", -0.25))
        .setSamplePosts(List.of("bluesky:1"))
        .setVersion(version)
        .setGeneration(0)
        .build();
  }

  static Divergence divergence(String topic, long inputs) {
    return Divergence.builder()
        .setTopic(topic)
        .setPlatformA("bluesky")
        .setPlatformB("reddit")
        .setWindowStart(Instant.parse("2024-03-01T00:00:00Z"))
        .setWindowEnd(Instant.parse("2024-03-01T01:00:00Z"))
        .setMeanA(0.5)
        .setMeanB(-0.25)
        .setPostsA(3)
        .setPostsB(4)
        .setDifference(0.75)
        .setInputs(inputs)
        .setGeneration(1)
        .build();
  }

  static Duplicate duplicate(String id, long seconds) {
    return Duplicate.builder()
        .setPostId(id)
        .setPlatform("reddit")
        .setDuplicateOf("bluesky:first")
        .setContentHash("ab12")
        .setFirstObservedAt(at(seconds))
        .setCanonicalObservedAt(at(-1))
        .build();
  }

  static Deletion deletion(String id, long seconds) {
    return Deletion.builder()
        .setPostId(id)
        .setPlatform("reddit")
        .setObservedAt(at(seconds))
        .build();
  }

  static DeadLetter deadLetter(String payload, DeadLetterReason reason) {
    return DeadLetter.builder()
        .setReason(reason)
        .setStage("normalise")
        .setMessage("No id.")
        .setPayload(payload.getBytes(StandardCharsets.UTF_8))
        .setHeaders(Map.of("platform", "reddit", "collection", "api", "k", "v \"q\""))
        .setObservedAt(at(5))
        .setAttempt(1)
        .build();
  }
}
