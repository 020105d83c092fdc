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
package org.crosscurrent.normalize;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.drift.ShapeTally;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.metrics.BundleCounter;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/** Wires {@link PostNormalizer} to outputs, timestamps and counters. */
final class NormalizeFn extends DoFn<RawPost, Post> {

  static final TupleTag<Post> POSTS = new TupleTag<>("posts") {};
  static final TupleTag<Deletion> DELETIONS = new TupleTag<>("deletions") {};
  static final TupleTag<DeadLetter> DEAD_LETTERS = new TupleTag<>("deadLetters") {};
  static final TupleTag<KV<String, ShapeTally>> SHAPES = new TupleTag<>("shapes") {};

  private static final long serialVersionUID = 1L;

  /** What a mapper refuses for: to be shown from the start, so that a rate sees the first one. */
  private static final List<DeadLetterReason> USUAL =
      List.of(
          DeadLetterReason.MALFORMED,
          DeadLetterReason.MISSING_FIELD,
          DeadLetterReason.UNSUPPORTED_PLATFORM,
          DeadLetterReason.SCHEMA_DRIFT);

  private final @Nullable List<PlatformMapper> mappers;
  private final List<MappingFile> own;
  private final boolean deadLetters;
  private final BundleCounter read = BundleCounter.of(Metric.POSTS_READ);
  private final BundleCounter accepted = BundleCounter.of(Metric.POSTS_ACCEPTED);
  private final BundleCounter deleted = BundleCounter.of(Metric.DELETIONS);
  private final BundleCounter drifted = BundleCounter.of(Metric.SHAPES_DRIFTED);
  private final BundleCounter unknownFields = BundleCounter.of(Metric.SHAPES_UNKNOWN_FIELDS);
  private final EnumMap<DeadLetterReason, BundleCounter> refused =
      new EnumMap<>(DeadLetterReason.class);
  private transient @MonotonicNonNull PostNormalizer normalizer;
  private transient @MonotonicNonNull Map<String, BundleCounter> ignored;
  private transient @MonotonicNonNull Map<String, BundleCounter> acceptedByPlatform;
  private transient @MonotonicNonNull ShapesOfBundle shapes;

  /**
   * @param mappers null for all platforms
   * @param own mapping files besides those of the library, where {@code mappers} is null
   */
  NormalizeFn(@Nullable List<PlatformMapper> mappers, List<MappingFile> own, boolean deadLetters) {
    this.mappers = mappers;
    this.own = own;
    this.deadLetters = deadLetters;
    USUAL.forEach(this::refusals);
  }

  @Setup
  public void setup() {
    normalizer = mappers == null ? PostNormalizer.ofAllPlatforms(own) : PostNormalizer.of(mappers);
    shapes = new ShapesOfBundle();
    ignored = new HashMap<>();
    acceptedByPlatform = new HashMap<>();
  }

  @ProcessElement
  public void process(
      @Element RawPost raw,
      @Timestamp Instant timestamp,
      BoundedWindow window,
      MultiOutputReceiver outputs) {
    read.inc();
    normalizer.normalize(raw, new Outputs(raw, timestamp, window, outputs));
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    shapes.giveTo(context);
    read.flush();
    accepted.flush();
    deleted.flush();
    drifted.flush();
    unknownFields.flush();
    refused.values().forEach(BundleCounter::flush);
    ignored.values().forEach(BundleCounter::flush);
    acceptedByPlatform.values().forEach(BundleCounter::flush);
  }

  private BundleCounter refusals(DeadLetterReason reason) {
    return refused.computeIfAbsent(
        reason, value -> BundleCounter.of(Metric.DEAD_LETTERS, value.label()));
  }

  /** The outputs of one element. */
  private final class Outputs implements PostNormalizer.Results {
    private final RawPost raw;
    private final Instant timestamp;
    private final BoundedWindow window;
    private final MultiOutputReceiver outputs;

    Outputs(RawPost raw, Instant timestamp, BoundedWindow window, MultiOutputReceiver outputs) {
      this.raw = raw;
      this.timestamp = timestamp;
      this.window = window;
      this.outputs = outputs;
    }

    @Override
    public void post(Post post) {
      accepted.inc();
      acceptedByPlatform
          .computeIfAbsent(
              post.getPlatform(),
              platform -> BundleCounter.of(Metric.POSTS_ACCEPTED_BY_PLATFORM, platform))
          .inc();
      outputs.get(POSTS).outputWithTimestamp(post, post.getObservedAt());
    }

    @Override
    public void deletion(Deletion deletion) {
      deleted.inc();
      outputs.get(DELETIONS).outputWithTimestamp(deletion, deletion.getObservedAt());
    }

    @Override
    public void ignored(String what) {
      ignored.computeIfAbsent(what, value -> BundleCounter.of(Metric.IGNORED, value)).inc();
    }

    @Override
    public void sighted(ShapeSighting sighting) {
      Instant observedAt = raw.getObservedAt();
      shapes.add(
          raw.getPlatform(),
          sighting,
          observedAt == null || observedAt.isBefore(timestamp) ? timestamp : observedAt,
          window);
      if (sighting.lost() != null) {
        drifted.inc();
      }
      if (!sighting.unknown().isEmpty()) {
        unknownFields.inc(sighting.unknown().size());
      }
    }

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      if (!deadLetters) {
        throw new IllegalArgumentException(
            "a payload of "
                + raw.getPlatform()
                + " is refused as "
                + reason.label()
                + ": "
                + message);
      }
      refusals(reason).inc();
      Instant observedAt = raw.getObservedAt();
      boolean forward = observedAt != null && observedAt.isAfter(timestamp);
      outputs
          .get(DEAD_LETTERS)
          .outputWithTimestamp(
              DeadLetter.of(raw, reason, NormalizePosts.STAGE, message),
              forward ? observedAt : timestamp);
    }
  }
}
