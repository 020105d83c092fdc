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
package org.crosscurrent.io.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.coders.ObservationCoder;

/** Coder of {@link PostHistory}. Its bytes do not outlive a job. */
final class PostHistoryCoder extends AtomicCoder<PostHistory> {

  private static final long serialVersionUID = 1L;

  private static final Coder<String> TEXT = StringUtf8Coder.of();
  private static final Coder<Long> NUMBER = VarLongCoder.of();
  private static final Coder<Double> SENTIMENT = NullableCoder.of(DoubleCoder.of());
  private static final Coder<Boolean> FLAG = BooleanCoder.of();
  private static final Coder<List<Observation>> SIGHTINGS = ListCoder.of(ObservationCoder.of());
  private static final Coder<List<Long>> TIMES = ListCoder.of(VarLongCoder.of());

  @Override
  public void encode(PostHistory history, OutputStream out) throws IOException {
    TEXT.encode(history.postId(), out);
    NUMBER.encode(history.firstObservedAt(), out);
    NUMBER.encode(history.digest(), out);
    SENTIMENT.encode(history.sentiment(), out);
    FLAG.encode(history.sentimentFailed(), out);
    FLAG.encode(history.unscored(), out);
    FLAG.encode(history.toxic(), out);
    SIGHTINGS.encode(history.observations(), out);
    TIMES.encode(history.duplicateFrom(), out);
  }

  @Override
  public PostHistory decode(InputStream in) throws IOException {
    return new PostHistory(
        TEXT.decode(in),
        NUMBER.decode(in),
        NUMBER.decode(in),
        SENTIMENT.decode(in),
        FLAG.decode(in),
        FLAG.decode(in),
        FLAG.decode(in),
        SIGHTINGS.decode(in),
        TIMES.decode(in));
  }
}
