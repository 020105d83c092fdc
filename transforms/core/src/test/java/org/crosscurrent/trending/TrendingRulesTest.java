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
package org.crosscurrent.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class TrendingRulesTest {

  @Test
  void aFileReplacesWhatItNamesAndKeepsTheRest() throws IOException {
    TrendingRules rules =
        TrendingRules.defaults()
            .parse(
                new StringReader(
                    """
                    # stricter
                    limit  = 0.5

                    other  = comments>3: 0.5
                    reddit = score_velocity>1: 0.9
                    """));

    assertThat(rules.getLimit()).isEqualTo(0.5);
    assertThat(rules.of("lemmy")).hasToString("comments>3: 0.5");
    assertThat(rules.of("reddit")).hasToString("score_velocity>1: 0.9");
    assertThat(rules.of("bluesky")).isEqualTo(TrendingRules.defaults().of("bluesky"));
  }

  @Test
  void aLineThatCannotBeReadIsToldWithItsNumber() {
    assertThatThrownBy(
            () -> TrendingRules.defaults().parse(new StringReader("# x\n\nreddit comments>3: 1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trending rules, line 3: no '=' between the platform and its rule");
    assertThatThrownBy(
            () -> TrendingRules.defaults().parse(new StringReader("reddit = votes>3: 1")))
        .hasMessageStartingWith("trending rules, line 1: unknown measure 'votes'");
  }

  @Test
  void aLimitOutOfRangeIsRefused() {
    assertThatThrownBy(() -> TrendingRules.builder().setLimit(1.5).build())
        .hasMessage("limit is 1.5: it must be above 0 and at most 1");
    assertThatThrownBy(() -> TrendingRules.builder().setLimit(0).build())
        .hasMessageContaining("limit is 0.0");
  }

  @Test
  void rulesTravelWithAPipeline() {
    TrendingRules rules =
        TrendingRules.defaults().withRule("lemmy", TrendingRule.parse("comments>3: 0.5"));

    assertThat(SerializableUtils.clone(rules)).isEqualTo(rules);
  }
}
