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
package org.crosscurrent.topics;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;
import org.crosscurrent.sketch.DistinctCounter;

/** Coder of {@link TopicTally}, version 2. A tally of one post takes about 80 bytes. */
final class TopicTallyCoder extends RecordCoder<TopicTally> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -7190679307653854002L;

  private static final TopicTallyCoder INSTANCE = new TopicTallyCoder();

  private TopicTallyCoder() {
    super(2);
  }

  static TopicTallyCoder of() {
    return INSTANCE;
  }

  /** A tally is added to in place, and has no equality but that of its bytes. */
  @Override
  public boolean consistentWithEquals() {
    return false;
  }

  @Override
  protected void write(TopicTally tally, RecordWriter out) {
    out.writeUnsigned(tally.posts);
    long[] authors = tally.authors.toHashes();
    out.writeUnsigned(authors.length);
    for (long author : authors) {
      out.writeFixed64(author);
    }
    out.writeSigned(tally.scoreSum);
    out.writeSigned(tally.sentimentSum);
    out.writeUnsigned(tally.sentimentCount);
    out.writeDouble(tally.peakTrending);
    out.writeFixed64(tally.firstAt);
    out.writeFixed64(tally.firstInputAt);
    out.writeUnsigned(tally.top.size());
    for (TopicTally.Ranked ranked : tally.top) {
      out.writeString(ranked.postId());
      out.writeSigned(ranked.score());
    }
    out.writeUnsigned(tally.inputs);
    out.writeUnsigned(tally.generation);
  }

  @Override
  protected TopicTally read(RecordReader in, int version) throws CoderException {
    TopicTally tally = new TopicTally();
    tally.posts = in.readUnsigned();
    long[] authors = new long[in.readCount(Long.BYTES)];
    for (int i = 0; i < authors.length; i++) {
      authors[i] = in.readFixed64();
    }
    tally.authors = DistinctCounter.ofHashes(authors);
    tally.scoreSum = in.readSigned();
    tally.sentimentSum = in.readSigned();
    tally.sentimentCount = in.readUnsigned();
    tally.peakTrending = in.readDouble();
    tally.firstAt = in.readFixed64();
    tally.firstInputAt = in.readFixed64();
    int count = in.readCount(1);
    List<TopicTally.Ranked> top = new ArrayList<>(count + 1);
    for (int i = 0; i < count; i++) {
      String postId = in.readString();
      top.add(new TopicTally.Ranked(postId, in.readSigned()));
    }
    tally.top = top;
    tally.inputs = in.readUnsigned();
    tally.generation = (int) in.readUnsigned();
    return tally;
  }
}
