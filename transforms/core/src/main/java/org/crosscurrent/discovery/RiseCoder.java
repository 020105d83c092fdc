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
package org.crosscurrent.discovery;

import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/** Coder of {@link Rise}, version 2. */
final class RiseCoder extends RecordCoder<Rise> {

  private static final long serialVersionUID = 1L;
  private static final RiseCoder INSTANCE = new RiseCoder();

  private RiseCoder() {
    super(2);
  }

  static RiseCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Rise rise, RecordWriter out) {
    out.writeString(rise.phrase());
    PhraseTallyCoder.writeTally(rise.now(), out);
    out.writeUnsigned(rise.before());
  }

  @Override
  protected Rise read(RecordReader in, int version) throws CoderException {
    return new Rise(in.readString(), PhraseTallyCoder.readTally(in), in.readUnsigned());
  }
}
