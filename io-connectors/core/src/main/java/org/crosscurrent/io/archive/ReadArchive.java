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
package org.crosscurrent.io.archive;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.crosscurrent.io.archive.ReadLinesFn.LineFormat;
import org.crosscurrent.model.DeadLetter;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.coders.DeadLetterCoder;
import org.crosscurrent.model.coders.RawPostCoder;
import org.joda.time.Instant;

/**
 * Reads envelopes from an archive, bounded. The path is a directory as {@link WriteArchive} fills
 * it (or any directory with {@code .jsonl} and {@code .jsonl.gz} below), one file, or a glob.
 *
 * <p><b>Guarantee.</b> Each line of each file becomes one envelope, with the bytes of its payload
 * as they were, or one dead letter with the bytes of the line ({@code malformed} or {@code
 * missing-field}, stage {@value #STAGE}, header {@code format} = {@code envelope}); a line longer
 * than 16 MiB becomes one with its first 64 KiB. {@link #withPlatforms} and {@link #between} leave
 * out whole partitions by their paths, and then single envelopes.
 *
 * <p><b>Time.</b> The element timestamp is {@code observedAt}; without one it is the beginning of
 * time. Global window; nothing is late.
 *
 * <p><b>Cost.</b> A plain file is read in pieces of 32 MiB in parallel, a compressed one in one
 * piece. A reader holds one line and a buffer; no state. In S3: one GET for each piece, one LIST
 * for each thousand files; a selection lists only the platforms and days that it needs.
 *
 * <p><b>Errors.</b> {@link ArchiveException} naming the file if the path does not exist, holds no
 * file, or a file cannot be read to its end. S3 that is away is asked again for up to five minutes,
 * and a broken connection is read on from where it broke. {@link ArchiveProbe} finds the plain
 * cases before a start.
 *
 * <p>Counts {@code archive.files}, {@code archive.bytes_total}, {@code archive.bytes_read} (as
 * stored), {@code archive.lines} and {@code archive.retries} in the metrics namespace {@code
 * crosscurrent}.
 *
 * <pre>{@code
 * ReadArchive.Result read =
 *     pipeline.apply("ReadArchive",
 *         ReadArchive.from("s3://bucket/archive").withPlatforms(Set.of("reddit")));
 * }</pre>
 */
public final class ReadArchive extends PTransform<PBegin, ReadArchive.Result> {

  /** The stage named in the dead letters. */
  public static final String STAGE = "read-archive";

  /** Header of a dead letter whose payload is a whole line of an archive. */
  public static final String FORMAT_HEADER = "format";

  /** Value of that header. */
  public static final String ENVELOPE_FORMAT = "envelope";

  static final TupleTag<RawPost> POSTS = new TupleTag<>("posts");
  static final TupleTag<DeadLetter> DEAD_LETTERS = new TupleTag<>("deadLetters");

  private final String path;
  private final Selection selection;

  private ReadArchive(String path, Selection selection) {
    this.path = path;
    this.selection = selection;
  }

  /** Reads this directory, file or glob. */
  public static ReadArchive from(String path) {
    return new ReadArchive(path, Selection.ALL);
  }

  /** Only these platforms; an empty set means all. */
  public ReadArchive withPlatforms(Set<String> platforms) {
    return new ReadArchive(path, selection.of(platforms));
  }

  /**
   * Only what was observed from one instant on and before another. Hours that lie outside are left
   * out by the names of their folders; in the others, each envelope is looked at.
   *
   * @throws IllegalArgumentException if the second is not after the first
   */
  public ReadArchive between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "to must be after from, but " + to + " is not after " + from);
    }
    return new ReadArchive(path, selection.between(from, to));
  }

  /**
   * About how many lines it will read, so that progress can be told before the end is near: lists
   * the files, and looks into the beginnings of five of them. Of files at the edges of {@link
   * #between}, all lines count.
   *
   * @param options of S3, if the path leads there
   * @return nothing if there are none, or they cannot be read
   */
  public OptionalLong estimateLines(PipelineOptions options) {
    return LineEstimate.of(path, selection, options);
  }

  String path() {
    return path;
  }

  Selection selection() {
    return selection;
  }

  @Override
  public Result expand(PBegin input) {
    return read(input, path, selection, new Envelopes(), ListRangesFn.PIECE);
  }

  static Result read(
      PBegin input, String path, Selection selection, LineFormat format, long piece) {
    PCollectionTuple parsed =
        input
            .apply("Path", Create.of(path).withCoder(StringUtf8Coder.of()))
            .apply("List", ParDo.of(new ListRangesFn(selection, piece)))
            .setCoder(FileRange.RangeCoder.INSTANCE)
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Read",
                ParDo.of(new ReadLinesFn(format, selection))
                    .withOutputTags(POSTS, TupleTagList.of(DEAD_LETTERS)));
    return new Result(
        input.getPipeline(),
        parsed.get(POSTS).setCoder(RawPostCoder.of()),
        parsed.get(DEAD_LETTERS).setCoder(DeadLetterCoder.of()));
  }

  /** Each line is an envelope. */
  static final class Envelopes implements LineFormat {

    private static final long serialVersionUID = 1L;

    @Override
    public RawPost read(byte[] bytes, int from, int end) throws EnvelopeException {
      return EnvelopeJson.read(bytes, from, end);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of(FORMAT_HEADER, ENVELOPE_FORMAT);
    }
  }

  /** What was read. */
  public static final class Result implements POutput {

    private final Pipeline pipeline;
    private final PCollection<RawPost> posts;
    private final PCollection<DeadLetter> deadLetters;

    private Result(
        Pipeline pipeline, PCollection<RawPost> posts, PCollection<DeadLetter> deadLetters) {
      this.pipeline = pipeline;
      this.posts = posts;
      this.deadLetters = deadLetters;
    }

    /** The envelopes. */
    public PCollection<RawPost> posts() {
      return posts;
    }

    /** The lines that are none. */
    public PCollection<DeadLetter> deadLetters() {
      return deadLetters;
    }

    @Override
    public Pipeline getPipeline() {
      return pipeline;
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(POSTS, posts, DEAD_LETTERS, deadLetters);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
