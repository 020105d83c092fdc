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
package org.crosscurrent.api.push;

import java.time.Duration;
import java.util.Objects;

/**
 * How much is pushed to how many.
 *
 * @param mostConnections how many streams are open at most; whoever comes then gets 503
 * @param heartbeat how long a stream may be silent
 * @param bufferBytes how many bytes may wait for a subscriber whose connection takes none; with
 *     more it is dropped
 * @param tick the least time between two writes of new events to one subscriber
 * @param recentEvents how many events are kept in memory for those who are behind
 * @param recentBytes how many bytes of them
 * @param retry after what time a browser comes back
 */
public record PushSettings(
    int mostConnections,
    Duration heartbeat,
    int bufferBytes,
    Duration tick,
    int recentEvents,
    long recentBytes,
    Duration retry) {

  /** What goes unless set otherwise. */
  public static final PushSettings DEFAULT =
      new PushSettings(
          2000,
          Duration.ofSeconds(15),
          1 << 20,
          Duration.ofMillis(50),
          10_000,
          16L << 20,
          Duration.ofSeconds(2));

  /**
   * Checks.
   *
   * @throws IllegalArgumentException unless all are in their bounds
   */
  public PushSettings {
    Objects.requireNonNull(heartbeat, "heartbeat");
    Objects.requireNonNull(tick, "tick");
    Objects.requireNonNull(retry, "retry");
    require(mostConnections >= 0 && mostConnections <= 100_000, "connections", "0 to 100000");
    require(within(heartbeat, 100, 300_000), "heartbeat", "PT0.1S to PT5M");
    require(bufferBytes >= 1 << 16, "buffer", "65536 bytes or more");
    require(within(tick, 1, 1000), "tick", "PT0.001S to PT1S");
    require(recentEvents >= 1 && recentEvents <= 1_000_000, "recent events", "1 to 1000000");
    require(recentBytes >= 1, "recent bytes", "1 or more");
    require(within(retry, 100, 60_000), "retry", "PT0.1S to PT1M");
  }

  private static boolean within(Duration value, long least, long most) {
    return value.toMillis() >= least && value.toMillis() <= most;
  }

  private static void require(boolean fits, String name, String valid) {
    if (!fits) {
      throw new IllegalArgumentException("The stream's " + name + " must be " + valid + ".");
    }
  }

  /** With another number of connections. */
  public PushSettings withMostConnections(int value) {
    return new PushSettings(value, heartbeat, bufferBytes, tick, recentEvents, recentBytes, retry);
  }

  /** With another heartbeat. */
  public PushSettings withHeartbeat(Duration value) {
    return new PushSettings(
        mostConnections, value, bufferBytes, tick, recentEvents, recentBytes, retry);
  }

  /** With another buffer. */
  public PushSettings withBufferBytes(int value) {
    return new PushSettings(
        mostConnections, heartbeat, value, tick, recentEvents, recentBytes, retry);
  }

  /** With another number of recent events. */
  public PushSettings withRecentEvents(int value) {
    return new PushSettings(
        mostConnections, heartbeat, bufferBytes, tick, value, recentBytes, retry);
  }
}
