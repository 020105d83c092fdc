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
import org.crosscurrent.model.Observation;

/** Coder of {@link Observation}, version 3. */
public final class ObservationCoder extends RecordCoder<Observation> {

  /** Savepoints hold the coder, and are not restored if this differs. */
  private static final long serialVersionUID = -521166812537987180L;

  private static final ObservationCoder INSTANCE = new ObservationCoder();

  private ObservationCoder() {
    super(3);
  }

  /** The coder. */
  public static ObservationCoder of() {
    return INSTANCE;
  }

  @Override
  protected void write(Observation value, RecordWriter out) {
    out.writeString(value.getPostId());
    out.writeString(value.getPlatform());
    out.writeInstant(value.getObservedAt());
    PostCoder.writeCounts(value.getCounts(), out);
    out.writeDouble(value.getScoreVelocity());
    out.writeDouble(value.getCommentVelocity());
    out.writeOptionalDouble(value.getSentiment());
    out.writeOptionalDouble(value.getTrendingScore());
    out.writeStrings(value.getTopics());
    out.writeFixed64(value.getContentDigest());
    out.writeUnsigned(value.getGeneration());
  }

  @Override
  protected Observation read(RecordReader in, int version) throws CoderException {
    return Observation.builder()
        .setPostId(in.readString())
        .setPlatform(in.readString())
        .setObservedAt(in.readInstant())
        .setCounts(PostCoder.readCounts(in))
        .setScoreVelocity(in.readDouble())
        .setCommentVelocity(in.readDouble())
        .setSentiment(in.readOptionalDouble())
        .setTrendingScore(in.readOptionalDouble())
        .setTopics(in.readStrings())
        .setContentDigest(version < 3 ? 0 : in.readFixed64())
        .setGeneration(version < 3 ? 0 : (int) in.readUnsigned())
        .build();
  }
}
