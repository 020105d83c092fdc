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
package org.crosscurrent.convergence;

import java.util.List;
import java.util.Map;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.services.LocalKafka;

/**
 * A topic that holds everything from the beginning, of which its broker lets a reader have only so
 * much in a second: a job stays in mid-stream for long enough to be disturbed there, and the clock
 * has no say in what is late.
 */
final class SlowTopic {

  private final LocalKafka kafka;

  SlowTopic(LocalKafka kafka) {
    this.kafka = kafka;
  }

  /** A broker that counts what a reader gets second by second. */
  static LocalKafka startBroker() {
    return LocalKafka.builder()
        .inItsOwnProcess()
        .setting("quota.window.num", "2")
        .setting("quota.window.size.seconds", "1")
        .start();
  }

  /** Adds records to a topic, in small batches, of which a reader gets one at least. */
  void fill(String topic, List<GeneratedPost> posts) {
    Map<String, Object> small = Map.of("batch.size", 2_000, "compression.type", "none");
    try (GeneratorFeed feed = new GeneratorFeed(kafka.bootstrapServers(), topic, small)) {
      feed.sendAll(posts.iterator());
    }
  }

  /** From now on a reader gets so many bytes in a second. */
  void limitTo(long bytesPerSecond) {
    kafka.limitReaders(bytesPerSecond);
  }

  /** From now on a reader gets what it wants. */
  void lift() {
    kafka.freeReaders();
  }
}
