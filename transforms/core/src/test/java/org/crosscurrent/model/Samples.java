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
package org.crosscurrent.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.time.Instant;

/** Values with every field, and with as few as can be. */
public final class Samples {

  private static final Instant SEEN = Instant.parse("2026-03-01T10:00:05.123Z");
  private static final Instant BEFORE_1970 = Instant.parse("1969-12-31T23:59:59Z");

  private Samples() {}

  public static Post fullPost() {
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("flair", "Nachricht");
    extra.put("emoji", "🧪");
    return Post.builder()
        .setId("reddit:t3_abc")
        .setPlatform("reddit")
        .setCommunity("r/java")
        .setKind(PostKind.ARTICLE)
        .setTitle("Grüße 世界")
        .setText("Text with 🚀 and\nlines")
        .setAuthor(
            Author.builder()
                .setId("reddit:ann")
                .setName("Ann Élise")
                .setFollowers(1234L)
                .setVerified(true)
                .build())
        .setCreatedAt(BEFORE_1970)
        .setObservedAt(SEEN)
        .setLanguage("de")
        .setLanguageConfidence(0.75)
        .setRepostOf("reddit:t3_orig")
        .setReplyTo("reddit:t1_up")
        .setUrl("https://example.org/ü?q=1")
        .setLinks(List.of("https://a.example", "https://b.example"))
        .setHashtags(List.of("java", "größe"))
        .setMentions(List.of("bob"))
        .setMedia(List.of("https://i.example/1.png"))
        .setLocation("Zürich")
        .setCounts(
            Counts.builder()
                .setScore(-7L)
                .setComments(300L)
                .setShares(0L)
                .setViews(1L << 40)
                .build())
        .setContentHash(Sighting.hash("golden"))
        .setCollection("stream")
        .setExtra(extra)
        .setPayloadDigest(0x8123456789abcdefL)
        .setLanguageEngine("fast/1")
        .build();
  }

  public static Post sparsePost() {
    return Post.builder()
        .setId("x:1")
        .setPlatform("x")
        .setKind(PostKind.POST)
        .setCreatedAt(Instant.EPOCH)
        .setObservedAt(Instant.EPOCH)
        .setCollection("")
        .build();
  }

