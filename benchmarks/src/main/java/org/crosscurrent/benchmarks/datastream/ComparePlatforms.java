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
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.crosscurrent.events.DetectDivergence;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Instant;

/** Finds the pairs of platforms that disagree on a topic in an hour. */
final class ComparePlatforms
    extends ProcessWindowFunction<TopicWindow, Divergence, String, TimeWindow> {

  @Serial private static final long serialVersionUID = 1;

  private record Side(long sum, long count, long inputs, int generation) {
    Side plus(Side other) {
      return new Side(
          sum + other.sum,
          count + other.count,
          inputs + other.inputs,
          Math.max(generation, other.generation));
    }

    double mean() {
      return (double) sum / TopicWindow.SENTIMENT_SCALE / count;
    }

    double meanLess(Side other) {
      double products = (double) sum * other.count - (double) other.sum * count;
      return products / ((double) TopicWindow.SENTIMENT_SCALE * count * other.count);
    }
  }

  @Override
  public void process(
      String topic, Context context, Iterable<TopicWindow> parts, Collector<Divergence> out) {
    TreeMap<String, Side> sides = new TreeMap<>();
    for (TopicWindow part : parts) {
      Side side =
          new Side(
              part.getSentimentSum(),
              part.getSentimentCount(),
              part.getInputs(),
              part.getGeneration());
      sides.merge(part.getPlatform(), side, Side::plus);
    }
    sides.values().removeIf(side -> side.count() < DetectDivergence.DEFAULT_MIN_POSTS);
    for (Map.Entry<String, Side> a : sides.entrySet()) {
      for (Map.Entry<String, Side> b : sides.tailMap(a.getKey(), false).entrySet()) {
        if (Math.abs(a.getValue().meanLess(b.getValue()))
            >= DetectDivergence.DEFAULT_MIN_DIFFERENCE) {
          out.collect(describe(topic, context.window(), a, b));
        }
      }
    }
  }

  private static Divergence describe(
      String topic, TimeWindow window, Map.Entry<String, Side> a, Map.Entry<String, Side> b) {
    return Divergence.builder()
        .setTopic(topic)
        .setPlatformA(a.getKey())
        .setPlatformB(b.getKey())
        .setWindowStart(Instant.ofEpochMilli(window.getStart()))
        .setWindowEnd(Instant.ofEpochMilli(window.getEnd()))
        .setMeanA(a.getValue().mean())
        .setMeanB(b.getValue().mean())
        .setPostsA(a.getValue().count())
        .setPostsB(b.getValue().count())
        .setDifference(a.getValue().meanLess(b.getValue()))
        .setInputs(a.getValue().inputs() + b.getValue().inputs())
        .setGeneration(Math.max(a.getValue().generation(), b.getValue().generation()))
        .build();
  }
}
