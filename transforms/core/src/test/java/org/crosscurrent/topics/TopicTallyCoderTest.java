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

import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.coders.GoldenBytes;
import org.junit.jupiter.api.Test;

class TopicTallyCoderTest {

  @Test
  void aTallyHasItsGoldenBytes() {
    TopicTally tally = new TopicTally();
    for (int i = 0; i < 5; i++) {
      Sighting post = Sighting.of("reddit:" + i).at(i).author("a" + i % 2).score(i * 10 - 20);
      tally.add(TopicTally.of(post.compound(-0.1 * i).trending(0.2 * i).signal(), true));
    }
    GoldenBytes.check("tally.full", TopicTallyCoder.of(), tally);
  }

  @Test
  void aTallyOfAnUncountedPostHasItsGoldenBytes() {
    var withdrawn = Sighting.of("x:1").signal().toBuilder().setStanding(Standing.WITHDRAWN).build();
    GoldenBytes.check("tally.uncounted", TopicTallyCoder.of(), TopicTally.of(withdrawn, true));
  }
}
