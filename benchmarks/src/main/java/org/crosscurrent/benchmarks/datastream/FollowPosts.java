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
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.trending.ScoreTrending;
import org.crosscurrent.trending.TrendingScorer;
import org.crosscurrent.velocity.Velocity;
import org.joda.time.Instant;

/**
 * Velocity and trending of each post: at once, as far as is known, into {@link #LATEST}; and each
 * observation once and in order, when the watermark has passed it, into the main output.
 */
final class FollowPosts extends KeyedProcessFunction<String, Signal, Signal> {

  static final OutputTag<Signal> LATEST = new OutputTag<>("latest", DataStreamJob.SIGNAL);

  @Serial private static final long serialVersionUID = 1;

  private transient ValueState<Life> life;

  /** By twice the time of the observation, and one more for a deletion. */
  private transient MapState<Long, Signal> pending;

  private transient TrendingScorer trending;

  /** What is remembered of a post between two observations. */
  record Life(
      long firstAt,
      @Nullable String firstHash,
      long lastAt,
      @Nullable Long score,
      @Nullable Long comments,
      int observations,
      boolean gone) {}

  private record Step(Life life, @Nullable Signal signal) {}

  @Override
  public void open(OpenContext context) {
    life = getRuntimeContext().getState(new ValueStateDescriptor<>("life", Life.class));
    pending =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("pending", Types.LONG, DataStreamJob.SIGNAL));
    trending = TrendingScorer.withDefaults();
  }

  @Override
  public void processElement(Signal signal, Context context, Collector<Signal> out)
      throws Exception {
    long at = at(signal);
    Life settled = life.value();
    if (settled != null && at <= settled.lastAt()) {
      return;
    }
    long place = 2 * at + (signal.getStanding() == Standing.WITHDRAWN ? 1 : 0);
    Signal known = pending.get(place);
    if (known == null) {
      pending.put(place, signal);
      context.timerService().registerEventTimeTimer(at);
    } else if (Long.compareUnsigned(digest(known), digest(signal)) < 0) {
      pending.put(place, signal.toBuilder().setObservations(known.getObservations() + 1).build());
    } else {
      return;
    }
    Signal latest = latest(settled);
    if (latest != null && latest.getStanding() != Standing.WITHDRAWN) {
      context.output(LATEST, ScoreTrending.score(latest, trending));
    }
  }

  private @Nullable Signal latest(@Nullable Life settled) throws Exception {
    TreeMap<Long, Signal> inOrder = new TreeMap<>();
    for (Map.Entry<Long, Signal> entry : pending.entries()) {
      inOrder.put(entry.getKey(), entry.getValue());
    }
    Step step = new Step(settled, null);
    for (Signal signal : inOrder.values()) {
      step = after(step.life(), signal);
    }
    return step.signal();
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Signal> out) throws Exception {
    for (long place = 2 * at; place <= 2 * at + 1; place++) {
      Signal signal = pending.get(place);
      if (signal != null) {
        pending.remove(place);
        Step step = after(life.value(), signal);
        life.update(step.life());
        if (step.signal() != null) {
          out.collect(ScoreTrending.score(step.signal(), trending));
        }
      }
    }
  }

  private static Step after(@Nullable Life before, Signal signal) {
    Post post = signal.getPost();
    long at = at(signal);
    Life remembered =
        before == null || at - before.lastAt() > Velocity.MEMORY_MILLIS ? null : before;
    Life alive = remembered == null || remembered.gone() ? null : remembered;
    boolean deleted = signal.getStanding() == Standing.WITHDRAWN;
    Life now =
        new Life(
            alive == null ? at : alive.firstAt(),
            alive == null ? post.getContentHash() : alive.firstHash(),
            at,
            post.getCounts().getScore(),
            post.getCounts().getComments(),
            (remembered == null ? 0 : remembered.observations()) + signal.getObservations(),
            deleted);
    if (deleted && alive == null) {
      return new Step(now, null);
    }
    Signal.Builder stamped =
        signal.toBuilder()
            .setFirstObservedAt(Instant.ofEpochMilli(now.firstAt()))
            .setFirstContentHash(now.firstHash())
            .setObservations(now.observations());
    if (alive != null) {
      stamped
          .setScoreVelocity(Velocity.between(alive.lastAt(), alive.score(), at, now.score()))
          .setCommentVelocity(
              Velocity.between(alive.lastAt(), alive.comments(), at, now.comments()));
    }
    return new Step(now, stamped.build());
  }

  private static long at(Signal signal) {
    return signal.getPost().getObservedAt().getMillis();
  }

  private static long digest(Signal signal) {
    return signal.getPost().getPayloadDigest();
  }
}
