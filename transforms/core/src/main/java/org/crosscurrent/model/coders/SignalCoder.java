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

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Entity;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.Toxicity;
import org.crosscurrent.model.Trending;

/** Coder of {@link Signal}, version 3. */
public final class SignalCoder extends RecordCoder<Signal> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = 2495563346573957456L;

  private static final SignalCoder INSTANCE = new SignalCoder();
  private static final Standing[] STANDINGS = Standing.values();

  private SignalCoder() {
    super(3);
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
    return readSignal(in, version);
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
    writeToxicity(signal.getToxicity(), out);
    out.writeUnsigned(signal.getEntities().size());
    for (Entity entity : signal.getEntities()) {
      out.writeString(entity.getName());
      out.writeString(entity.getType());
    }
    out.writeOptionalString(signal.getEntityEngine());
    out.writeStrings(signal.getFailed());
  }

  /**
   * What {@link #writeSignal} wrote.
   *
   * @param version of this coder then; coders of what holds signals have the same numbers
   */
  public static Signal readSignal(RecordReader in, int version) throws CoderException {
    var post = PostCoder.readPost(in, version);
    Signal.Builder signal = Signal.builder().setPost(post).setFirstObservedAt(in.readInstant());
    boolean same = in.readBoolean();
    signal
        .setFirstContentHash(same ? post.getContentHash() : PostCoder.readHash(in))
        .setObservations((int) in.readUnsigned())
        .setSentiment(readSentiment(in))
        .setTopics(in.readStrings())
        .setScoreVelocity(in.readDouble())
        .setCommentVelocity(in.readDouble())
        .setTrending(readTrending(in))
        .setStanding(in.readOneOf(STANDINGS))
        .setGeneration((int) in.readUnsigned());
    if (version >= 3) {
      signal
          .setToxicity(readToxicity(in))
          .setEntities(readEntities(in))
          .setEntityEngine(in.readOptionalString())
          .setFailed(in.readStrings());
    }
    return signal.build();
  }

  private static void writeToxicity(@Nullable Toxicity toxicity, RecordWriter out) {
    out.writeBoolean(toxicity != null);
    if (toxicity != null) {
      out.writeString(toxicity.getLabel());
      out.writeBoolean(toxicity.isToxic());
      out.writeDoubleMap(toxicity.getProbabilities());
      out.writeString(toxicity.getEngine());
    }
  }

  private static @Nullable Toxicity readToxicity(RecordReader in) throws CoderException {
    if (!in.readBoolean()) {
      return null;
    }
    return Toxicity.builder()
        .setLabel(in.readString())
        .setToxic(in.readBoolean())
        .setProbabilities(in.readDoubleMap())
        .setEngine(in.readString())
        .build();
  }

  private static List<Entity> readEntities(RecordReader in) throws CoderException {
    int count = in.readCount(2);
    if (count == 0) {
      return List.of();
    }
    List<Entity> entities = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = in.readString();
      entities.add(Entity.of(name, in.readString()));
    }
    return List.copyOf(entities);
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
