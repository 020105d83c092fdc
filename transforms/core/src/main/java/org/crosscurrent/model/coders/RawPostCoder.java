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
import org.crosscurrent.model.RawPost;

/**
 * Coder of {@link RawPost}, version 2. An envelope takes about 30 bytes more than its payload,
 * which is carried byte by byte.
 */
public final class RawPostCoder extends RecordCoder<RawPost> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -5307344233127341195L;

  private static final RawPostCoder INSTANCE = new RawPostCoder();

  private RawPostCoder() {
    super(2);
  }

  /** The coder. */
  public static RawPostCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(RawPost raw, RecordWriter out) {
    out.writeString(raw.getPlatform());
    out.writeString(raw.getCollection());
    out.writeOptionalInstant(raw.getObservedAt());
    out.writeSigned(raw.getAttempt());
    out.writeBytes(raw.getPayload());
  }

  @Override
  protected RawPost read(RecordReader in, int version) throws CoderException {
    RawPost.Builder raw =
        RawPost.builder()
            .setPlatform(in.readString())
            .setCollection(in.readString())
            .setObservedAt(in.readOptionalInstant())
            .setAttempt((int) in.readSigned());
    return raw.setPayload(in.readBytes()).build();
  }
}
