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
package org.crosscurrent.engine;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.util.CoderUtils;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Signal;

/**
 * A failure that travels with its signal, in the list of its failed tasks, until {@link
 * TellFailures} tells it.
 *
 * @param task that failed
 * @param description one sentence: engine, post and what happened
 * @param exception what the engine threw, as text
 */
record MarkedFailure(String task, String description, String exception) {

  /** No name of a task has it. */
  private static final char BETWEEN = '\n';

  /** As it stands in the list. */
  String text() {
    return task + BETWEEN + description.replace(BETWEEN, ' ') + BETWEEN + exception;
  }

  /** What an entry of the list says; null if it is the name of a task only. */
  static @Nullable MarkedFailure of(String entry) {
    int first = entry.indexOf(BETWEEN);
    if (first < 0) {
      return null;
    }
    int second = entry.indexOf(BETWEEN, first + 1);
    return new MarkedFailure(
        entry.substring(0, first), entry.substring(first + 1, second), entry.substring(second + 1));
  }

  /**
   * The signal is told as its coder's bytes alone: telling it as JSON too, as Beam's router does,
   * takes milliseconds, which is too long while a breaker is open.
   */
  static BadRecord badRecord(
      Coder<Signal> coder, Signal signal, String description, String exception)
      throws CoderException {
    return BadRecord.builder()
        .setRecord(
            BadRecord.Record.builder()
                .setCoder(coder.toString())
                .setEncodedRecord(CoderUtils.encodeToByteArray(coder, signal))
                .build())
        .setFailure(
            BadRecord.Failure.builder().setException(exception).setDescription(description).build())
        .build();
  }
}
