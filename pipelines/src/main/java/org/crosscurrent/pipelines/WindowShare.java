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
package org.crosscurrent.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/**
 * What one post gives to a topic window by its sentiment.
 *
 * @param sentimentSum its compound in units of {@code TopicWindow.SENTIMENT_SCALE}
 * @param sentimentCount 1 if it has one, else 0
 * @param peakTrending its highest trending score within the window
 * @param changed whether this run may have changed that
 */
record WindowShare(long sentimentSum, long sentimentCount, double peakTrending, boolean changed) {

  /** Nothing. */
  static final WindowShare NONE = new WindowShare(0, 0, 0, false);

  WindowShare plus(WindowShare other) {
    return new WindowShare(
        sentimentSum + other.sentimentSum,
        sentimentCount + other.sentimentCount,
        Math.max(peakTrending, other.peakTrending),
        changed || other.changed);
  }

  /** Its coder, whose bytes do not outlive a job. */
  static final class ShareCoder extends AtomicCoder<WindowShare> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(WindowShare share, OutputStream out) throws IOException {
      VarLongCoder.of().encode(share.sentimentSum(), out);
      VarLongCoder.of().encode(share.sentimentCount(), out);
      DoubleCoder.of().encode(share.peakTrending(), out);
      BooleanCoder.of().encode(share.changed(), out);
    }

    @Override
    public WindowShare decode(InputStream in) throws IOException {
      return new WindowShare(
          VarLongCoder.of().decode(in),
          VarLongCoder.of().decode(in),
          DoubleCoder.of().decode(in),
          BooleanCoder.of().decode(in));
    }
  }
}
