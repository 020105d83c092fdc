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

import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class StoreConfigTest {

  private static final StoreConfig CONFIG =
      StoreConfig.of("jdbc:postgresql://db/store?password=hidden", "me", "secret");

  @Test
  void thePasswordIsNotShown() {
    assertThat(CONFIG.toString())
        .contains("jdbc:postgresql://db/store", "user=me")
        .doesNotContain("secret", "hidden");
  }

  @Test
  void wrongValuesAreRefusedWithNameValueAndRange() {
    assertThatThrownBy(() -> CONFIG.withBatchSize(0))
        .hasMessage("batchSize must be between 1 and 100000, but is 0");
    assertThatThrownBy(() -> CONFIG.withPoolSize(1001))
        .hasMessage("poolSize must be between 1 and 1000, but is 1001");
    assertThatThrownBy(() -> CONFIG.withRetry(Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("firstRetry must be at least 1 ms");
    assertThatThrownBy(() -> CONFIG.withRetry(Duration.millis(1), Duration.millis(-1)))
        .hasMessageContaining("limit must be at least 0");
    assertThatThrownBy(() -> StoreConfig.of("jdbc:h2:mem?password=hidden", "me", ""))
        .hasMessage("jdbcUrl must begin with jdbc:postgresql:, but is jdbc:h2:mem");
    assertThatThrownBy(() -> StoreConfig.of("jdbc:postgresql:x", "", ""))
        .hasMessage("user must not be empty");
  }
}
