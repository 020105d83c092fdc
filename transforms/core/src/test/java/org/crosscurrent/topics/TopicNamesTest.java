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
package org.crosscurrent.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

  private final TopicNames names = TopicNames.of(Gazetteer.builtIn(), TopicAliases.builtIn());

  @Test
  void allWaysToWriteANameHaveOneTopic() {
    for (String written : new String[] {"OpenAI", "#openai", "Open AI", "open-ai's", "OPENAI’S"}) {
      assertThat(names.topicOf(written)).isEqualTo("openai");
    }
    for (String written : new String[] {"US", "U.S.", "#USA", "United States", "#UnitedStates"}) {
      assertThat(names.topicOf(written)).isEqualTo("united states");
    }
    assertThat(names.topicOf("ｏｐｅｎａｉ")).isEqualTo("openai");
    assertThat(names.topicOf("iPhones")).isEqualTo("iphone");
  }

  @Test
  void whatNobodyKnowsIsItsOwnTopic() {
    assertThat(names.topicOf(" Tidal   Bore's ")).isEqualTo("tidal bore");
    assertThat(names.topicOf("über")).isEqualTo("über");
    assertThat(names.topicOf("us")).isEqualTo("us");
    assertThat(names.topicOf("$TSLA")).isEqualTo("$tsla");
    assertThat(names.topicOf("'s")).isEqualTo("'s");
  }

  @Test
  void accentsOfANameMayBeLeftOut() {
    TopicNames own = TopicNames.of(Gazetteer.of("São Paulo"), TopicAliases.none());

    assertThat(own.topicOf("#SaoPaulo")).isEqualTo("são paulo");
    assertThat(own.topicOf("#SãoPaulo")).isEqualTo("são paulo");
  }

  @Test
  void hashtagsMayStayAsWritten() {
    assertThat(names.withHashtagsAsWritten().topicOf("#UnitedStates")).isEqualTo("unitedstates");
    assertThat(names.withHashtagsAsWritten().topicOf("United States")).isEqualTo("united states");
  }

  @Test
  void aNameOfTwoTopicsIsNeither() {
    TopicNames own = TopicNames.of(Gazetteer.of("Go Pro", "GoPro"), TopicAliases.none());

    assertThat(own.topicOf("#gopro")).isEqualTo("gopro");
  }

  @Test
  void aliasesComeFirstAndFollowEachOther() throws IOException {
    TopicAliases own =
        aliases("# mine\n\nk8s\tKubernetes\n$msft\tmicrosoft\nkube\tk8s\nOpenAI\toai");
    TopicNames both = TopicNames.of(Gazetteer.builtIn(), TopicAliases.builtIn().plus(own));
    TopicExtractor extractor = new TopicExtractor(both, 8);

    assertThat(own.size()).isEqualTo(4);
    assertThat(both.topicOf("#Kube")).isEqualTo("kubernetes");
    assertThat(both.topicOf("artificial intelligence")).isEqualTo("ai");
    assertThat(extractor.extract("k8s $MSFT Open AI", java.util.List.of("K8S")))
        .containsExactly("kubernetes", "microsoft", "oai");
  }

  @Test
  void aLineThatIsNoAliasIsToldWithItsNumber() {
    assertThatThrownBy(() -> aliases("a\tb\nc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("topic aliases, line 2: 1 columns: an alias, a tab and its topic are needed");
    assertThatThrownBy(() -> aliases("a b\tb\n\nA-b\tc"))
        .hasMessage("topic aliases, line 3: 'A-b' is already in line 1");
    assertThatThrownBy(() -> aliases("?\tb")).hasMessageContaining("line 1: an alias needs");
    assertThatThrownBy(() -> aliases("a\tb\nb\ta")).hasMessageContaining("line 1: its topic is");
    assertThatThrownBy(() -> TopicAliases.none().plus(aliases("a\tb")).plus(aliases("b\ta")))
        .hasMessage("topic aliases: 'a' stands for itself");
  }

  private static TopicAliases aliases(String lines) throws IOException {
    return TopicAliases.parse(new StringReader(lines));
  }
}