  public static Signal fullSignal() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("velocity", 0.4);
    parts.put("sentiment", 0.2);
    Map<String, Double> probabilities = new LinkedHashMap<>();
    probabilities.put("hate", 0.125);
    probabilities.put("offensive", 0.875);
    return Signal.builder()
        .setPost(fullPost())
        .setFirstObservedAt(SEEN.minus(60_000))
        .setFirstContentHash(Sighting.hash("first"))
        .setObservations(3)
        .setSentiment(
            Sentiment.builder()
                .setCompound(-0.5)
                .setPositive(0.1)
                .setNeutral(0.6)
                .setNegative(0.3)
                .setEngine("vader/3.3.2")
                .build())
        .setTopics(List.of("ai", "größe"))
        .setScoreVelocity(3.85)
        .setCommentVelocity(-0.14)
        .setTrending(
            Trending.builder()
                .setNormalisedScore(0.9)
                .setScore(0.6)
                .setTrending(true)
                .setParts(parts)
                .build())
        .setStanding(Standing.DUPLICATE)
        .setGeneration(2)
        .setToxicity(
            Toxicity.builder()
                .setLabel("offensive")
                .setToxic(true)
                .setProbabilities(probabilities)
                .setEngine("linear/1")
                .build())
        .setEntities(List.of(Entity.of("Zürich", "location"), Entity.of("東京", "location")))
        .setEntityEngine("corenlp/4.5.10")
        .setFailed(List.of("language"))
        .build();
  }

  /** As it was before there were engines but for sentiment. */
  public static Post fullPostOfVersion2() {
    return fullPost().toBuilder().setLanguageEngine(null).build();
  }

  /** As it was before there were engines but for sentiment. */
  public static Signal fullSignalOfVersion2() {
    return fullSignal().toBuilder()
        .setPost(fullPostOfVersion2())
        .setToxicity(null)
        .setEntities(List.of())
        .setEntityEngine(null)
        .setFailed(List.of())
        .build();
  }

  public static Signal sparseSignal() {
    return Signal.of(sparsePost());
  }

  public static Observation fullObservation() {
    return Observation.builder()
        .setPostId("reddit:t3_abc")
        .setPlatform("reddit")
        .setObservedAt(SEEN)
        .setCounts(fullPost().getCounts())
        .setScoreVelocity(3.85)
        .setCommentVelocity(-0.14)
        .setSentiment(-0.5)
        .setTrendingScore(0.6)
        .setTopics(List.of("ai"))
        .setContentDigest(0x8123456789abcdefL)
        .setGeneration(2)
        .build();
  }

  public static Observation sparseObservation() {
    return Observation.builder()
        .setPostId("x:1")
        .setPlatform("x")
        .setObservedAt(BEFORE_1970)
        .setCounts(Counts.none())
        .setScoreVelocity(0)
        .setCommentVelocity(0)
        .setTopics(List.of())
        .build();
  }

  public static Deletion deletion() {
    return Sighting.deletion("reddit:t3_abc", SEEN);
  }

  public static Deletion sparseDeletion() {
    return Sighting.deletion("x:", Instant.EPOCH);
  }

  public static Duplicate duplicate() {
    return Duplicate.builder()
        .setPostId("reddit:t3_abc")
        .setPlatform("reddit")
        .setDuplicateOf("hackernews:ü")
        .setContentHash(Sighting.hash("golden"))
        .setFirstObservedAt(SEEN)
        .setCanonicalObservedAt(SEEN.minus(1000))
        .build();
  }

  public static Duplicate sparseDuplicate() {
    return Duplicate.builder()
        .setPostId("x:2")
        .setPlatform("x")
        .setDuplicateOf("x:1")
        .setContentHash("")
        .setFirstObservedAt(Instant.EPOCH)
        .setCanonicalObservedAt(Instant.EPOCH)
        .build();
  }

  public static TopicWindow fullWindow() {
    return TopicWindow.builder()
        .setTopic("größe")
        .setPlatform("reddit")
        .setWindowStart(Sighting.BASE)
        .setWindowEnd(Sighting.BASE.plus(900_000))
        .setPosts(5)
        .setAuthors(4)
        .setScoreSum(-12)
        .setSentimentSum(-3210)
        .setSentimentCount(5)
        .setPeakTrending(0.8)
        .setFirstObservedAt(SEEN)
        .setTopPosts(List.of("reddit:3", "reddit:1", "reddit:2"))
        .setInputs(17)
        .setGeneration(1)
        .build();
  }

  public static TopicWindow sparseWindow() {
    return TopicWindow.builder()
        .setTopic("t")
        .setPlatform("x")
        .setWindowStart(Instant.EPOCH)
        .setWindowEnd(Instant.EPOCH.plus(1))
        .setPosts(0)
        .setAuthors(0)
        .setScoreSum(0)
        .setSentimentSum(0)
        .setSentimentCount(0)
        .setPeakTrending(0)
        .setFirstObservedAt(Instant.EPOCH)
        .setTopPosts(List.of())
        .setInputs(1)
        .setGeneration(0)
        .build();
  }

  public static ShapeWindow fullShapeWindow() {
    return ShapeWindow.builder()
        .setPlatform("quill")
        .setShape("quill-note")
        .setWindowStart(Sighting.BASE)
        .setWindowEnd(Sighting.BASE.plus(900_000))
        .setRecords(300)
        .setDrifted(7)
        .setFirstDriftedAt(SEEN)
        .setLastDriftedAt(SEEN.plus(1000))
        .setLastSoundAt(SEEN.minus(1000))
        .setFingerprint("00ff00ff00ff00ff")
        .setFields(Map.of("größe", "number", "id", "null|string"))
        .setAdded(Map.of("mood[].name", "string in 3 since 2026-03-02T10:00:00.000Z"))
        .setLost(Map.of("text", "7"))
        .build();
  }

  public static ShapeWindow sparseShapeWindow() {
    return ShapeWindow.builder()
        .setPlatform("x")
        .setShape("y")
        .setWindowStart(Instant.EPOCH)
        .setWindowEnd(Instant.EPOCH.plus(1))
        .setRecords(1)
        .setDrifted(0)
        .setFingerprint("")
        .setFields(Map.of())
        .setAdded(Map.of())
        .setLost(Map.of())
        .build();
  }

  public static CrossPlatformEvent fullEvent() {
    Map<String, Long> lags = new LinkedHashMap<>();
    lags.put("bluesky", 60L);
    lags.put("hackernews", 3600L);
    Map<String, Double> sentiments = new LinkedHashMap<>();
    sentiments.put("bluesky", -0.25);
    sentiments.put("reddit", 0.0);
    return CrossPlatformEvent.builder()
        .setTopic("größe")
        .setStartedAt(Sighting.BASE)
        .setUpdatedAt(Sighting.BASE.plus(900_000))
        .setResolvedAt(Sighting.BASE.plus(9_000_000))
        .setOriginPlatform("reddit")
        .setOriginAt(SEEN)
        .setLags(lags)
        .setSpreadSeconds(3600)
        .setPosts(12)
        .setSentiments(sentiments)
        .setSamplePosts(List.of("bluesky:1", "reddit:2"))
        .setVersion(35)
        .setGeneration(1)
        .build();
  }

  public static CrossPlatformEvent sparseEvent() {
    return CrossPlatformEvent.builder()
        .setTopic("t")
        .setStartedAt(Instant.EPOCH)
        .setUpdatedAt(Instant.EPOCH)
        .setOriginPlatform("x")
        .setOriginAt(Instant.EPOCH)
        .setLags(Map.of())
        .setSpreadSeconds(0)
        .setPosts(0)
        .setSentiments(Map.of())
        .setSamplePosts(List.of())
        .setVersion(0)
        .setGeneration(0)
        .build();
  }

  public static Divergence fullDivergence() {
    return Divergence.builder()
        .setTopic("größe")
        .setPlatformA("bluesky")
        .setPlatformB("reddit")
        .setWindowStart(Sighting.BASE)
        .setWindowEnd(Sighting.BASE.plus(3_600_000))
        .setMeanA(-0.25)
        .setMeanB(0.5)
        .setPostsA(3)
        .setPostsB(200)
        .setDifference(-0.75)
        .setInputs(700)
        .setGeneration(1)
        .build();
  }

  public static Divergence sparseDivergence() {
    return Divergence.builder()
        .setTopic("t")
        .setPlatformA("a")
        .setPlatformB("b")
        .setWindowStart(Instant.EPOCH)
        .setWindowEnd(Instant.EPOCH)
        .setMeanA(0)
        .setMeanB(0)
        .setPostsA(0)
        .setPostsB(0)
        .setDifference(0)
        .setInputs(0)
        .setGeneration(0)
        .build();
  }
}
