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
package org.crosscurrent.benchmarks.datastream;

import org.apache.beam.sdk.coders.CoderException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Sentiment;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.Trending;
import org.crosscurrent.model.coders.RecordCoder;
import org.crosscurrent.model.coders.RecordReader;
import org.crosscurrent.model.coders.RecordWriter;

/** What one post adds to one topic on its platform. */
record TopicShare(
    String topic,
    String platform,
    String postId,
    @Nullable String author,
    long score,
    @Nullable Long sentiment,
    double trending,
    long firstAt,
    long inputs,
    int generation,
    boolean counts) {

  static TopicShare of(Signal signal, String topic) {
    Author author = signal.getPost().getAuthor();
    Sentiment sentiment = signal.getSentiment();
    Trending trending = signal.getTrending();
    return new TopicShare(
        topic,
        signal.getPost().getPlatform(),
        signal.getPost().getId(),
        author == null ? null : author.getId(),
        signal.getPost().getCounts().scoreOrZero(),
        sentiment == null
            ? null
            : Math.round(sentiment.getCompound() * TopicWindow.SENTIMENT_SCALE),
        trending == null ? 0 : trending.getScore(),
        signal.getFirstObservedAt().getMillis(),
        signal.getObservations(),
        signal.getGeneration(),
        signal.getStanding() == Standing.UNIQUE);
  }

  /** Topic and platform; no topic has a line feed. */
  String key() {
    return topic + '\n' + platform;
  }

  /** Coder of it. */
  static final class ShareCoder extends RecordCoder<TopicShare> {
    ShareCoder() {
      super(FIRST_VERSION);
    }

    @Override
    protected void write(TopicShare share, RecordWriter out) {
      out.writeString(share.topic);
      out.writeString(share.platform);
      out.writeString(share.postId);
      out.writeOptionalString(share.author);
      out.writeSigned(share.score);
      out.writeOptionalSigned(share.sentiment);
      out.writeDouble(share.trending);
      out.writeFixed64(share.firstAt);
      out.writeUnsigned(share.inputs);
      out.writeUnsigned(share.generation);
      out.writeBoolean(share.counts);
    }

    @Override
    protected TopicShare read(RecordReader in, int version) throws CoderException {
      return new TopicShare(
          in.readString(),
          in.readString(),
          in.readString(),
          in.readOptionalString(),
          in.readSigned(),
          in.readOptionalSigned(),
          in.readDouble(),
          in.readFixed64(),
          in.readUnsigned(),
          (int) in.readUnsigned(),
          in.readBoolean());
    }
  }
}
