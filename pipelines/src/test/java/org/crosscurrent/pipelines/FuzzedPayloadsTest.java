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
package org.crosscurrent.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.PostCoder;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.testkit.fuzz.PayloadMutator;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damaged payloads of every shape: each gives valid posts, a dead letter with a reason, a deletion,
 * or is known to say nothing. None makes a mapping throw, and none holds it up.
 *
 * <p>{@code -Dcrosscurrent.fuzz=1000000} sets how many, {@code -Dcrosscurrent.seed=N} which.
 */
class FuzzedPayloadsTest {

  private static final int PAYLOADS = Integer.getInteger("crosscurrent.fuzz", 60_000);
  private static final long SEED = Long.getLong("crosscurrent.seed", 20_260_102L);
  private static final Instant OBSERVED_AT = Instant.parse("2026-01-02T00:00:00Z");
  private static final List<Path> ROOTS =
      List.of(
          Path.of("../transforms/core/src/test/resources/org/crosscurrent/mapping"),
          Path.of("../transforms/feeds/src/test/resources/org/crosscurrent/feeds"));

  /** A sound payload. */
  private record Sample(String platform, byte[] payload, String name) {}

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyDamagedPayloadIsReadOrRefusedWithAReason() throws IOException {
    List<Sample> samples = samples();
    assertThat(samples).hasSizeGreaterThan(100);
    PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
    PayloadMutator mutator = new PayloadMutator(SEED);
    Random random = new Random(SEED);
    Outcomes outcomes = new Outcomes();
    long slowest = 0;
    for (int i = 0; i < PAYLOADS; i++) {
      Sample sample = samples.get(i % samples.size());
      Sample other = samples.get(random.nextInt(samples.size()));
      byte[] payload = mutator.mutate(sample.payload, other.payload);
      String platform = random.nextInt(20) == 0 ? other.platform : sample.platform;
      outcomes.begin(sample.name + ", seed " + SEED + ", payload " + i, payload);
      long start = System.nanoTime();
      normalizer.normalize(RawPost.of(platform, "api", OBSERVED_AT, payload), outcomes);
      slowest = Math.max(slowest, System.nanoTime() - start);
      outcomes.end();
    }
    System.out.printf(
        "%,d damaged payloads of %d sound ones, seed %d: %s; slowest %d ms%n",
        PAYLOADS, samples.size(), SEED, outcomes.counts, TimeUnit.NANOSECONDS.toMillis(slowest));
    assertThat(outcomes.counts).containsKeys("post", "malformed", "missing-field", "schema-drift");
  }

  private static List<Sample> samples() throws IOException {
    Map<String, String> platforms = new HashMap<>();
    Mappings.ofLibrary()
        .shapes()
        .forEach(shape -> platforms.put(shape.shape(), shape.platforms().get(0)));
    List<Sample> samples = new ArrayList<>();
    for (Path root : ROOTS.stream().filter(Files::isDirectory).toList()) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(FuzzedPayloadsTest::isPayload).sorted().toList()) {
          String name = root.relativize(file).toString();
          String shape = name.substring(0, Math.max(0, name.indexOf('/')));
          int at = name.indexOf('@');
          String platform =
              at > 0 ? name.substring(at + 1, name.lastIndexOf('.')) : platforms.get(shape);
          if (platform != null) {
            samples.add(new Sample(platform, Files.readAllBytes(file), name));
          }
        }
      }
    }
    return samples;
  }

  private static boolean isPayload(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".json") || name.endsWith(".xml")) && !name.endsWith(".expected.json");
  }

  /** Checks what comes out, and counts it. */
  private static final class Outcomes implements PostNormalizer.Results {
    private final Map<String, Long> counts = new TreeMap<>();
    private String what = "";
    private byte[] payload = {};
    private int results;

    void begin(String name, byte[] bytes) {
      what = name;
      payload = bytes;
      results = 0;
    }

    void end() {
      assertThat(results).as("results of %s", what).isPositive();
    }

    @Override
    public void post(Post post) {
      count("post");
      String problem = problemOf(post);
      if (problem != null) {
        fail("%s: %s in %s", what, problem, new String(payload, StandardCharsets.UTF_8));
      }
    }

    @Override
    public void deletion(Deletion deletion) {
      count("deletion");
      assertThat(deletion.getPostId()).as(what).startsWith(deletion.getPlatform() + ":");
    }

    @Override
    public void ignored(String word) {
      count("ignored");
    }

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      count(reason.label());
      assertThat(message).as(what).isNotBlank().doesNotContain("failed with");
    }

    private void count(String outcome) {
      results++;
      counts.merge(outcome, 1L, Long::sum);
    }

    private static String problemOf(Post post) {
      List<String> texts = new ArrayList<>(List.of(post.getId(), post.getTitle(), post.getText()));
      texts.addAll(post.getLinks());
      texts.addAll(post.getHashtags());
      texts.addAll(post.getMentions());
      texts.addAll(post.getMedia());
      texts.addAll(post.getExtra().values());
      Stream.of(post.getUrl(), post.getCommunity(), post.getLocation(), post.getReplyTo())
          .filter(text -> text != null)
          .forEach(texts::add);
      for (String text : texts) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
          return "a text that no store takes";
        }
      }
      String prefix = post.getPlatform() + ":";
      if (!post.getId().startsWith(prefix) || post.getId().length() == prefix.length()) {
        return "the id " + post.getId();
      }
      Long comments = post.getCounts().getComments();
      if (comments != null && comments < 0) {
        return "negative comments";
      }
      return survivesItsCoder(post) ? null : "a post that its coder changes";
    }

    private static boolean survivesItsCoder(Post post) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        PostCoder.of().encode(post, out);
        return PostCoder.of().decode(new ByteArrayInputStream(out.toByteArray())).equals(post);
      } catch (IOException e) {
        return false;
      }
    }
  }
}
