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

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.crosscurrent.testkit.generator.GeneratedPost;
import org.crosscurrent.testkit.generator.GeneratorFeed;
import org.crosscurrent.testkit.services.LocalKafka;

/**
 * A topic that holds everything from the beginning, of which its broker lets a reader have only so
 * much in a second: a job stays in mid-stream for long enough to be disturbed there, and the clock
 * has no say in what is late.
 */
final class SlowTopic {

  private static final String RATE = "consumer_byte_rate";

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
  void limitTo(double bytesPerSecond) {
    alter(bytesPerSecond);
  }

  /** From now on a reader gets what it wants. */
  void lift() {
    alter(null);
  }

  private void alter(Double rate) {
    ClientQuotaEntity everybody =
        new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .alterClientQuotas(
              List.of(
                  new ClientQuotaAlteration(
                      everybody, List.of(new ClientQuotaAlteration.Op(RATE, rate)))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker takes no quota", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while setting a quota", e);
    }
  }
}
