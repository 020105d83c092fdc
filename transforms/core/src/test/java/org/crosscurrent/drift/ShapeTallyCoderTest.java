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
package org.crosscurrent.drift;

import java.util.List;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.mapping.ShapeSighting.UnknownField;
import org.crosscurrent.model.coders.GoldenBytes;
import org.junit.jupiter.api.Test;

class ShapeTallyCoderTest {

  @Test
  void aTallyHasItsGoldenBytes() {
    ShapeTally tally = new ShapeTally();
    tally.add(ShapeTallyTest.sound(new UnknownField("mood[].name", 9)), 1_772_445_600_000L);
    tally.add(
        new ShapeSighting("note", 7, new byte[] {1, 32, 4}, "text", List.of()), 1_772_445_601_000L);
    GoldenBytes.check("shape-tally.full", ShapeTallyCoder.of(), tally);
  }

  @Test
  void anEmptyTallyHasItsGoldenBytes() {
    GoldenBytes.check("shape-tally.empty", ShapeTallyCoder.of(), new ShapeTally());
  }
}
