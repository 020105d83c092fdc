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

import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/**
 * Coder of {@link ShapeTally}, version 2. One takes about 50 bytes and one for each known field.
 */
public final class ShapeTallyCoder extends RecordCoder<ShapeTally> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 5402458730010831113L;

  private static final ShapeTallyCoder INSTANCE = new ShapeTallyCoder();

  private ShapeTallyCoder() {
    super(FIRST_VERSION);
  }

  /** The coder. */
  public static ShapeTallyCoder of() {
    return INSTANCE;
  }

  /** A tally is added to in place, and has no equality but that of its bytes. */
  @Override
  public boolean consistentWithEquals() {
    return false;
  }

  @Override
  protected void write(ShapeTally tally, RecordWriter out) {
    out.writeFixed64(tally.layout);
    out.writeBytes(tally.kinds);
    out.writeUnsigned(tally.records);
    out.writeUnsigned(tally.drifted);
    out.writeFixed64(tally.firstDriftedAt);
    out.writeFixed64(tally.lastDriftedAt);
    out.writeFixed64(tally.lastSoundAt);
    out.writeUnsigned(tally.added.size());
    tally.added.forEach(
        (path, field) -> {
          out.writeString(path);
          out.writeUnsigned(field.kinds());
          out.writeUnsigned(field.records());
          out.writeFixed64(field.firstAt());
        });
    out.writeUnsigned(tally.lost.size());
    tally.lost.forEach(
        (field, count) -> {
          out.writeString(field);
          out.writeUnsigned(count);
        });
  }

  @Override
  protected ShapeTally read(RecordReader in, int version) throws CoderException {
    ShapeTally tally = new ShapeTally();
    tally.layout = in.readFixed64();
    tally.kinds = in.readBytes();
    tally.records = in.readUnsigned();
    tally.drifted = in.readUnsigned();
    tally.firstDriftedAt = in.readFixed64();
    tally.lastDriftedAt = in.readFixed64();
    tally.lastSoundAt = in.readFixed64();
    for (long left = in.readUnsigned(); left > 0; left--) {
      String path = in.readString();
      int kinds = (int) in.readUnsigned();
      tally.added.put(path, new ShapeTally.Added(kinds, in.readUnsigned(), in.readFixed64()));
    }
    for (long left = in.readUnsigned(); left > 0; left--) {
      tally.lost.put(in.readString(), in.readUnsigned());
    }
    return tally;
  }
}
