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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.errorhandling.BadRecord;
import org.apache.beam.sdk.transforms.errorhandling.ErrorHandler;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.dedup.DeduplicatePosts;
import org.crosscurrent.discovery.DiscoveredTopic;
import org.crosscurrent.drift.DescribeShapes;
import org.crosscurrent.engine.TellFailures;
import org.crosscurrent.events.DetectCrossPlatformEvents;
import org.crosscurrent.events.DetectDivergence;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.model.CrossPlatformEvent;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Divergence;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Observation;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.ShapeWindow;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.normalize.NormalizePosts;
import org.crosscurrent.velocity.MeasureVelocity;

/**
 * The whole way from native payloads to rows, live and as a backfill.
 *
 * <p>It reads like a table of contents: normalise, tell the language, score, follow each post, each
 * content and each topic. What needs no order comes out at once ({@link Result#signals}, {@link
 * Result#deletions}); the rest comes out when the watermark has passed it. Names of the stages are
 * part of the API: they are what a runner knows state by.
 *
 * <p><b>Guarantee.</b> Behind a perfect watermark every output is a pure function of the set of
 * inputs; of the rows with one key the one with the highest version counts.
 */
public final class SignalGraph extends PTransform<PCollection<RawPost>, SignalGraph.Result> {

  /** Full name, within a pipeline of ours, of the step that every payload goes into. */
  public static final String FIRST_STEP = "Signals/Normalise posts/Map payloads";

  private final Scoring scoring;
  private final List<MappingFile> mappings;
  private final Privacy privacy;

  private SignalGraph(Scoring scoring, List<MappingFile> mappings, Privacy privacy) {
    this.scoring = scoring;
    this.mappings = mappings;
    this.privacy = privacy;
  }

  /** The graph with its default scores. */
  public static SignalGraph create() {
    return new SignalGraph(Scoring.defaults(), List.of(), Privacy.none());
  }

  /** The graph with other scores. */
  public SignalGraph withScoring(Scoring scoring) {
    return new SignalGraph(scoring, mappings, privacy);
  }

  /** The graph with further mapping files, see {@link NormalizePosts#withMappings}. */
  public SignalGraph withMappings(List<MappingFile> files) {
    return new SignalGraph(scoring, List.copyOf(files), privacy);
  }

  /** The graph with people kept out of everything that is behind the normalising. */
  public SignalGraph withPrivacy(Privacy privacy) {
    return new SignalGraph(scoring, mappings, privacy);
  }

  @Override
  public Result expand(PCollection<RawPost> raw) {
    NormalizePosts.Result normalised =
        raw.apply(
            "Normalise posts",
            NormalizePosts.ofAllPlatforms().withMappings(mappings).withDeadLetters());
    PCollection<Deletion> deletions = privacy.applyToDeletions(normalised.deletions());
    PCollectionTuple begun =
        privacy
            .applyTo(normalised.posts())
            .apply(
                "Begin signals",
                BeginSignals.with(scoring.detectLanguages(), scoring.generation()));
    ErrorHandler.BadRecordErrorHandler<PCollection<DeadLetter>> failures =
        raw.getPipeline().registerBadRecordErrorHandler(new LettersOfUnscored());
    PCollection<Signal> scored = enrich(begun.get(BeginSignals.SIGNALS), failures);
    failures.close();

    MeasureVelocity.Result followed =
        scored.apply("Measure velocity", MeasureVelocity.perPost().withDeletions(deletions));
    PCollection<Signal> signals =
        followed.signals().apply("Score trending", scoring.scoreTrending());
    PCollection<Signal> settled =
        followed.settled().apply("Score trending of settled", scoring.scoreTrending());

    DeduplicatePosts.Result deduplicated =
        settled.apply("Deduplicate posts", DeduplicatePosts.byContentHash());
    PCollection<TopicWindow> windows =
        deduplicated.settled().apply("Aggregate topics", scoring.aggregateTopics());

    PCollection<DeadLetter> deadLetters =
        PCollectionList.of(
                privacy
                    .applyToLetters("refused", normalised.deadLetters())
                    .apply("Refused in the global window", Window.into(new GlobalWindows())))
            .and(failures.getOutput())
            .apply("Join refused and unscored", Flatten.pCollections())
            .setCoder(DeadLetterCoder.of());
    return new Result(
        begun.get(BeginSignals.POSTS),
        deletions,
        deadLetters,
        signals,
        settled,
        settled.apply("Describe observations", DescribeObservations.create()),
        deduplicated.duplicates(),
        windows,
        normalised
            .shapes()
            .apply("Describe shapes", DescribeShapes.perWindow().withMappings(mappings)),
        windows.apply("Detect events", DetectCrossPlatformEvents.overTwoHours()),
        windows.apply("Detect divergence", DetectDivergence.perHour()),
        scoring.discoverTopics() == null
            ? null
            : followed.settled().apply("Discover topics", scoring.discoverTopics()));
  }

