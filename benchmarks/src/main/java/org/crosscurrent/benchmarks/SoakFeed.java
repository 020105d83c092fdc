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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.crosscurrent.testkit.generator.TruthEntry;

/**
 * A bounded world at a steady rate: the same posts are seen again and again, each time at the
 * present moment. They were first seen three quarters of an hour ago, so that their windows close
 * at once and nothing but the steady part is looked at.
 */
final class SoakFeed implements AutoCloseable {

  private static final Duration HISTORY = Duration.ofMinutes(45);
  private static final Duration HISTORY_LENGTH = Duration.ofMinutes(10);
  private static final long STEP_NANOS = 5_000_000;

  private final Clock clock;
  private final GeneratorFeed feed;
  private final List<GeneratedPost> posts;
  private final AtomicBoolean stop = new AtomicBoolean();
  private Thread thread;

  SoakFeed(String bootstrapServers, String topic, int keys, Clock clock) {
    this.clock = clock;
    this.feed = new GeneratorFeed(bootstrapServers, topic);
    this.posts =
        PostGenerator.builder()
            .seed(1)
            .start(clock.instant().minus(HISTORY))
            .postsPerSecond((double) keys / HISTORY_LENGTH.toSeconds())
            .shares(Shares.none())
            .posts(keys)
            .build()
            .stream()
            .toList();
  }

  /** Sends each post as it was first seen. */
  void sendHistory() {
    feed.sendAll(posts.iterator());
  }

  /** Goes on sending, until closed. */
  void start(int perSecond) {
    thread = new Thread(() -> send(perSecond), "soak-feed");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(int perSecond) {
    long started = System.nanoTime();
    for (long sent = 0; !stop.get(); ) {
      long due = (System.nanoTime() - started) * perSecond / 1_000_000_000L;
      for (; sent < due; sent++) {
        feed.send(seenNow(posts.get((int) (sent % posts.size()))));
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private GeneratedPost seenNow(GeneratedPost post) {
    TruthEntry truth = post.truth();
    return new GeneratedPost(
        post.raw(),
        post.shape(),
        new TruthEntry(
            truth.kind(),
            truth.platform(),
            truth.postId(),
            clock.instant(),
            truth.author(),
            truth.content(),
            truth.topics(),
            truth.score(),
            truth.reason()));
  }

  @Override
  public void close() throws InterruptedException {
    stop.set(true);
    if (thread != null) {
      thread.join(Duration.ofSeconds(10).toMillis());
    }
    feed.close();
  }
}
