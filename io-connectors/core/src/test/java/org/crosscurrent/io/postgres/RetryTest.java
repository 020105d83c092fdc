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
package org.crosscurrent.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(
      strings = {"40001", "40P01", "08006", "08001", "57P01", "57P02", "57P03", "53300", "55P03"})
  void aPassingFailureIsRetried(String state) throws SQLException {
    assertThat(call(Duration.standardSeconds(30), state, 3)).isEqualTo("written");
    assertThat(attempts).hasValue(4);
    assertThat(retries).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "42501", "53100", "28P01"})
  void anotherFailureIsThrownAtOnce(String state) {
    assertThatThrownBy(() -> call(Duration.standardSeconds(30), state, 1)).hasMessage("failure 1");
    assertThat(retries).hasValue(0);
  }

  @Test
  void theLastFailureIsThrownAtTheLimit() {
    assertThatThrownBy(() -> call(Duration.millis(40), "40P01", Integer.MAX_VALUE))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("failure ");
    assertThat(attempts).hasValue(retries.get() + 1);
    assertThat(retries.get()).isBetween(1, 5);
  }

  @Test
  void aPoolWithoutAFreeConnectionIsWaitedFor() {
    assertThat(Retry.isTransient(new SQLTransientConnectionException("no connection"))).isTrue();
    assertThat(Retry.isTransient(new SQLException("unknown"))).isFalse();
  }

  private String call(Duration limit, String state, int failures) throws SQLException {
    StoreConfig config =
        StoreConfig.of("jdbc:postgresql:x", "me", "").withRetry(Duration.millis(1), limit);
    return new Retry(config)
        .call(
            () -> {
              if (attempts.incrementAndGet() <= failures) {
                throw new SQLException("failure " + attempts.get(), state);
              }
              return "written";
            },
            retries::incrementAndGet);
  }
}
