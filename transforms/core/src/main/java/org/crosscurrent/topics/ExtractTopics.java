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
package org.crosscurrent.topics;

import com.google.auto.value.AutoValue;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Signal;

/**
 * Sets the topics of each signal: hashtags, cashtags and the names of a {@link Gazetteer} in the
 * title and the text of its post, in order of appearance, then the hashtags that only the platform
 * knows of. The entities of a signal are topics too, where another engine than the gazetteer found
 * them. What counts as a topic is told at {@link TopicExtractor}.
 *
 * <p>Each output is a function of its input alone: no state, no clock, no order; windows and
 * timestamps stay as they are. Topics that were there before are replaced.
 *
 * <pre>{@code
 * signals.apply("ExtractTopics", ExtractTopics.withBuiltInGazetteer());
 * signals.apply("ExtractTopics", ExtractTopics.withGazetteer(
 *     Gazetteer.builtIn().plus(Gazetteer.of("Crosscurrent", "Tidal Bore"))));
 * }</pre>
 */
@AutoValue
public abstract class ExtractTopics extends PTransform<PCollection<Signal>, PCollection<Signal>> {

  private static final long serialVersionUID = 1L;

  /** How many topics a signal has at most unless told otherwise. */
  public static final int DEFAULT_MAX_TOPICS = 8;

  abstract Gazetteer gazetteer();

  abstract TopicAliases aliases();

  abstract int maxTopics();

  abstract int keyPhrases();

  /** Finds the names of {@link Gazetteer#builtIn}. */
  public static ExtractTopics withBuiltInGazetteer() {
    return withGazetteer(Gazetteer.builtIn());
  }

  /** Finds the names of a gazetteer of one's own. */
  public static ExtractTopics withGazetteer(Gazetteer gazetteer) {
    return new AutoValue_ExtractTopics(gazetteer, TopicAliases.builtIn(), DEFAULT_MAX_TOPICS, 0);
  }

  /**
   * Keeps the first topics of each signal.
   *
   * @param maxTopics at least 1; default 8
   * @throws IllegalArgumentException if it is less
   */
  public ExtractTopics withMaxTopics(int maxTopics) {
    TopicExtractor.checkMaxTopics(maxTopics);
    return new AutoValue_ExtractTopics(gazetteer(), aliases(), maxTopics, keyPhrases());
  }

  /** Which topics are the same; {@link TopicAliases#builtIn} by default, which this replaces. */
  public ExtractTopics withAliases(TopicAliases aliases) {
    return new AutoValue_ExtractTopics(gazetteer(), aliases, maxTopics(), keyPhrases());
  }

  /**
   * Adds up to so many key phrases of each text, as {@link TopicExtractor} tells.
   *
   * @param most at least 0, the default
   * @throws IllegalArgumentException if it is negative
   */
  public ExtractTopics withKeyPhrases(int most) {
    TopicExtractor.checkKeyPhrases(most);
    return new AutoValue_ExtractTopics(gazetteer(), aliases(), maxTopics(), most);
  }

  /** What this transform does to one signal, for use outside of a pipeline. */
  public static Signal extract(Signal signal, TopicExtractor extractor) {
    Post post = signal.getPost();
    return signal.toBuilder()
        .setTopics(
            extractor.extract(
                post.fullText(), post.getLanguage(), post.getHashtags(), EntityPlaces.of(signal)))
        .build();
  }

  @Override
  public PCollection<Signal> expand(PCollection<Signal> signals) {
    return signals.apply("Extract", ParDo.of(new ExtractFn(this))).setCoder(signals.getCoder());
  }

  private static final class ExtractFn extends DoFn<Signal, Signal> {
    private static final long serialVersionUID = 1L;

    private final ExtractTopics settings;
    private transient @MonotonicNonNull TopicExtractor extractor;

    ExtractFn(ExtractTopics settings) {
      this.settings = settings;
    }

    @Setup
    public void setup() {
      TopicNames names = TopicNames.of(settings.gazetteer(), settings.aliases());
      extractor =
          new TopicExtractor(names, settings.maxTopics()).withKeyPhrases(settings.keyPhrases());
    }

    @ProcessElement
    public void process(@Element Signal signal, OutputReceiver<Signal> out) {
      out.output(extract(signal, extractor));
    }
  }
}
