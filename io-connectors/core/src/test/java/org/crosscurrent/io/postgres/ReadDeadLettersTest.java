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
package org.crosscurrent.io.postgres;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadDeadLettersTest {

  private static final DeadLetter LATE = Samples.deadLetter("late", DeadLetterReason.LATE);
  private static final DeadLetter BROKEN =
      Samples.deadLetter("{\0", DeadLetterReason.MISSING_FIELD).toBuilder()
          .setStage("store.signals")
          .setObservedAt(null)
          .build();

  private StoreConfig store;

  @BeforeEach
  void writeLetters() {
    store = LocalStore.migrated().config();
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.of(List.of(LATE, BROKEN)).withType(TypeDescriptor.of(DeadLetter.class)))
        .apply(WritePostgres.deadLetters(store));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void whatWasWrittenIsRead() {
    assertRead(ReadDeadLetters.from(store), LATE, BROKEN);
  }

  @Test
  void reasonAndStageNarrowWhatIsRead() {
    assertRead(ReadDeadLetters.from(store).withReason(DeadLetterReason.LATE), LATE);
    assertRead(ReadDeadLetters.from(store).withStage("store.signals"), BROKEN);
    assertRead(
        ReadDeadLetters.from(store).withReason(DeadLetterReason.LATE).withStage("store.signals"));
  }

  private static void assertRead(ReadDeadLetters read, DeadLetter... expected) {
    Pipeline pipeline = Pipeline.create();
    PAssert.that(pipeline.apply("Read", read)).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }
}
