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
import org.crosscurrent.model.Divergence;

/** Coder of {@link Divergence}, version 2. */
public final class DivergenceCoder extends RecordCoder<Divergence> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -3482906770429233640L;

  private static final DivergenceCoder INSTANCE = new DivergenceCoder();

  private DivergenceCoder() {
    super(2);
  }

  /** The coder. */
  public static DivergenceCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Divergence value, RecordWriter out) {
    out.writeString(value.getTopic());
    out.writeString(value.getPlatformA());
    out.writeString(value.getPlatformB());
    out.writeInstant(value.getWindowStart());
    out.writeInstant(value.getWindowEnd());
    out.writeDouble(value.getMeanA());
    out.writeDouble(value.getMeanB());
    out.writeSigned(value.getPostsA());
    out.writeSigned(value.getPostsB());
    out.writeDouble(value.getDifference());
    out.writeSigned(value.getInputs());
    out.writeUnsigned(value.getGeneration());
  }

  @Override
  protected Divergence read(RecordReader in, int version) throws CoderException {
    return Divergence.builder()
        .setTopic(in.readString())
        .setPlatformA(in.readString())
        .setPlatformB(in.readString())
        .setWindowStart(in.readInstant())
        .setWindowEnd(in.readInstant())
        .setMeanA(in.readDouble())
        .setMeanB(in.readDouble())
        .setPostsA(in.readSigned())
        .setPostsB(in.readSigned())
        .setDifference(in.readDouble())
        .setInputs(in.readSigned())
        .setGeneration((int) in.readUnsigned())
        .build();
  }
}
