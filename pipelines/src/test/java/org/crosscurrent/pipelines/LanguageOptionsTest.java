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
package org.crosscurrent.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.crosscurrent.language.DetectLanguages;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LanguageOptionsTest {

  private static final Post POST =
      Post.builder()
          .setId("x:1")
          .setPlatform("x")
          .setKind(PostKind.POST)
          .setCreatedAt(Instant.EPOCH)
          .setObservedAt(Instant.EPOCH)
          .setCollection("file")
          .setText("guten Abend zusammen, wie geht es euch?")
          .build();

  private static DetectLanguages languages(String... arguments) {
    return Scoring.detectLanguagesOf(
        PipelineOptionsFactory.fromArgs(arguments).as(ScoringOptions.class));
  }

  @Test
  void theFastEngineIsTheDefaultAndNoneIsNone() {
    assertThat(languages().detect(POST).getLanguage()).isEqualTo("de");
    assertThat(languages("--languageEngine=none")).isNull();
  }

  @Test
  void thresholdsAreThoseOfTheOptions() {
    assertThat(languages("--minLanguageCharacters=60").detect(POST).getLanguage()).isEqualTo("und");
    assertThat(languages("--minLanguageConfidence=1").detect(POST).getLanguage()).isEqualTo("und");
  }

  @Test
  void whatIsWrongIsToldByItsOption() {
    assertThatThrownBy(() -> languages("--languageEngine=slow"))
        .hasMessageContaining("--language-engine")
        .hasMessageContaining("accurate, fast, none");
    assertThatThrownBy(() -> languages("--minLanguageCharacters=-1"))
        .hasMessageContaining("--min-language-characters");
    assertThatThrownBy(() -> languages("--minLanguageConfidence=2"))
        .hasMessageContaining("--min-language-confidence");
  }
}
