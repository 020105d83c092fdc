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
import org.crosscurrent.model.ShapeWindow;

/** Coder of {@link ShapeWindow}, version 2. */
public final class ShapeWindowCoder extends RecordCoder<ShapeWindow> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 542600119430929031L;

  private static final ShapeWindowCoder INSTANCE = new ShapeWindowCoder();

  private ShapeWindowCoder() {
    super(FIRST_VERSION);
  }

  /** The coder. */
  public static ShapeWindowCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(ShapeWindow value, RecordWriter out) {
    out.writeString(value.getPlatform());
    out.writeString(value.getShape());
    out.writeInstant(value.getWindowStart());
    out.writeInstant(value.getWindowEnd());
    out.writeUnsigned(value.getRecords());
    out.writeUnsigned(value.getDrifted());
    out.writeOptionalInstant(value.getFirstDriftedAt());
    out.writeOptionalInstant(value.getLastDriftedAt());
    out.writeOptionalInstant(value.getLastSoundAt());
    out.writeString(value.getFingerprint());
    out.writeStringMap(value.getFields());
    out.writeStringMap(value.getAdded());
    out.writeStringMap(value.getLost());
  }

  @Override
  protected ShapeWindow read(RecordReader in, int version) throws CoderException {
    return ShapeWindow.builder()
        .setPlatform(in.readString())
        .setShape(in.readString())
        .setWindowStart(in.readInstant())
        .setWindowEnd(in.readInstant())
        .setRecords(in.readUnsigned())
        .setDrifted(in.readUnsigned())
        .setFirstDriftedAt(in.readOptionalInstant())
        .setLastDriftedAt(in.readOptionalInstant())
        .setLastSoundAt(in.readOptionalInstant())
        .setFingerprint(in.readString())
        .setFields(in.readStringMap())
        .setAdded(in.readStringMap())
        .setLost(in.readStringMap())
        .build();
  }
}
