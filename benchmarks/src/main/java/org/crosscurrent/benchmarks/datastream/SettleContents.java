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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.crosscurrent.dedup.DeduplicatePosts;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.model.Trending;
import org.crosscurrent.model.coders.DuplicateCoder;
import org.joda.time.Instant;

/**
 * Decides on the posts with one content when the watermark has passed them, and gives each out at
 * the end of the window of its first observation.
 */
final class SettleContents extends KeyedProcessFunction<String, Signal, Signal> {

  static final String UNIQUE = "unique";
  static final String REPEATED = "duplicates";
  static final OutputTag<Duplicate> DUPLICATES =
      new OutputTag<>("duplicates", RecordType.of(Duplicate.class, DuplicateCoder.of()));

  /** Begins the key of a post without content, which is compared with none. */
  static final String WITHOUT_CONTENT = "id:";

  @Serial private static final long serialVersionUID = 1;

  private static final long MEMORY_MILLIS = DeduplicatePosts.DEFAULT_MEMORY.getMillis();
  private static final Comparator<Candidate> IN_ORDER =
      Comparator.<Candidate>comparingLong(candidate -> candidate.firstAt)
          .thenComparing(candidate -> candidate.postId);

  private final LongCounter unique = new LongCounter();
  private final LongCounter repeated = new LongCounter();
  private transient ValueState<Canonical> canonical;
  private transient MapState<String, Candidate> open;

  record Canonical(String postId, long at) {}

  /** A post whose window is open. In batch mode state is objects, so it may change in place. */
  static final class Candidate {
    private final String postId;
    private final long firstAt;
    private long seenAt;
    private Signal latest;
    private double peak;
    private boolean withdrawn;
    private Standing verdict;

    private Candidate(Signal signal) {
      this.postId = signal.getPost().getId();
      this.firstAt = signal.getFirstObservedAt().getMillis();
      this.seenAt = Long.MAX_VALUE;
    }

    private void add(Signal signal) {
      long at = signal.getPost().getObservedAt().getMillis();
      seenAt = Math.min(seenAt, at);
      if (signal.getStanding() == Standing.WITHDRAWN) {
        withdrawn = true;
      } else if (latest == null || at > latest.getPost().getObservedAt().getMillis()) {
        latest = signal;
      }
      Trending trending = signal.getTrending();
      peak = Math.max(peak, trending == null ? 0 : trending.getScore());
    }

    private long endsAt() {
      return Math.max(seenAt, DataStreamJob.windowEnd(firstAt) - 1);
    }

    private Signal outcome() {
      Signal.Builder outcome =
          latest.toBuilder().setStanding(withdrawn ? Standing.WITHDRAWN : verdict);
      Trending trending = latest.getTrending();
      if (trending != null && trending.getScore() < peak) {
        outcome.setTrending(trending.toBuilder().setScore(peak).build());
      }
      return withdrawn
          ? outcome.setObservations(latest.getObservations() + 1).build()
          : outcome.build();
    }
  }

  static String keyOf(Signal signal) {
    String hash = signal.getFirstContentHash();
    return hash == null ? WITHOUT_CONTENT + signal.getPost().getId() : hash.substring(0, 32);
  }

  @Override
  public void open(OpenContext context) {
    canonical =
        getRuntimeContext().getState(new ValueStateDescriptor<>("canonical", Canonical.class));
    open =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("open", String.class, Candidate.class));
    getRuntimeContext().addAccumulator(UNIQUE, unique);
    getRuntimeContext().addAccumulator(REPEATED, repeated);
  }

  @Override
  public void processElement(Signal signal, Context context, Collector<Signal> out)
      throws Exception {
    String life = signal.getPost().getId() + '@' + signal.getFirstObservedAt().getMillis();
    Candidate candidate = open.get(life);
    if (candidate == null) {
      candidate = new Candidate(signal);
    }
    long before = candidate.seenAt;
    candidate.add(signal);
    open.put(life, candidate);
    if (candidate.seenAt < before) {
      context.timerService().registerEventTimeTimer(candidate.seenAt);
      context.timerService().registerEventTimeTimer(candidate.endsAt());
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Signal> out) throws Exception {
    boolean compares = !context.getCurrentKey().startsWith(WITHOUT_CONTENT);
    List<Candidate> candidates = new ArrayList<>();
    open.values().forEach(candidates::add);
    candidates.sort(IN_ORDER);
    for (Candidate candidate : candidates) {
      if (candidate.verdict == null && candidate.seenAt <= at) {
        decide(candidate, compares, context);
      }
      if (candidate.verdict != null && candidate.endsAt() <= at) {
        open.remove(candidate.postId + '@' + candidate.firstAt);
        give(candidate, out);
      }
    }
  }

  private void decide(Candidate candidate, boolean compares, OnTimerContext context)
      throws Exception {
    Canonical first = canonical.value();
    if (!compares || first == null || candidate.firstAt - first.at() >= MEMORY_MILLIS) {
      canonical.update(new Canonical(candidate.postId, candidate.firstAt));
      candidate.verdict = Standing.UNIQUE;
    } else if (candidate.postId.equals(first.postId())) {
      candidate.verdict = Standing.UNIQUE;
    } else {
      candidate.verdict = Standing.DUPLICATE;
      context.output(DUPLICATES, describe(candidate, first));
    }
  }

  private void give(Candidate candidate, Collector<Signal> out) {
    if (candidate.latest == null) {
      return;
    }
    Signal outcome = candidate.outcome();
    if (outcome.getStanding() == Standing.UNIQUE) {
      unique.add(1);
    } else if (outcome.getStanding() == Standing.DUPLICATE) {
      repeated.add(1);
    }
    out.collect(outcome);
  }

  private static Duplicate describe(Candidate candidate, Canonical first) {
    return Duplicate.builder()
        .setPostId(candidate.postId)
        .setPlatform(candidate.latest.getPost().getPlatform())
        .setDuplicateOf(first.postId())
        .setContentHash(candidate.latest.getFirstContentHash())
        .setFirstObservedAt(Instant.ofEpochMilli(candidate.firstAt))
        .setCanonicalObservedAt(Instant.ofEpochMilli(first.at()))
        .build();
  }
}
