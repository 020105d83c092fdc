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
package org.crosscurrent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource({
    "en, en",
    "EN, en",
    "pt-BR, pt",
    "zh_Hant, zh",
    "eng, en",
    "zho, zh",
    "in, id",
    "iw, he",
    "und, und",
    "qme, und",
    "zxx, und",
    "'', und",
    "'-', und",
    "xx, und",
    "english, und"
  })
  void givesTheCodeOfTwoLettersOrUnd(String tag, String expected) {
    assertThat(Languages.codeOf(tag)).isEqualTo(expected);
  }

  @Test
  void isUndWhereThePlatformSaysNothing() {
    assertThat(Languages.codeOf(null)).isEqualTo("und");
  }
}
