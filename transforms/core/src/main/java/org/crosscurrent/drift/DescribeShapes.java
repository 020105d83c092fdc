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
package org.crosscurrent.drift;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.FieldKinds;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.mapping.ShapeLayout;
import org.crosscurrent.model.ShapeWindow;
import org.crosscurrent.model.coders.ShapeWindowCoder;
import org.crosscurrent.text.Sha256;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Adds up what {@code NormalizePosts} saw of each shape: one row a platform, shape and window.
 *
 * <pre>{@code
 * PCollection<ShapeWindow> shapes =
 *     normalised.shapes().apply("Describe shapes", DescribeShapes.perWindow());
 * }</pre>
 *
 * <p><b>Guarantee.</b> Each row is a pure function of the set of payloads of its shape and window:
 * tallies merge in any order.
 *
 * <p><b>Windows and time.</b> Fixed windows of event time, which fire once, when the watermark has
 * passed their end.
 *
 * <p><b>State.</b> One tally a platform, shape and open window: some hundred bytes, and at most 100
 * new fields.
 */
public final class DescribeShapes
    extends PTransform<PCollection<KV<String, ShapeTally>>, PCollection<ShapeWindow>> {

  /** Length of the windows. */
  public static final Duration WINDOW = Duration.standardMinutes(15);

  private static final long serialVersionUID = 1L;
  private static final char BETWEEN = '/';

  private final @Nullable List<MappingFile> own;

  private DescribeShapes(@Nullable List<MappingFile> own) {
    this.own = own;
  }

  /** In windows of 15 minutes, of the shapes of the library. */
  public static DescribeShapes perWindow() {
    return new DescribeShapes(null);
  }

  /** Of these mapping files as well, see {@link Mappings#with}. */
  public DescribeShapes withMappings(List<MappingFile> files) {
    return new DescribeShapes(List.copyOf(files));
  }

  /** The key of a tally. */
  public static String key(String platform, String shape) {
    return platform + BETWEEN + shape;
  }

  /** The coder of the input. */
  public static Coder<KV<String, ShapeTally>> inputCoder() {
    return KvCoder.of(StringUtf8Coder.of(), ShapeTallyCoder.of());
  }

  @Override
  public PCollection<ShapeWindow> expand(PCollection<KV<String, ShapeTally>> tallies) {
    return tallies
        .apply("In windows", Window.into(FixedWindows.of(WINDOW)))
        .apply("Add up", Combine.perKey(new AddUpFn()))
        .apply("Describe", ParDo.of(new DescribeFn(own)))
        .setCoder(ShapeWindowCoder.of());
  }

  private static final class AddUpFn extends Combine.CombineFn<ShapeTally, ShapeTally, ShapeTally> {

    private static final long serialVersionUID = 1L;

    @Override
    public ShapeTally createAccumulator() {
      return new ShapeTally();
    }

    @Override
    public ShapeTally addInput(ShapeTally sum, ShapeTally input) {
      sum.add(input);
      return sum;
    }

    @Override
    public ShapeTally mergeAccumulators(Iterable<ShapeTally> tallies) {
      ShapeTally sum = createAccumulator();
      tallies.forEach(sum::add);
      return sum;
    }

    @Override
    public ShapeTally extractOutput(ShapeTally sum) {
      return sum;
    }

    @Override
    public Coder<ShapeTally> getAccumulatorCoder(
        CoderRegistry registry, Coder<ShapeTally> inputCoder) {
      return ShapeTallyCoder.of();
    }

    @Override
    public Coder<ShapeTally> getDefaultOutputCoder(
        CoderRegistry registry, Coder<ShapeTally> inputCoder) {
      return ShapeTallyCoder.of();
    }
  }

  private static final class DescribeFn extends DoFn<KV<String, ShapeTally>, ShapeWindow> {

    private static final long serialVersionUID = 1L;

    private final @Nullable List<MappingFile> own;
    private transient @MonotonicNonNull Map<Long, ShapeLayout> layouts;

    DescribeFn(@Nullable List<MappingFile> own) {
      this.own = own;
    }

    @Setup
    public void setup() {
      layouts = new HashMap<>();
      Mappings mappings = Mappings.ofLibrary();
      for (ShapeLayout layout : (own == null ? mappings : mappings.with(own)).layouts()) {
        layouts.put(layout.id(), layout);
      }
    }

    @ProcessElement
    public void process(
        @Element KV<String, ShapeTally> element,
        IntervalWindow window,
        OutputReceiver<ShapeWindow> out) {
      String key = element.getKey();
      int between = key.indexOf(BETWEEN);
      ShapeTally tally = element.getValue();
      Map<String, String> fields = fields(tally);
      Map<String, String> added = new TreeMap<>();
      tally.added.forEach(
          (path, field) ->
              added.put(
                  path,
                  FieldKinds.names(field.kinds())
                      + " in "
                      + field.records()
                      + " since "
                      + Instant.ofEpochMilli(field.firstAt())));
      Map<String, String> lost = new TreeMap<>();
      tally.lost.forEach((field, count) -> lost.put(field, String.valueOf(count)));
      out.output(
          ShapeWindow.builder()
              .setPlatform(key.substring(0, between))
              .setShape(key.substring(between + 1))
              .setWindowStart(window.start())
              .setWindowEnd(window.end())
              .setRecords(tally.records)
              .setDrifted(tally.drifted)
              .setFirstDriftedAt(at(tally.firstDriftedAt, ShapeTally.NEVER_YET))
              .setLastDriftedAt(at(tally.lastDriftedAt, ShapeTally.NEVER))
              .setLastSoundAt(at(tally.lastSoundAt, ShapeTally.NEVER))
              .setFingerprint(fingerprint(fields, tally))
              .setFields(fields)
              .setAdded(added)
              .setLost(lost)
              .build());
    }

    /** Empty where the tally is of a mapping that this job no longer has. */
    private Map<String, String> fields(ShapeTally tally) {
      Map<String, String> fields = new TreeMap<>();
      ShapeLayout layout = layouts.get(tally.layout);
      if (layout != null && layout.paths().size() == tally.kinds.length) {
        for (int i = 0; i < tally.kinds.length; i++) {
          if (tally.kinds[i] != 0) {
            fields.put(layout.paths().get(i), FieldKinds.names(tally.kinds[i]));
          }
        }
      }
      return fields;
    }

    private static String fingerprint(Map<String, String> fields, ShapeTally tally) {
      StringBuilder structure = new StringBuilder();
      fields.forEach(
          (path, kinds) -> structure.append(path).append(' ').append(kinds).append('\n'));
      tally.added.forEach(
          (path, field) ->
              structure
                  .append(path)
                  .append(' ')
                  .append(FieldKinds.names(field.kinds()))
                  .append('\n'));
      return String.format(
          "%016x", Sha256.prefixOf(structure.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Instant at(long millis, long never) {
      return millis == never ? null : Instant.ofEpochMilli(millis);
    }
  }
}
