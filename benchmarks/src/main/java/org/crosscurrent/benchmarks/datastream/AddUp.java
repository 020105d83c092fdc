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

import java.io.Serial;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.crosscurrent.model.TopicWindow;

/** Adds up the shares of a window, as they come. */
final class AddUp implements AggregateFunction<TopicShare, Tally, Tally> {

  @Serial private static final long serialVersionUID = 1;

  @Override
  public Tally createAccumulator() {
    return new Tally();
  }

  @Override
  public Tally add(TopicShare share, Tally tally) {
    return tally.add(share);
  }

  @Override
  public Tally getResult(Tally tally) {
    return tally;
  }

  @Override
  public Tally merge(Tally a, Tally b) {
    throw new UnsupportedOperationException("fixed windows are not merged");
  }

  /** The row of a window that has ended. */
  static final class Describe
      extends ProcessWindowFunction<Tally, TopicWindow, String, TimeWindow> {

    static final String WINDOWS = "topic_windows";

    @Serial private static final long serialVersionUID = 1;

    private final LongCounter windows = new LongCounter();

    @Override
    public void open(OpenContext context) {
      getRuntimeContext().addAccumulator(WINDOWS, windows);
    }

    @Override
    public void process(
        String key, Context context, Iterable<Tally> tallies, Collector<TopicWindow> out) {
      TimeWindow window = context.window();
      TopicWindow row = tallies.iterator().next().toWindow(key, window.getStart(), window.getEnd());
      if (row.getPosts() > 0) {
        windows.add(1);
      }
      out.collect(row);
    }
  }
}
