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
package org.crosscurrent.launcher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.generator.PostGenerator;

/** The world of the demo: a few hours of history, and then posts as they happen. */
final class DemoFeed implements AutoCloseable {

  private static final double HISTORY_POSTS_PER_SECOND = 2.5;

  private final GeneratorFeed feed;
  private final Clock clock;
  private final long seed;
  private final AtomicBoolean stop = new AtomicBoolean();
  private Thread live;

  DemoFeed(String bootstrapServers, String topic, Clock clock, long seed) {
    this.feed = new GeneratorFeed(bootstrapServers, topic);
    this.clock = clock;
    this.seed = seed;
  }

  /** Sends the history, up to now. */
  long sendHistory(int hours) {
    Instant start = clock.instant().minus(Duration.ofHours(hours));
    PostGenerator history =
        PostGenerator.builder()
            .seed(seed)
            .start(start)
            .duration(Duration.ofHours(hours))
            .postsPerSecond(HISTORY_POSTS_PER_SECOND)
            .build();
    return feed.sendAll(history.iterator());
  }

  /** Sends posts as they happen, until closed. */
  void startLive(double postsPerSecond) {
    PostGenerator posts =
        PostGenerator.builder()
            .seed(seed + 1)
            .start(clock.instant())
            .postsPerSecond(postsPerSecond)
            .build();
    live = new Thread(() -> feed.sendPaced(posts.iterator(), clock, stop::get), "demo-feed");
    live.setDaemon(true);
    live.start();
  }

  @Override
  public void close() throws InterruptedException {
    stop.set(true);
    if (live != null) {
      live.join(Duration.ofSeconds(5).toMillis());
    }
    feed.close();
  }
}
