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
import org.crosscurrent.model.Deletion;

/** Coder of {@link Deletion}, version 2. */
public final class DeletionCoder extends RecordCoder<Deletion> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -7016789555382359588L;

  private static final DeletionCoder INSTANCE = new DeletionCoder();

  private DeletionCoder() {
    super(2);
  }

  /** The coder. */
  public static DeletionCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Deletion value, RecordWriter out) {
    out.writeString(value.getPostId());
    out.writeString(value.getPlatform());
    out.writeInstant(value.getObservedAt());
  }

  @Override
  protected Deletion read(RecordReader in, int version) throws CoderException {
    return Deletion.builder()
        .setPostId(in.readString())
        .setPlatform(in.readString())
        .setObservedAt(in.readInstant())
        .build();
  }
}
