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
package org.crosscurrent.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;
import org.junit.jupiter.api.Test;

class AutoSentimentTest {

  private static final SentimentEngine AUTO = Engines.named(SentimentEngine.class, "auto?limit=40");
  private static final SentimentEngine CORENLP = Engines.named(SentimentEngine.class, "corenlp");

  @Test
  void vaderScoresUpToTheLimitAndCoreNlpBeyondIt() {
    String shortPost = "It is a good film, and so is the book!!!";
    assertThat(shortPost).hasSize(40);
    assertThat(AUTO.score(shortPost)).isEqualTo(VaderSentiment.create().score(shortPost));
    assertThat(AUTO.score("  " + shortPost + "\n"))
        .isEqualTo(VaderSentiment.create().score("  " + shortPost + "\n"));
    assertThat(AUTO.score(shortPost + "!")).isEqualTo(CORENLP.score(shortPost + "!"));
    assertThat(AUTO.score("😀".repeat(40)))
        .isEqualTo(VaderSentiment.create().score("😀".repeat(40)));
  }

  @Test
  void theVersionTellsBothEnginesAndTheLimit() {
    assertThat(AUTO.id())
        .isEqualTo("auto/vader-3.3.2+40+corenlp-1+corenlp-4.5.10+shift-reduce+60+10000");
    assertThat(Engines.named(SentimentEngine.class, "auto").version())
        .isEqualTo("vader-3.3.2+600+corenlp-1+corenlp-4.5.10+shift-reduce+60+10000");
    assertThat(AUTO.licence()).isEqualTo("GPL-3.0-or-later");
  }

  @Test
  void wrongSettingsAreToldInOneSentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engines.named(SentimentEngine.class, "auto?limit=-1"))
        .withMessage(
            "the setting 'limit' of the engine 'auto' must be a whole number of 0 to 100000, not"
                + " '-1'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engines.named(SentimentEngine.class, "auto?beam=4"))
        .withMessage(
            "the engine 'auto' has no setting 'beam'; it has limit, parser, max-sentence-tokens,"
                + " max-characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engines.named(SentimentEngine.class, "auto:models"))
        .withMessage("the engine 'auto' takes no argument, but was given 'models'");
  }

  @Test
  void anyTextHasAScore() {
    for (String text : HostileTexts.all()) {
      assertThat(AUTO.score(text).compound()).isBetween(-1.0, 1.0);
    }
  }
}