  private PCollection<Signal> enrich(
      PCollection<Signal> begun, ErrorHandler<BadRecord, ?> failures) {
    PCollection<Signal> signals =
        begun.apply("Score sentiment", scoring.scoreSentiment().withMarkedFailures());
    if (scoring.scoreToxicity() != null) {
      signals = signals.apply("Score toxicity", scoring.scoreToxicity().withMarkedFailures());
    }
    if (scoring.findEntities() != null) {
      signals = signals.apply("Find entities", scoring.findEntities().withMarkedFailures());
    }
    return signals
        .apply("Tell failures", TellFailures.to(failures))
        .apply("Extract topics", scoring.extractTopics());
  }

  /** What comes out, one collection for each table. */
  public static final class Result implements POutput {
    private final PCollection<Post> posts;
    private final PCollection<Deletion> deletions;
    private final PCollection<DeadLetter> deadLetters;
    private final PCollection<Signal> signals;
    private final PCollection<Signal> settled;
    private final PCollection<Observation> observations;
    private final PCollection<Duplicate> duplicates;
    private final PCollection<TopicWindow> topicWindows;
    private final PCollection<ShapeWindow> shapeWindows;
    private final PCollection<CrossPlatformEvent> events;
    private final PCollection<Divergence> divergences;
    private final @Nullable PCollection<DiscoveredTopic> discoveredTopics;

    private Result(
        PCollection<Post> posts,
        PCollection<Deletion> deletions,
        PCollection<DeadLetter> deadLetters,
        PCollection<Signal> signals,
        PCollection<Signal> settled,
        PCollection<Observation> observations,
        PCollection<Duplicate> duplicates,
        PCollection<TopicWindow> topicWindows,
        PCollection<ShapeWindow> shapeWindows,
        PCollection<CrossPlatformEvent> events,
        PCollection<Divergence> divergences,
        @Nullable PCollection<DiscoveredTopic> discoveredTopics) {
      this.posts = posts;
      this.deletions = deletions;
      this.deadLetters = deadLetters;
      this.signals = signals;
      this.settled = settled;
      this.observations = observations;
      this.duplicates = duplicates;
      this.topicWindows = topicWindows;
      this.shapeWindows = shapeWindows;
      this.events = events;
      this.divergences = divergences;
      this.discoveredTopics = discoveredTopics;
    }

    /** Every observation in the one schema, with its language, at once. */
    public PCollection<Post> posts() {
      return posts;
    }

    /** Posts taken back, at once. */
    public PCollection<Deletion> deletions() {
      return deletions;
    }

    /** The latest known state of a post, at once for each arrival. */
    public PCollection<Signal> signals() {
      return signals;
    }

    /** The state of a post at each observation, and at its end, once, when it is settled. */
    PCollection<Signal> settled() {
      return settled;
    }

    /** Each observation once, when it is settled. */
    public PCollection<Observation> observations() {
      return observations;
    }

    /** Who repeats whom, when it is settled. */
    public PCollection<Duplicate> duplicates() {
      return duplicates;
    }

    /** Topics by platform and window, at the end of each window. */
    public PCollection<TopicWindow> topicWindows() {
      return topicWindows;
    }

    /** How the payloads of each shape are built, at the end of each window. */
    public PCollection<ShapeWindow> shapeWindows() {
      return shapeWindows;
    }

    /** Episodes of topics on several platforms, at each change. */
    public PCollection<CrossPlatformEvent> crossPlatformEvents() {
      return events;
    }

    /** Disagreements, at the end of each hour. */
    public PCollection<Divergence> divergences() {
      return divergences;
    }

    /** Phrases that rise, at the end of each window; absent where they are not looked for. */
    public Optional<PCollection<DiscoveredTopic>> discoveredTopics() {
      return Optional.ofNullable(discoveredTopics);
    }

    /** What could not be processed, in the global window. */
    public PCollection<DeadLetter> deadLetters() {
      return deadLetters;
    }

    @Override
    public Pipeline getPipeline() {
      return signals.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      Map<TupleTag<?>, PValue> outputs = new LinkedHashMap<>();
      outputs.put(new TupleTag<Signal>("signals"), signals);
      outputs.put(new TupleTag<Observation>("observations"), observations);
      outputs.put(new TupleTag<Duplicate>("duplicates"), duplicates);
      outputs.put(new TupleTag<TopicWindow>("topicWindows"), topicWindows);
      outputs.put(new TupleTag<ShapeWindow>("shapeWindows"), shapeWindows);
      outputs.put(new TupleTag<CrossPlatformEvent>("crossPlatformEvents"), events);
      outputs.put(new TupleTag<Divergence>("divergences"), divergences);
      outputs.put(new TupleTag<Post>("posts"), posts);
      outputs.put(new TupleTag<Deletion>("deletions"), deletions);
      outputs.put(new TupleTag<DeadLetter>("deadLetters"), deadLetters);
      if (discoveredTopics != null) {
        outputs.put(new TupleTag<DiscoveredTopic>("discoveredTopics"), discoveredTopics);
      }
      return outputs;
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
