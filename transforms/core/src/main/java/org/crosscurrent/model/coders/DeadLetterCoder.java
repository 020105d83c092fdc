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
package org.crosscurrent.model.coders;

import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;

/**
 * Coder of {@link DeadLetter}, version 2. Headers are written in the order of their names, so that
 * equal letters have equal bytes.
 */
public final class DeadLetterCoder extends RecordCoder<DeadLetter> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -5540682289543460066L;

  private static final DeadLetterCoder INSTANCE = new DeadLetterCoder();
  private static final DeadLetterReason[] REASONS = DeadLetterReason.values();

  private DeadLetterCoder() {
    super(2);
  }

  /** The coder. */
  public static DeadLetterCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(DeadLetter letter, RecordWriter out) {
    out.writeByte(letter.getReason().ordinal());
    out.writeString(letter.getStage());
    out.writeString(letter.getMessage());
    out.writeStringMap(letter.getHeaders());
    out.writeOptionalInstant(letter.getObservedAt());
    out.writeSigned(letter.getAttempt());
    out.writeBytes(letter.getPayload());
  }

  @Override
  protected DeadLetter read(RecordReader in, int version) throws CoderException {
    int reason = in.readByte();
    if (reason >= REASONS.length) {
      throw new CoderException("no dead letter reason has the number " + reason);
    }
    DeadLetter.Builder letter =
        DeadLetter.builder()
            .setReason(REASONS[reason])
            .setStage(in.readString())
            .setMessage(in.readString())
            .setHeaders(in.readStringMap())
            .setObservedAt(in.readOptionalInstant())
            .setAttempt((int) in.readSigned());
    return letter.setPayload(in.readBytes()).build();
  }
}
