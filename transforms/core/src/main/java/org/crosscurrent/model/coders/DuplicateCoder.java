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
import org.crosscurrent.model.Duplicate;

/** Coder of {@link Duplicate}, version 2. */
public final class DuplicateCoder extends RecordCoder<Duplicate> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 7966850550397717760L;

  private static final DuplicateCoder INSTANCE = new DuplicateCoder();

  private DuplicateCoder() {
    super(2);
  }

  /** The coder. */
  public static DuplicateCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Duplicate value, RecordWriter out) {
    out.writeString(value.getPostId());
    out.writeString(value.getPlatform());
    out.writeString(value.getDuplicateOf());
    out.writeString(value.getContentHash());
    out.writeInstant(value.getFirstObservedAt());
    out.writeInstant(value.getCanonicalObservedAt());
  }

  @Override
  protected Duplicate read(RecordReader in, int version) throws CoderException {
    return Duplicate.builder()
        .setPostId(in.readString())
        .setPlatform(in.readString())
        .setDuplicateOf(in.readString())
        .setContentHash(in.readString())
        .setFirstObservedAt(in.readInstant())
        .setCanonicalObservedAt(in.readInstant())
        .build();
  }
}
