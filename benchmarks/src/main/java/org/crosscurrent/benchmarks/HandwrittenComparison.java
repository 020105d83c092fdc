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
package org.crosscurrent.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscurrent.benchmarks.handwritten.RedditByHand;
import org.crosscurrent.benchmarks.handwritten.XByHand;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PlatformMapper;
import org.crosscurrent.normalize.PostNormalizer;

/**
 * What it costs that shapes are read by mapping files: the same payloads, read by the files and by
 * a mapper that is written by hand, in turn and on one thread, so that whatever else the machine
 * does meets both.
 */
final class HandwrittenComparison {

  /** As many payloads of a platform stay in memory. */
  private static final int MOST_PAYLOADS = 5_000;

  private static final int ROUND = 40_000;
  private static final int WARM_UP_ROUNDS = 8;
  private static final int ROUNDS = 16;

  private HandwrittenComparison() {}

  /** The figures of each platform that the input has payloads of, by {@code PLATFORM_figure}. */
  static Map<String, Object> of(BenchInput input) throws IOException {
    PostNormalizer declarative = PostNormalizer.ofAllPlatforms();
    Map<String, Object> figures = new LinkedHashMap<>();
    for (PlatformMapper byHand : List.of(new RedditByHand(), new XByHand())) {
      List<RawPost> payloads = new ArrayList<>();
      input.forEach(
          raw -> {
            if (raw.getPlatform().equals(byHand.platform()) && payloads.size() < MOST_PAYLOADS) {
              payloads.add(raw);
            }
          });
      if (!payloads.isEmpty()) {
        compare(byHand, declarative, payloads, figures);
      }
    }
    return figures;
  }

  private static void compare(
      PlatformMapper byHand,
      PostNormalizer declarative,
      List<RawPost> payloads,
      Map<String, Object> figures) {
    PostNormalizer handwritten = PostNormalizer.of(List.of(byHand));
    Side byFiles = new Side(declarative);
    Side byCode = new Side(handwritten);
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      boolean counts = round >= WARM_UP_ROUNDS;
      byFiles.read(payloads, counts);
      byCode.read(payloads, counts);
    }
    String prefix = byHand.platform() + "_";
    long bytes = payloads.stream().mapToLong(raw -> raw.getPayload().length).sum();
    figures.put(prefix + "payload_bytes", bytes / payloads.size());
    figures.put(prefix + "declarative_posts_per_second", Math.round(byFiles.postsPerSecond()));
    figures.put(prefix + "handwritten_posts_per_second", Math.round(byCode.postsPerSecond()));
    double cost = byCode.postsPerSecond() / byFiles.postsPerSecond();
    figures.put(prefix + "declarative_to_handwritten_cost", Math.round(cost * 1000) / 1000.0);
  }

  /** One of the two, with the CPU time of this thread that it took. */
  private static final class Side implements PostNormalizer.Results {
    private final PostNormalizer normalizer;
    private long given;
    private long counted;
    private double seconds;

    Side(PostNormalizer normalizer) {
      this.normalizer = normalizer;
    }

    void read(List<RawPost> payloads, boolean counts) {
      long before = given;
      double start = ThreadCpu.secondsOfThisThread();
      for (int left = ROUND; left > 0; left -= payloads.size()) {
        payloads.forEach(raw -> normalizer.normalize(raw, this));
      }
      if (counts) {
        seconds += ThreadCpu.secondsOfThisThread() - start;
        counted += given - before;
      }
    }

    double postsPerSecond() {
      return counted / seconds;
    }

    @Override
    public void post(Post post) {
      given++;
    }

    @Override
    public void deletion(Deletion deletion) {
      given++;
    }

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(DeadLetterReason reason, String message) {}
  }
}
