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
package org.crosscurrent.testkit.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.crosscurrent.testkit.generator.TruthEntry.Kind;
import org.junit.jupiter.api.Test;

class PostGeneratorTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private static PostGenerator.Builder afternoon() {
    return PostGenerator.builder()
        .seed(11)
        .start(START)
        .duration(Duration.ofHours(6))
        .postsPerSecond(1);
  }

  @Test
  void theSameSeedGivesTheSameBytesEverywhere() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String digest = digest(PostGenerator.builder().seed(42).build(), 10_000);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(digest(PostGenerator.builder().seed(42).build(), 10_000)).isEqualTo(digest);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(digest)
        .as("golden digest: whoever changes the generated posts changes it on purpose")
        .isEqualTo("6b5b560cd698bff90ce699b404a78473cdc4ebd41a06452ca888e49ddb2c3b2d");
  }

  @Test
  void anotherSeedGivesOtherPosts() throws Exception {
    assertThat(digest(PostGenerator.builder().seed(1).build(), 100))
        .isNotEqualTo(digest(PostGenerator.builder().seed(2).build(), 100));
  }

  @Test
  void recordsComeInEventTimeOrderAndEachPostInItsOwnStrictOrder() {
    Instant last = START;
    Map<String, Instant> lastOfPost = new HashMap<>();
    for (GeneratedPost post : afternoon().shares(Shares.defaults().withRedelivered(0)).build()) {
      assertThat(post.observedAt())
          .isAfterOrEqualTo(last)
          .isBefore(START.plus(Duration.ofHours(6)));
      assertThat(post.raw().getObservedAt().getMillis())
          .isEqualTo(post.observedAt().toEpochMilli());
      assertThat(post.raw().getAttempt()).isZero();
      last = post.observedAt();
      if (post.truth().postId() != null) {
        Instant before = lastOfPost.put(post.truth().postId(), last);
        assertThat(before == null || before.isBefore(last)).isTrue();
      }
    }
    assertThat(last).isAfter(START.plus(Duration.ofMinutes(359)));
  }

  @Test
  void everyPlatformAndShapeOccurs() {
    Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    Set<String> collections = new HashSet<>();
    for (GeneratedPost post : afternoon().build()) {
      if (post.truth().kind() != Kind.BROKEN) {
        shapes.add(post.shape());
        assertThat(post.raw().getPlatform()).isEqualTo(post.shape().platform().label());
        assertThat(post.truth().postId()).startsWith(post.raw().getPlatform() + ":");
      }
      collections.add(post.raw().getCollection());
    }
    assertThat(shapes).containsExactlyInAnyOrder(Shape.values());
    assertThat(collections).containsExactlyInAnyOrder("api", "stream", "activitypub");
  }

  @Test
  void soundPayloadsAreJsonObjectsOnOneLine() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (GeneratedPost post : afternoon().build()) {
      if (post.truth().kind() != Kind.BROKEN) {
        byte[] payload = post.raw().getPayload();
        JsonNode node = json.readTree(payload);
        assertThat(node.isObject()).isTrue();
        assertThat(new String(payload, StandardCharsets.UTF_8)).doesNotContain("\n", "\r");
      }
    }
  }

  @Test
  void sharesComeOutWithinBounds() {
    Shares shares = new Shares(0.1, 0.05, 0.3, 0.06, 0.08, 0.04, 0.03);
    Truth truth = new Truth();
    Map<String, Set<String>> contents = new HashMap<>();
    long reposts = 0;
    PostGenerator generator =
        PostGenerator.builder()
            .seed(5)
            .start(START)
            .posts(30_000)
            .postsPerSecond(0.5)
            .shares(shares)
            .build();
    for (GeneratedPost post : generator) {
      truth.add(post);
      String id = post.truth().postId();
      if (post.truth().kind() == Kind.OBSERVATION) {
        contents.computeIfAbsent(id, key -> new HashSet<>()).add(post.truth().content());
        boolean repost =
            post.shape() == Shape.ACTIVITYPUB_ANNOUNCE || post.truth().content().startsWith("RT @");
        reposts += repost && contents.get(id).size() == 1 ? 1 : 0;
      }
    }
    RecordCounts total = truth.total();
    long edited = contents.values().stream().filter(texts -> texts.size() > 1).count();
    assertThat(total.posts() + total.broken()).isEqualTo(30_000);
    assertThat(truth.duplicates().size() / 30_000.0).isBetween(0.085, 0.125);
    assertThat(reposts / 30_000.0).isBetween(0.04, 0.06);
    assertThat(total.broken() / 30_000.0).isBetween(0.03, 0.05);
    assertThat(total.deletions() / (double) total.posts()).isBetween(0.055, 0.08);
    assertThat(edited / (double) total.posts()).isBetween(0.035, 0.06);
    assertThat(total.observations() / (double) total.posts()).isBetween(1.5, 1.85);
    double sound = total.records() - total.broken();
    assertThat(total.redeliveries() / sound).isBetween(0.025, 0.035);
    assertThat(total.deadLetters())
        .containsOnlyKeys("malformed", "missing-field", "unsupported-platform");
  }

  @Test
  void withoutSharesEachPostIsSeenOnce() {
    Truth truth = new Truth();
    truth.addAll(afternoon().shares(Shares.none()).build());
    RecordCounts total = truth.total();
    assertThat(total.records()).isEqualTo(total.posts()).isEqualTo(total.observations());
    assertThat(total.broken() + total.deletions() + total.redeliveries()).isZero();
    // By chance two people may say the same.
    assertThat(truth.duplicates().size()).isLessThan((int) total.posts() / 500);
  }

  @Test
  void countersGrowAndFallAndMayBeNegativeOnReddit() {
    Map<String, Long> scores = new HashMap<>();
    long grown = 0;
    long fallen = 0;
    long negative = 0;
    for (GeneratedPost post : afternoon().build()) {
      Long score = post.truth().score();
      if (score != null) {
        Long before = scores.put(post.truth().postId(), score);
        grown += before != null && score > before ? 1 : 0;
        fallen += before != null && score < before ? 1 : 0;
        negative += score < 0 ? 1 : 0;
        assertThat(score >= 0 || post.raw().getPlatform().equals("reddit")).isTrue();
      }
    }
    assertThat(grown).isGreaterThan(10 * Math.max(fallen, 1) / 3);
    assertThat(fallen).isPositive();
    assertThat(negative).isPositive();
  }

  @Test
  void oncePostsHaveCountersEverySightingTellsThem() {
    Set<String> counted = new HashSet<>();
    for (GeneratedPost post : afternoon().build()) {
      String id = post.truth().postId();
      if (post.truth().kind() == Kind.OBSERVATION) {
        assertThat(post.truth().score() != null || !counted.contains(id)).isTrue();
        if (post.truth().score() != null) {
          counted.add(id);
        }
      }
    }
    assertThat(counted).isNotEmpty();
  }

  @Test
  void copiesCrossPlatformsAndSomeComeMoreThanADayLater() {
    Truth truth = new Truth();
    PostGenerator.builder().seed(3).posts(20_000).postsPerSecond(0.15).build().forEach(truth::add);
    List<ExpectedDuplicate> duplicates = truth.duplicates();
    assertThat(duplicates).anyMatch(d -> !platform(d.postId()).equals(platform(d.duplicateOf())));
    assertThat(duplicates).anyMatch(d -> platform(d.postId()).equals(platform(d.duplicateOf())));

    Set<String> unique = truth.uniquePosts();
    Map<String, Instant> firsts = new HashMap<>();
    boolean aDayLater = false;
    for (GeneratedPost post :
        PostGenerator.builder().seed(3).posts(20_000).postsPerSecond(0.15).build()) {
      String hash = PlainContentHash.of(post.truth().content());
      if (hash != null && unique.contains(post.truth().postId())) {
        Instant first = firsts.putIfAbsent(post.truth().postId() + hash, post.observedAt());
        Instant said = firsts.putIfAbsent(hash, post.observedAt());
        boolean fresh = first == null && said != null;
        aDayLater |= fresh && !post.observedAt().isBefore(said.plus(Truth.CANONICAL));
      }
    }
    assertThat(aDayLater).isTrue();
  }

  @Test
  void aBurstStartsOnOnePlatformAndReachesOthersMinutesLater() {
    Map<String, Map<String, Instant>> firstSeen = new TreeMap<>();
    PostGenerator generator =
        afternoon().burstEvery(Duration.ofMinutes(30)).shares(Shares.none()).build();
    for (GeneratedPost post : generator) {
      for (String topic : post.truth().topics()) {
        if (Character.isDigit(topic.charAt(topic.length() - 1)) && topic.matches("[a-z]+[0-9]+")) {
          firstSeen
              .computeIfAbsent(topic, key -> new TreeMap<>())
              .putIfAbsent(post.raw().getPlatform(), post.observedAt());
        }
      }
    }
    assertThat(firstSeen).hasSizeGreaterThan(5);
    long wide =
        firstSeen.values().stream()
            .filter(seen -> seen.size() >= 3)
            .filter(PostGeneratorTest::hasOneOrigin)
            .count();
    assertThat(wide).isGreaterThan(2);
  }

  private static boolean hasOneOrigin(Map<String, Instant> seen) {
    List<Instant> sorted = seen.values().stream().sorted().toList();
    return Duration.between(sorted.get(0), sorted.get(1)).compareTo(Duration.ofMinutes(3)) >= 0;
  }

  @Test
  void theDayHasARhythm() {
    Map<Integer, Integer> byHour = new TreeMap<>();
    PostGenerator.builder()
        .start(Instant.parse("2026-03-02T00:00:00Z"))
        .duration(Duration.ofDays(1))
        .postsPerSecond(0.5)
        .burstEvery(Duration.ZERO)
        .shares(Shares.none())
        .build()
        .forEach(
            post ->
                byHour.merge(
                    (int) (post.observedAt().getEpochSecond() / 3600 % 24), 1, Integer::sum));
    assertThat(byHour.get(19)).isGreaterThan(2 * byHour.get(4));
    int day = byHour.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(day / 86_400.0).isBetween(0.48, 0.52);
  }

  @Test
  void runsOnForEverAtAHighRateWithABoundedQueue() {
    Iterator<GeneratedPost> posts =
        PostGenerator.builder().start(START).postsPerSecond(20_000).build().iterator();
    Instant last = START;
    long reobserved = 0;
    for (int i = 0; i < 300_000; i++) {
      GeneratedPost post = posts.next();
      last = post.observedAt();
      reobserved += post.shape() == Shape.BLUESKY_POST_VIEW ? 1 : 0;
    }
    assertThat(last).isBefore(START.plusSeconds(30));
    assertThat(reobserved).isGreaterThan(1_000);
    assertThat(posts.hasNext()).isTrue();
  }

  @Test
  void keepsToTheChosenPlatforms() {
    Set<String> platforms = new HashSet<>();
    PostGenerator.builder()
        .posts(500)
        .platforms(SocialPlatform.BLUESKY, SocialPlatform.X)
        .shares(Shares.defaults().withBroken(0))
        .build()
        .forEach(post -> platforms.add(post.raw().getPlatform()));
    assertThat(platforms).containsExactlyInAnyOrder("bluesky", "x");
  }

  @Test
  void productNamesAppearOnlyIfWanted() {
    assertThat(afternoon().plainWords(true).build().stream().map(p -> p.truth().content()))
        .noneMatch(text -> text.contains("GraalVM") || text.contains("NASA"));
    assertThat(afternoon().plainWords(false).build().stream().map(p -> p.truth().content()))
        .anyMatch(text -> text.contains("GraalVM"));
  }

  @Test
  void refusesSettingsOutOfRange() {
    PostGenerator.Builder builder = PostGenerator.builder();
    assertThatThrownBy(() -> builder.posts(0)).hasMessageContaining("posts was 0");
    assertThatThrownBy(() -> builder.postsPerSecond(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> builder.duration(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> builder.start(Instant.EPOCH)).hasMessageContaining("1970");
    assertThatThrownBy(() -> Shares.none().withBroken(1.5)).hasMessageContaining("broken was 1.5");
  }

  private static String platform(String postId) {
    return postId.substring(0, postId.indexOf(':'));
  }

  private static String digest(PostGenerator generator, int records) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Iterator<GeneratedPost> posts = generator.iterator();
    for (int i = 0; i < records; i++) {
      GeneratedPost post = posts.next();
      sha256.update(post.raw().getPlatform().getBytes(StandardCharsets.UTF_8));
      sha256.update(post.raw().getCollection().getBytes(StandardCharsets.UTF_8));
      sha256.update(post.truth().toString().getBytes(StandardCharsets.UTF_8));
      sha256.update(post.raw().getPayload());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
