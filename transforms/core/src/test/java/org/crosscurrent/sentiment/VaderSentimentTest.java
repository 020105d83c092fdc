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
package org.crosscurrent.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VaderSentimentTest {
  private static final SentimentScore NOTHING = new SentimentScore(0, 0, 0, 0);

  private final SentimentEngine engine = VaderSentiment.create();

  private record Golden(String text, SentimentScore score) {
    static List<Golden> readAll() {
      List<Golden> rows = new ArrayList<>();
      TabTable.read("vader-golden.tsv", (compound, rest) -> rows.add(of(compound, rest)));
      return rows;
    }

    private static Golden of(String compound, String rest) {
      String[] cells = rest.split("\t", 4);
      return new Golden(
          cells[3],
          new SentimentScore(
              Double.parseDouble(compound),
              Double.parseDouble(cells[0]),
              Double.parseDouble(cells[1]),
              Double.parseDouble(cells[2])));
    }
  }

  @Test
  void scoresEqualTheReferenceOnGoldenTexts() {
    List<Golden> golden = Golden.readAll();
    assertThat(golden).hasSizeGreaterThan(80);
    for (Golden row : golden) {
      assertThat(engine.score(row.text())).as(row.text()).isEqualTo(row.score());
    }
  }

  @Test
  void theExampleOfTheJavadocHolds() {
    SentimentScore score = engine.score("VADER is smart, handsome, and funny!");
    assertThat(score.compound()).isEqualTo(0.8439);
    assertThat(score.label()).isEqualTo(SentimentLabel.POSITIVE);
  }

  @Test
  void nameAndVersionAreStable() {
    assertThat(engine.name()).isEqualTo("vader");
    assertThat(engine.version()).isEqualTo("3.3.2");
  }

  @Test
  void nullIsRefused() {
    assertThatThrownBy(() -> engine.score(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("text must not be null");
  }

  @Test
  void textWithoutTokensScoresNothing() {
    assertThat(engine.score("")).isEqualTo(NOTHING);
    assertThat(engine.score(" \t\r\n\u00A0\u2003\u3000\u001F")).isEqualTo(NOTHING);
  }

  @Test
  void brokenAndControlCharactersAreOrdinaryOnes() {
    assertThat(engine.score("good \uD83D").compound()).isEqualTo(0.4404);
    assertThat(engine.score("\uDE00 good").compound()).isEqualTo(0.4404);
    assertThat(engine.score("\uDE00\uD83D").neutral()).isEqualTo(1);
    assertThat(engine.score("good \0").compound()).isEqualTo(0.4404);
    assertThat(engine.score("good\0").compound()).isZero();
  }

  @Test
  void aTextOfMegabytesIsScoredWhole() {
    String text = "good table ".repeat(200_000) + "but bad";
    SentimentScore score = engine.score(text);
    assertThat(score.compound()).isEqualTo(1);
    assertThat(score.neutral()).isEqualTo(0.339, offset(0.001));
  }

  @Test
  void oneVeryLongTokenIsOneToken() {
    assertThat(engine.score("good".repeat(500_000))).isEqualTo(new SentimentScore(0, 0, 1, 0));
    assertThat(engine.score("!".repeat(2_000_000)).neutral()).isEqualTo(1);
  }

  @Test
  void manyThreadsGetTheSameScoresAsOne() {
    List<Golden> golden = Golden.readAll();
    List<SentimentScore> wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> golden.get(i % golden.size()))
            .filter(row -> !engine.score(row.text()).equals(row.score()))
            .map(Golden::score)
            .toList();
    assertThat(wrong).isEmpty();
  }
}
