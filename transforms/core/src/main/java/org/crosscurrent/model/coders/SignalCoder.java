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
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.Trending;

/** Coder of {@link Signal}, version 2. */
public final class SignalCoder extends RecordCoder<Signal> {

  private static final SignalCoder INSTANCE = new SignalCoder();
  private static final Standing[] STANDINGS = Standing.values();

  private SignalCoder() {
    super(2);
  }

  /** The coder. */
  public static SignalCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Signal signal, RecordWriter out) {
    writeSignal(signal, out);
  }

  @Override
  protected Signal read(RecordReader in, int version) throws CoderException {
    return readSignal(in);
  }

  /** The body of a signal, for coders of what holds signals. */
  public static void writeSignal(Signal signal, RecordWriter out) {
    PostCoder.writePost(signal.getPost(), out);
    out.writeInstant(signal.getFirstObservedAt());
    String firstHash = signal.getFirstContentHash();
    boolean same = firstHash != null && firstHash.equals(signal.getPost().getContentHash());
    out.writeBoolean(same);
    if (!same) {
      PostCoder.writeHash(firstHash, out);
    }
    out.writeUnsigned(signal.getObservations());
    writeSentiment(signal.getSentiment(), out);
    out.writeStrings(signal.getTopics());
    out.writeDouble(signal.getScoreVelocity());
    out.writeDouble(signal.getCommentVelocity());
    writeTrending(signal.getTrending(), out);
    out.writeByte(signal.getStanding().ordinal());
    out.writeUnsigned(signal.getGeneration());
  }

  /** What {@link #writeSignal} wrote. */
  public static Signal readSignal(RecordReader in) throws CoderException {
    var post = PostCoder.readPost(in);
    Signal.Builder signal = Signal.builder().setPost(post).setFirstObservedAt(in.readInstant());
    boolean same = in.readBoolean();
    return signal
        .setFirstContentHash(same ? post.getContentHash() : PostCoder.readHash(in))
        .setObservations((int) in.readUnsigned())
        .setSentiment(readSentiment(in))
        .setTopics(in.readStrings())
        .setScoreVelocity(in.readDouble())
        .setCommentVelocity(in.readDouble())
        .setTrending(readTrending(in))
        .setStanding(in.readOneOf(STANDINGS))
        .setGeneration((int) in.readUnsigned())
        .build();
  }

  private static void writeSentiment(@Nullable Sentiment sentiment, RecordWriter out) {
    out.writeBoolean(sentiment != null);
    if (sentiment != null) {
      out.writeDouble(sentiment.getCompound());
      out.writeDouble(sentiment.getPositive());
      out.writeDouble(sentiment.getNeutral());
      out.writeDouble(sentiment.getNegative());
      out.writeString(sentiment.getEngine());
    }
  }

  private static @Nullable Sentiment readSentiment(RecordReader in) throws CoderException {
    if (!in.readBoolean()) {
      return null;
    }
    return Sentiment.builder()
        .setCompound(in.readDouble())
        .setPositive(in.readDouble())
        .setNeutral(in.readDouble())
        .setNegative(in.readDouble())
        .setEngine(in.readString())
        .build();
  }

  private static void writeTrending(@Nullable Trending trending, RecordWriter out) {
    out.writeBoolean(trending != null);
    if (trending != null) {
      out.writeDouble(trending.getNormalisedScore());
      out.writeDouble(trending.getScore());
      out.writeBoolean(trending.isTrending());
      out.writeDoubleMap(trending.getParts());
    }
  }

  private static @Nullable Trending readTrending(RecordReader in) throws CoderException {
    if (!in.readBoolean()) {
      return null;
    }
    return Trending.builder()
        .setNormalisedScore(in.readDouble())
        .setScore(in.readDouble())
        .setTrending(in.readBoolean())
        .setParts(in.readDoubleMap())
        .build();
  }
}
