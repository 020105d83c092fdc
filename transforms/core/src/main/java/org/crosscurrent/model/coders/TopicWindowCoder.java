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
import org.crosscurrent.model.TopicWindow;

/** Coder of {@link TopicWindow}, version 2. */
public final class TopicWindowCoder extends RecordCoder<TopicWindow> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 2344855871689070129L;

  private static final TopicWindowCoder INSTANCE = new TopicWindowCoder();

  private TopicWindowCoder() {
    super(2);
  }

  /** The coder. */
  public static TopicWindowCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(TopicWindow value, RecordWriter out) {
    writeWindow(value, out);
  }

  @Override
  protected TopicWindow read(RecordReader in, int version) throws CoderException {
    return readWindow(in);
  }

  /** The body of a window, for coders of what holds windows. */
  public static void writeWindow(TopicWindow value, RecordWriter out) {
    out.writeString(value.getTopic());
    out.writeString(value.getPlatform());
    out.writeInstant(value.getWindowStart());
    out.writeInstant(value.getWindowEnd());
    out.writeSigned(value.getPosts());
    out.writeSigned(value.getAuthors());
    out.writeSigned(value.getScoreSum());
    out.writeSigned(value.getSentimentSum());
    out.writeSigned(value.getSentimentCount());
    out.writeDouble(value.getPeakTrending());
    out.writeInstant(value.getFirstObservedAt());
    out.writeStrings(value.getTopPosts());
    out.writeSigned(value.getInputs());
    out.writeUnsigned(value.getGeneration());
  }

  /** What {@link #writeWindow} wrote. */
  public static TopicWindow readWindow(RecordReader in) throws CoderException {
    return TopicWindow.builder()
        .setTopic(in.readString())
        .setPlatform(in.readString())
        .setWindowStart(in.readInstant())
        .setWindowEnd(in.readInstant())
        .setPosts(in.readSigned())
        .setAuthors(in.readSigned())
        .setScoreSum(in.readSigned())
        .setSentimentSum(in.readSigned())
        .setSentimentCount(in.readSigned())
        .setPeakTrending(in.readDouble())
        .setFirstObservedAt(in.readInstant())
        .setTopPosts(in.readStrings())
        .setInputs(in.readSigned())
        .setGeneration((int) in.readUnsigned())
        .build();
  }
}
