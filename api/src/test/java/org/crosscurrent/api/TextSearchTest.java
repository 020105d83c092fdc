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
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.signals.Order;
import org.crosscurrent.api.signals.SignalFilter;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextSearchTest {
  private String url;
  private Store store;
  private SignalQueries queries;

  @BeforeEach
  void fill() throws Exception {
    url = TestStore.sample();
    store = Store.forReading(ApiConfig.of(url, TestStore.USER, null).database());
    queries = new SignalQueries(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void aSearchPageByPageFindsEachRowOnce(Order order) {
    assertThat(walk("q=fox%20-3%20-4", order, 3))
        .hasSize(10)
        .doesNotHaveDuplicates()
        .isEqualTo(walk("q=fox%20-3%20-4", order, 500));
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, 14, reddit:12, activitypub:https://example.org/users/a+b/statuses/1?x=1&y=%20",
    "SCORE, 12, reddit:12, bluesky:01",
    "VELOCITY, 14, reddit:12, activitypub:https://example.org/users/a+b/statuses/1?x=1&y=%20",
    "TRENDING, 12, reddit:12, bluesky:01"
  })
  void postsAreSortedAndThoseWithoutTheValueLeftOut(
      Order order, int size, String first, String last) {
    List<String> walked = walk("", order, 5);
    assertThat(walked).hasSize(size).doesNotHaveDuplicates();
    assertThat(walked).isEqualTo(walk("", order, 500));
    assertThat(walked.get(0)).isEqualTo(first);
    if (order == Order.SCORE || order == Order.TRENDING || order == Order.TIME) {
      assertThat(walked.get(size - 1)).isEqualTo(last);
    }
  }

  @Test
  void aFilterGoesWithASort() {
    assertThat(walk("topic=climate&sentiment=positive", Order.SCORE, 1))
        .containsExactly("reddit:12", "bluesky:09");
  }

  @Test
  void valuesThatAreNoNumberAreLeftOutOfASortByThem() throws Exception {
    TestStore.run(
        url,
        "UPDATE signals SET score_velocity = 'NaN', trending_score = 'NaN' WHERE post_id ="
            + " 'reddit:12'; UPDATE signals SET score_velocity = 'Infinity' WHERE post_id ="
            + " 'bluesky:11'");
    TestStore.fold(url);
    assertThat(walk("", Order.VELOCITY, 1)).hasSize(12);
    assertThat(walk("", Order.TRENDING, 1)).hasSize(11).startsWith("bluesky:11");
  }

  @Test
  void aPostThatIsGoneSinceTheFoldIsNotShownAndDoesNotEndTheWalk() throws Exception {
    TestStore.run(
        url, "DELETE FROM signals WHERE post_id IN ('bluesky:11', 'reddit:10', 'bluesky:09')");
    assertThat(walk("", Order.SCORE, 2)).hasSize(9).startsWith("reddit:12", "reddit:08");
  }

  @Test
  void aPostThatRisesAcrossTheWalkIsNotMetAndOneThatFallsMayBeMetTwice() throws Exception {
    Page one = page("", Order.SCORE, null, 3);
    TestStore.run(
        url,
        "UPDATE signals SET score = 1000 WHERE post_id = 'bluesky:01';"
            + " UPDATE signals SET score = 1 WHERE post_id = 'reddit:12'");
    TestStore.fold(url);
    List<String> rest = ids(page("", Order.SCORE, one, 500));
    assertThat(ids(one)).containsExactly("reddit:12", "bluesky:11", "reddit:10");
    assertThat(rest).contains("reddit:12").doesNotContain("bluesky:01").hasSize(9);
  }

  private List<String> walk(String query, Order order, int limit) {
    List<String> found = new ArrayList<>();
    Page page = page(query, order, null, limit);
    found.addAll(ids(page));
    while (page.next() != null) {
      page = page(query, order, page, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      found.addAll(ids(page));
    }
    return found;
  }

  private Page page(String query, Order order, Page before, int limit) {
    Parameters parameters = Parameters.of("/signals", SignalFilter.PARAMETERS, query);
    SignalFilter filter = SignalFilter.of(parameters, Toxic.INCLUDE);
    return queries.page(filter, order, before == null ? null : before.next(), limit);
  }

  private static List<String> ids(Page page) {
    List<String> ids = new ArrayList<>();
    for (ObjectNode row : page.items()) {
      ids.add(row.get("post_id").textValue());
    }
    return ids;
  }
}
