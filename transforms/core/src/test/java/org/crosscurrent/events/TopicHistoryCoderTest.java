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
package org.crosscurrent.events;

import java.util.List;
import org.crosscurrent.model.Samples;
import org.crosscurrent.model.coders.GoldenBytes;
import org.junit.jupiter.api.Test;

class TopicHistoryCoderTest {

  @Test
  void aHistoryHasItsGoldenBytes() {
    long boundary = Samples.fullWindow().getWindowEnd().getMillis();
    Episode episode =
        Episode.begin(boundary, List.of(Samples.fullWindow(), Samples.sparseWindow()));
    GoldenBytes.check(
        "history.full",
        TopicHistoryCoder.of(),
        new TopicHistory(boundary, List.of(Samples.sparseWindow(), Samples.fullWindow()), episode));
  }

  @Test
  void anEmptyHistoryHasItsGoldenBytes() {
    GoldenBytes.check("history.empty", TopicHistoryCoder.of(), TopicHistory.EMPTY);
  }
}
