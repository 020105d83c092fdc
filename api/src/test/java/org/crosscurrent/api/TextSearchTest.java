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
package org.crosscurrent.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.signals.SignalFilter;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
  private static final String QUERY = "q=number%201";

  /** 2026-03-01T10:09:00.123456Z */
  private static final long MICROS_OF_09 = 1772359740123456L;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 14, 100})
  void aSearchInPiecesFindsEachRowOnce(int searched) throws Exception {
    ApiConfig config = ApiConfig.of(TestStore.sample(), TestStore.USER, null);
    try (Store store = Store.forReading(config.database())) {
      SignalQueries queries = new SignalQueries(store, searched);
      SignalFilter filter = SignalFilter.of(parameters(), Toxic.INCLUDE);
      List<String> found = new ArrayList<>();
      Page page = queries.newest(filter, null, 2);
      while (true) {
        assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
        for (ObjectNode row : page.items()) {
          found.add(row.get("post_id").textValue());
        }
        if (page.next() == null) {
          break;
        }
        page = queries.newest(filter, page.next(), 2);
      }
      assertThat(found).containsExactly("reddit:12", "bluesky:11", "reddit:10", "bluesky:01");
    }
  }

  @Test
  void aPageWithoutAMatchStillLeadsOn() throws Exception {
    ApiConfig config = ApiConfig.of(TestStore.sample(), TestStore.USER, null);
    try (Store store = Store.forReading(config.database())) {
      Page page =
          new SignalQueries(store, 4)
              .newest(
                  SignalFilter.of(parameters(), Toxic.INCLUDE),
                  new Cursor(MICROS_OF_09, "bluesky:09"),
                  50);
      assertThat(page.items()).isEmpty();
      assertThat(page.next().text()).isEqualTo("bluesky:05");
    }
  }

  private static Parameters parameters() {
    return Parameters.of("/signals", List.of("q"), QUERY);
  }
}
