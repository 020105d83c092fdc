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

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseExtractorTest {

  private final PhraseExtractor extractor =
      new PhraseExtractor(TopicNames.of(Gazetteer.builtIn(), TopicAliases.builtIn()));

  @Test
  void phrasesNeitherBeginNorEndWithAStopWordNorCrossASentence() {
    assertThat(extractor.phrases("The Bank of England's rates. Up, they go up", "en", List.of()))
        .containsExactly("bank", "bank of england", "england", "rates");
  }

  @Test
  void hashtagsAreTheirTopics() {
    assertThat(
            extractor.phrases(
                "#OpenAI https://x.org/a @nasa #the", "en", List.of("UnitedStates", "#openai")))
        .containsExactly("openai", "united states");
  }

  @Test
  void aNumberAloneIsNoPhrase() {
    assertThat(extractor.phrases("gpt 5 at 10 20", "en", List.of()))
        .containsExactly("gpt", "gpt 5");
  }

  @Test
  void inScriptsWithoutSpacesCharactersAreWords() {
    assertThat(extractor.phrases("任天堂。", "ja", List.of())).containsExactly("任天", "任天堂", "天堂");
  }

  @Test
  void aLongTextIsReadToItsThreeHundredthWord() {
    assertThat(extractor.phrases("wave. ".repeat(299) + "tide. surf.", "en", List.of()))
        .containsExactly("wave", "tide");
  }

  @Test
  void withoutAStopListAllWordsCount() {
    assertThat(extractor.phrases("the tide", "xx", List.of()))
        .containsExactly("the", "the tide", "tide");
  }
}
