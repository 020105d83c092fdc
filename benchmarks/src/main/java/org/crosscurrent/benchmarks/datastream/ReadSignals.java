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
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.FindEntities;
import org.crosscurrent.io.archive.EnvelopeException;
import org.crosscurrent.io.archive.EnvelopeJson;
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.Standing;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.Gazetteer;
import org.crosscurrent.topics.TopicExtractor;
import org.crosscurrent.toxicity.ScoreToxicity;
import org.crosscurrent.toxicity.ToxicityEngine;

/** A line becomes scored signals; a deletion becomes a withdrawn one that has nothing but ids. */
final class ReadSignals extends RichFlatMapFunction<byte[], Signal> {

  static final String POSTS = "posts";
  static final String UNREAD = "unread";

  @Serial private static final long serialVersionUID = 1;

  private final @Nullable String nativePlatform;
  private final LongCounter posts = new LongCounter();
  private final LongCounter unread = new LongCounter();
  private transient Parts parts;

  private record Parts(
      PostNormalizer normalizer,
      LanguageEngine language,
      SentimentEngine sentiment,
      ToxicityEngine toxicity,
      EntityEngine entities,
      TopicExtractor topics) {}

  ReadSignals(@Nullable String nativePlatform) {
    this.nativePlatform = nativePlatform;
  }

  @Override
  public void open(OpenContext context) {
    parts =
        new Parts(
            PostNormalizer.ofAllPlatforms(),
            Engines.named(LanguageEngine.class, "fast"),
            VaderSentiment.create(),
            Engines.named(ToxicityEngine.class, "linear"),
            Engines.named(EntityEngine.class, "gazetteer"),
            new TopicExtractor(Gazetteer.builtIn(), ExtractTopics.DEFAULT_MAX_TOPICS));
    getRuntimeContext().addAccumulator(POSTS, posts);
    getRuntimeContext().addAccumulator(UNREAD, unread);
  }

  @Override
  public void flatMap(byte[] line, Collector<Signal> out) {
    RawPost raw;
    try {
      raw =
          nativePlatform == null
              ? EnvelopeJson.read(line)
              : RawPost.of(nativePlatform, "file", null, line);
    } catch (EnvelopeException e) {
      unread.add(1);
      return;
    }
    parts.normalizer().normalize(raw, new Scored(out));
  }

  private final class Scored implements PostNormalizer.Results {
    private final Collector<Signal> out;

    Scored(Collector<Signal> out) {
      this.out = out;
    }

    @Override
    public void post(Post mapped) {
      posts.add(1);
      Post post = LanguageRule.defaults().apply(mapped, parts.language()).post();
      Signal felt = ScoreSentiment.score(Signal.of(post), parts.sentiment());
      Signal judged = ScoreToxicity.score(felt, parts.toxicity());
      out.collect(
          ExtractTopics.extract(FindEntities.find(judged, parts.entities()), parts.topics()));
    }

    @Override
    public void deletion(Deletion deletion) {
      Post gone =
          Post.builder()
              .setId(deletion.getPostId())
              .setPlatform(deletion.getPlatform())
              .setKind(PostKind.POST)
              .setCreatedAt(deletion.getObservedAt())
              .setObservedAt(deletion.getObservedAt())
              .setCollection("")
              .build();
      out.collect(Signal.of(gone).toBuilder().setStanding(Standing.WITHDRAWN).build());
    }

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      unread.add(1);
    }
  }
}
