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
package org.crosscurrent.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 02 Oct 2002 13:00:00 GMT | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 15:00:00 +0200 | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 15:00:00 +02:00 | 2002-10-02T13:00:00Z",
        "Wed, 2 Oct 02 08:00 EST | 2002-10-02T13:00:00Z",
        "02 Oct 2002 13:00:00 Z | 2002-10-02T13:00:00Z",
        "Wednesday, 02-Oct-02 13:00:00 UT | 2002-10-02T13:00:00Z",
        "Wed,02 October 2002 13:00:00 | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 15:00:00 GMT+2 | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 15:00:00 CEST | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 22:00:00 JST | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 24:00:00 GMT | 2002-10-03T00:00:00Z",
        "Wed, 02 Oct 2002 23:59:60 GMT | 2002-10-02T23:59:59Z",
        "Wed, 02 Oct 2002 01:00:00 PM GMT | 2002-10-02T13:00:00Z",
        "Wed, 02 Oct 2002 12:30 am | 2002-10-02T00:30:00Z",
        "Wed, 02 Oct 2002 | 2002-10-02T00:00:00Z",
        "Wed Oct 02 2002 15:00:00 GMT+0200 (Central European Summer Time) | 2002-10-02T13:00:00Z",
        "Oct 2, 2002 13:00:00 | 2002-10-02T13:00:00Z",
        "2002-10-02T13:00:00Z | 2002-10-02T13:00:00Z",
        "2002-10-02T13:00:00.1239-05:00 | 2002-10-02T18:00:00.123Z",
        "2002-10-02 13:00 | 2002-10-02T13:00:00Z",
        "2002-10-02T13:00:00 +0200 | 2002-10-02T11:00:00Z",
        "2002/10/02 13:00:00 | 2002-10-02T13:00:00Z",
        "2002-10 | 2002-10-01T00:00:00Z",
        "2002 | 2002-01-01T00:00:00Z",
        "99-12-31 | 99-12-31",
      })
  void readsWhatFeedsWrite(String text, String expected) {
    assertThat(FeedDates.of(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "Mon, 31 Jun 2025 10:00:00 GMT",
        "Mon, 10 Foo 2025 10:00:00 GMT",
        "Mon, 10 Jun 2025 10:00:00 XYZ",
        "2025-13-01",
        "2025-06-10T25:00:00Z",
        "2025-06-10T10:00:00+99:00",
        "1733000000",
        "((((((((((((((((((((((((((((((((",
      })
  void leavesWhatIsNoTimeAsItIs(String text) {
    assertThat(FeedDates.of(text)).isEqualTo(text);
  }

  @Test
  void takesTheFirstTextThatIsThere() {
    assertThat(FeedDates.of(null, " ", "2002")).isEqualTo("2002-01-01T00:00:00Z");
    assertThat(FeedDates.of(null, "")).isNull();
  }
}
