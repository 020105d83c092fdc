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

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/** Coder of {@link PostTimeline}, version 3. A settled timeline takes about 60 bytes. */
final class PostTimelineCoder extends RecordCoder<PostTimeline> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 5133735881447182060L;

  private static final PostTimelineCoder INSTANCE = new PostTimelineCoder();

  private PostTimelineCoder() {
    super(3);
  }

  static PostTimelineCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(PostTimeline timeline, RecordWriter out) {
    PostLife life = timeline.life();
    out.writeBoolean(life != null);
    if (life != null) {
      out.writeSigned(life.firstAt());
      out.writeBoolean(life.firstHash() != null);
      if (life.firstHash() != null) {
        out.writeHex(life.firstHash());
      }
      out.writeSigned(life.lastAt() - life.firstAt());
      out.writeOptionalSigned(life.score());
      out.writeOptionalSigned(life.comments());
      out.writeUnsigned(life.observations());
      out.writeBoolean(life.gone());
    }
    out.writeUnsigned(timeline.pending().size());
    for (PostEvent event : timeline.pending()) {
      PostEventCoder.writeEvent(event, out);
    }
  }

  @Override
  protected PostTimeline read(RecordReader in, int version) throws CoderException {
    PostLife life = in.readBoolean() ? readLife(in) : null;
    int count = in.readCount(1);
    List<PostEvent> pending = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pending.add(PostEventCoder.readEvent(in, version));
    }
    return new PostTimeline(life, pending);
  }

  private static PostLife readLife(RecordReader in) throws CoderException {
    long firstAt = in.readSigned();
    @Nullable String firstHash = in.readBoolean() ? in.readHex(32) : null;
    return new PostLife(
        firstAt,
        firstHash,
        firstAt + in.readSigned(),
        in.readOptionalSigned(),
        in.readOptionalSigned(),
        (int) in.readUnsigned(),
        in.readBoolean());
  }
}
