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

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.drift.DescribeShapes;
import org.crosscurrent.drift.ShapeTally;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.metrics.Metric;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.DeletionCoder;
import org.crosscurrent.model.coders.PostCoder;

/**
 * Turns native payloads of many platforms into posts of one schema.
 *
 * <pre>{@code
 * NormalizePosts.Result normalised =
 *     raw.apply("Normalise", NormalizePosts.ofAllPlatforms().withDeadLetters());
 * PCollection<Post> posts = normalised.posts();
 * PCollection<DeadLetter> refused = normalised.deadLetters();
 * }</pre>
 *
 * <p><b>Guarantee.</b> Each output is a pure function of one input: nothing depends on order, clock
 * or neighbours. A bad record never harms its neighbours: not in the collection, and not in a
 * payload that lists many posts, whose good posts are given although the payload is also a dead
 * letter for its bad ones.
 *
 * <p><b>Errors.</b> By default a payload that cannot be used throws an {@link
 * IllegalArgumentException} that tells platform, reason and field. After {@link #withDeadLetters()}
 * it becomes a {@link DeadLetter} of stage {@value #STAGE} instead. No message quotes the text of
 * users.
 *
 * <p><b>Time.</b> The timestamp of each output is its {@code observedAt}; where the envelope has
 * none, the creation time of the post. It must not be before the timestamp of the input; native
 * dumps have theirs at the beginning of time. Windows are kept as they are, so window behind this
 * transform, not before it. No state is kept.
 *
 * <p><b>Counters</b>, in the namespace {@value #METRICS_NAMESPACE}: {@code posts_read} (payloads),
 * {@code posts_accepted}, {@code posts_accepted.<platform>}, {@code deletions}, {@code
 * ignored.<what>}, {@code dead_letters.<reason>}.
 */
public final class NormalizePosts extends PTransform<PCollection<RawPost>, NormalizePosts.Result> {

  /** Namespace of the counters. */
  public static final String METRICS_NAMESPACE = Metric.NAMESPACE;

  /** The stage that its dead letters name. */
  public static final String STAGE = "normalise";

  private static final long serialVersionUID = 1L;

  private final @Nullable List<PlatformMapper> mappers;
  private final List<MappingFile> own;
  private final boolean deadLetters;

  private NormalizePosts(
      @Nullable List<PlatformMapper> mappers, List<MappingFile> own, boolean deadLetters) {
    this.mappers = mappers;
    this.own = List.copyOf(own);
    this.deadLetters = deadLetters;
  }

  /** Reads every platform that {@link java.util.ServiceLoader} finds a mapper of, on the worker. */
  public static NormalizePosts ofAllPlatforms() {
    return new NormalizePosts(null, List.of(), false);
  }

  /**
   * Reads the shapes of these mapping files besides, in the place of the library's shapes of the
   * same name.
   *
   * @throws org.crosscurrent.mapping.MappingException if a file has a mistake
   * @throws IllegalStateException after {@link #withMappers}
   */
  public NormalizePosts withMappings(List<MappingFile> files) {
    if (mappers != null) {
      throw new IllegalStateException("withMappings adds to all platforms, not to given mappers");
    }
    Mappings.ofLibrary().with(files);
    return new NormalizePosts(null, files, deadLetters);
  }

  /**
   * Reads the platforms of the given mappers, and no other.
   *
   * @throws IllegalArgumentException if there is none, or two of them read the same platform
   */
  public static NormalizePosts withMappers(PlatformMapper... mappers) {
    List<PlatformMapper> given = List.of(mappers);
    if (given.isEmpty()) {
      throw new IllegalArgumentException("withMappers needs at least one mapper, and got none");
    }
    PostNormalizer.of(given);
    return new NormalizePosts(given, List.of(), false);
  }

  /** Gives payloads that cannot be used to {@link Result#deadLetters()} instead of throwing. */
  public NormalizePosts withDeadLetters() {
    return new NormalizePosts(mappers, own, true);
  }

  @Override
  public Result expand(PCollection<RawPost> input) {
    PCollectionTuple outputs =
        input.apply(
            "Map payloads",
            ParDo.of(new NormalizeFn(mappers, own, deadLetters))
                .withOutputTags(
                    NormalizeFn.POSTS,
                    TupleTagList.of(NormalizeFn.DELETIONS)
                        .and(NormalizeFn.DEAD_LETTERS)
                        .and(NormalizeFn.SHAPES)));
    return new Result(
        input.getPipeline(),
        outputs.get(NormalizeFn.POSTS).setCoder(PostCoder.of()),
        outputs.get(NormalizeFn.DELETIONS).setCoder(DeletionCoder.of()),
        outputs.get(NormalizeFn.DEAD_LETTERS).setCoder(DeadLetterCoder.of()),
        outputs.get(NormalizeFn.SHAPES).setCoder(DescribeShapes.inputCoder()),
        deadLetters);
  }

  /** What {@link NormalizePosts} gives. */
  public static final class Result implements POutput {

    private final Pipeline pipeline;
    private final PCollection<Post> posts;
    private final PCollection<Deletion> deletions;
    private final PCollection<DeadLetter> deadLetters;
    private final PCollection<KV<String, ShapeTally>> shapes;
    private final boolean deadLettersAsked;

    private Result(
        Pipeline pipeline,
        PCollection<Post> posts,
        PCollection<Deletion> deletions,
        PCollection<DeadLetter> deadLetters,
        PCollection<KV<String, ShapeTally>> shapes,
        boolean deadLettersAsked) {
      this.pipeline = pipeline;
      this.posts = posts;
      this.deletions = deletions;
      this.deadLetters = deadLetters;
      this.shapes = shapes;
      this.deadLettersAsked = deadLettersAsked;
    }

    /** The posts: one element an observation. */
    public PCollection<Post> posts() {
      return posts;
    }

    /** What the platforms take back. */
    public PCollection<Deletion> deletions() {
      return deletions;
    }

    /**
     * The payloads that could not be used, at most one dead letter each.
     *
     * @throws IllegalStateException if the transform was not told {@link #withDeadLetters()}
     */
    public PCollection<DeadLetter> deadLetters() {
      if (!deadLettersAsked) {
        throw new IllegalStateException(
            "NormalizePosts throws on bad payloads; ask for withDeadLetters() to get them as output");
      }
      return deadLetters;
    }

    /**
     * What was seen of the structure of payloads, for {@link DescribeShapes}: at the end of each
     * bundle one tally a shape and quarter of an hour. Only shapes with a mapping file are seen. In
     * a stream on Flink Beam must be told {@code --finishBundleBeforeCheckpointing=true}, which our
     * runner does: what a bundle gives while a checkpoint is made would else come behind the
     * watermark.
     */
    public PCollection<KV<String, ShapeTally>> shapes() {
      return shapes;
    }

    @Override
    public Pipeline getPipeline() {
      return pipeline;
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(
          NormalizeFn.POSTS, posts,
          NormalizeFn.DELETIONS, deletions,
          NormalizeFn.DEAD_LETTERS, deadLetters,
          NormalizeFn.SHAPES, shapes);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
