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
package org.crosscurrent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

  private static EmbeddedPostgres postgres;
  private static Projection store;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    store = Projection.over(postgres, "words");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The quick brown fox      | fox quick
          The quick brown fox      | "quick brown"
          The quick brown fox      | cat or fox
          The quick brown fox      | brown -cat
          The quick brown fox      | the "brown fox" -"fox brown"
          The quick,  brown -- fox | "quick brown fox"
          ÜBER Straße ÉTÉ          | über straße été
          Ünï decomposed           | U\u0308ni\u0308
          日本語のテキスト            | テキスト
          日本語のテキスト            | 本語
          新しいiPhone15を買った     | iphone15
          新しいiPhone15を買った     | -手机 iPhone15を
          안녕하세요 여러분            | 하세요
          ภาษาไทยวันนี้             | วันนี้
          нет, Привет мир          | привет
          हिन्दी में लिखा                | हिन्दी
          party 🎉🎉 time           | 🎉
          it's COVID-19 again      | covid-19
          it's COVID-19 again      | it’s
          see example.com/a/b?c=d  | example.com
          this and/or that         | or
          this and/or that         | and
          a <b> c                  | b
          #Climate @anna $TSLA     | climate #climate @anna tsla
          C'est l'été              | “l'été”
          snake_case               | snake
          """)
  void isFound(String text, String asked) throws SQLException {
    assertThat(matches(text, asked)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The quick brown fox | fo
          The quick brown fox | "brown quick"
          The quick brown fox | fox -quick
          The quick brown fox | fox cat
          日本語のテキスト       | 語本
          日本語のテキスト       | -本
          anything            | ?!
          anything            | ' '
          anything            | '"" -'
          anything            | '& | ! :* <-> \\'
          100% of_it          | %
          """)
  void isNotFound(String text, String asked) throws SQLException {
    assertThat(matches(text, asked)).isFalse();
  }

  private static boolean matches(String text, String asked) throws SQLException {
    try (var connection = store.connect();
        PreparedStatement statement =
            connection.prepareStatement("SELECT crosscurrent_words(?) @@ crosscurrent_query(?)")) {
      statement.setString(1, text);
      statement.setString(2, asked);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }
}
