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

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/** Coder of {@link PhraseTally}, version 2. That of one post takes about 25 bytes. */
final class PhraseTallyCoder extends RecordCoder<PhraseTally> {

  private static final long serialVersionUID = 1L;
  private static final PhraseTallyCoder INSTANCE = new PhraseTallyCoder();

  private PhraseTallyCoder() {
    super(2);
  }

  static PhraseTallyCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(PhraseTally tally, RecordWriter out) {
    writeTally(tally, out);
  }

  @Override
  protected PhraseTally read(RecordReader in, int version) throws CoderException {
    return readTally(in);
  }

  static void writeTally(PhraseTally tally, RecordWriter out) {
    out.writeUnsigned(tally.posts());
    out.writeUnsigned(tally.evidence().size());
    for (PhraseTally.Ranked ranked : tally.evidence()) {
      out.writeString(ranked.postId());
      out.writeSigned(ranked.score());
    }
  }

  static PhraseTally readTally(RecordReader in) throws CoderException {
    long posts = in.readUnsigned();
    int count = in.readCount(2);
    List<PhraseTally.Ranked> evidence = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String postId = in.readString();
      evidence.add(new PhraseTally.Ranked(postId, in.readSigned()));
    }
    return new PhraseTally(posts, List.copyOf(evidence));
  }
}
