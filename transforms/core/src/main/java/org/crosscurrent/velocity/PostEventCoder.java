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
package org.crosscurrent.velocity;

import java.util.Objects;
import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;
import org.crosscurrent.model.coders.SignalCoder;

/** Coder of {@link PostEvent}, version 2. */
final class PostEventCoder extends RecordCoder<PostEvent> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -3423409462219985019L;

  private static final PostEventCoder INSTANCE = new PostEventCoder();

  private PostEventCoder() {
    super(3);
  }

  static PostEventCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(PostEvent event, RecordWriter out) {
    writeEvent(event, out);
  }

  @Override
  protected PostEvent read(RecordReader in, int version) throws CoderException {
    return readEvent(in, version);
  }

  static void writeEvent(PostEvent event, RecordWriter out) {
    Signal signal = event.signal();
    out.writeBoolean(signal == null);
    if (signal == null) {
      Deletion deletion = Objects.requireNonNull(event.deletion());
      out.writeString(deletion.getPostId());
      out.writeString(deletion.getPlatform());
      out.writeInstant(deletion.getObservedAt());
      return;
    }
    SignalCoder.writeSignal(signal, out);
    long[] digests = event.digests();
    out.writeUnsigned(digests.length > 1 ? digests.length : 0);
    if (digests.length > 1) {
      for (long digest : digests) {
        out.writeFixed64(digest);
      }
    }
  }

  static PostEvent readEvent(RecordReader in, int version) throws CoderException {
    if (in.readBoolean()) {
      return PostEvent.of(
          Deletion.builder()
              .setPostId(in.readString())
              .setPlatform(in.readString())
              .setObservedAt(in.readInstant())
              .build());
    }
    Signal signal = SignalCoder.readSignal(in, version);
    int count = in.readCount(Long.BYTES);
    if (count == 0) {
      return PostEvent.of(signal);
    }
    long[] digests = new long[count];
    for (int i = 0; i < count; i++) {
      digests[i] = in.readFixed64();
    }
    return PostEvent.of(signal, digests);
  }
}
