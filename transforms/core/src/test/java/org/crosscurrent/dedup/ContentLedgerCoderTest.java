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
package org.crosscurrent.dedup;

import java.util.List;
import org.crosscurrent.model.Samples;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.GoldenBytes;
import org.junit.jupiter.api.Test;

class ContentLedgerCoderTest {

  @Test
  void aLedgerHasItsGoldenBytes() {
    GoldenBytes.check("ledger.full", ContentLedgerCoder.of(), ledgerOf(Samples.fullSignal()));
  }

  @Test
  void theBytesOfAnEarlierVersionAreRead() {
    GoldenBytes.checkEarlier(
        "ledger.full.v2", ContentLedgerCoder.of(), ledgerOf(Samples.fullSignalOfVersion2()));
    GoldenBytes.checkEarlier("ledger.empty.v2", ContentLedgerCoder.of(), ContentLedger.EMPTY);
  }

  private static ContentLedger ledgerOf(Signal signal) {
    return new ContentLedger(
        "reddit:t3_abc",
        1_772_359_205_123L,
        List.of(
            new Candidate(
                "reddit:t3_abc",
                1_772_359_205_123L,
                1_772_359_205_123L,
                Candidate.Verdict.CANONICAL,
                signal,
                0.8,
                true),
            new Candidate(
                "x:1", 5, 6, Candidate.Verdict.DUPLICATE, Samples.sparseSignal(), 0, false),
            new Candidate("x:2", 7, 7, null, null, 0, true)));
  }

  @Test
  void anEmptyLedgerHasItsGoldenBytes() {
    GoldenBytes.check("ledger.empty", ContentLedgerCoder.of(), ContentLedger.EMPTY);
  }
}
