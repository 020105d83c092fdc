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
package org.crosscurrent.testkit.services;

import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker inside this JVM. */
final class EmbeddedBroker implements Broker {

  private final Properties properties;
  private KafkaRaftServer server;

  EmbeddedBroker(Properties properties) {
    this.properties = properties;
  }

  @Override
  public void start() {
    KafkaRaftServer starting =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException e) {
      starting.shutdown();
      throw e;
    }
    server = starting;
  }

  @Override
  public void stop() {
    if (server != null) {
      KafkaRaftServer stopping = server;
      server = null;
      stopping.shutdown();
      stopping.awaitShutdown();
    }
  }

  @Override
  public void kill() {
    throw new IllegalStateException("a broker inside this process cannot be killed alone");
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }
}
