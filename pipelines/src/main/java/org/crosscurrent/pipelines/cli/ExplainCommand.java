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
package org.crosscurrent.pipelines.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.FindEntities;
import org.crosscurrent.language.DetectLanguages;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.model.Signal;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.pipelines.MappingFolder;
import org.crosscurrent.pipelines.Privacy;
import org.crosscurrent.pipelines.Scoring;
import org.crosscurrent.pipelines.options.MappingOptions;
import org.crosscurrent.pipelines.options.PrivacyOptions;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.topics.ExtractTopics;
import org.crosscurrent.topics.TopicExtractor;
import org.crosscurrent.topics.TopicNames;
import org.crosscurrent.toxicity.ScoreToxicity;
import org.crosscurrent.toxicity.ToxicityEngine;
import org.crosscurrent.trending.ScoreTrending;
import org.crosscurrent.trending.TrendingScorer;

/** {@code explain}: one payload's way through the graph, with the parts of every score. */
final class ExplainCommand implements Command {

  /** Its options. */
  public interface Options extends ScoringOptions, MappingOptions, PrivacyOptions {
    @Description("Platform of the payload")
    @Validation.Required
    String getPlatform();

    void setPlatform(String platform);

    @Description("How the payload was collected")
    @Default.String("file")
    String getCollection();

    void setCollection(String collection);
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String usage() {
    return "explain --platform=NAME [--option=value ...] FILE";
  }

  @Override
  public String summary() {
    return "Shows one payload's way through the graph: explain --platform=reddit FILE.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws IOException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, Options.class, console);
      return 0;
    }
    List<String> rest = new ArrayList<>(arguments);
    if (rest.isEmpty() || rest.get(rest.size() - 1).startsWith("--")) {
      throw new UsageException("explain needs a file with one payload as its last argument");
    }
    Path file = Path.of(rest.remove(rest.size() - 1));
    Options options = Arguments.parse(Options.class, rest);
    List<MappingFile> own = MappingFolder.of(options);
    Preflight.platforms(List.of(options.getPlatform()), own);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(file + " cannot be read");
    }
    RawPost raw =
        RawPost.of(options.getPlatform(), options.getCollection(), null, Files.readAllBytes(file));
    FileSystems.setDefaultPipelineOptions(options);
    Narrator narrator = new Narrator(options, console);
    PostNormalizer.ofAllPlatforms(own).normalize(raw, narrator);
    return 0;
  }

  /** Tells what becomes of each part of the payload. */
  private static final class Narrator implements PostNormalizer.Results {
    private final PostLines lines;
    private final @Nullable DetectLanguages languages;
    private final SentimentEngine sentiment;
    private final @Nullable ToxicityEngine toxicity;
    private final @Nullable EntityEngine entities;
    private final TrendingScorer trending;
    private final TopicExtractor topics;
    private final Privacy privacy;

    Narrator(Options options, Console console) {
      this.privacy = Privacy.of(options);
      this.trending = new TrendingScorer(Scoring.rulesOf(options), Scoring.baselinesOf(options));
      this.topics =
          new TopicExtractor(
                  TopicNames.of(Scoring.gazetteerOf(options), Scoring.aliasesOf(options)),
                  options.getMaxTopics())
              .withKeyPhrases(Scoring.keyPhrasesOf(options));
      this.languages = Scoring.of(options).detectLanguages();
      this.sentiment = engine(SentimentEngine.class, options.getSentiment());
      this.toxicity = engine(ToxicityEngine.class, options.getToxicity());
      this.entities = engine(EntityEngine.class, options.getEntities());
      this.lines = new PostLines(console);
    }

    @Override
    public void post(Post read) {
      Post kept = privacy.applyTo(read);
      Post post = languages == null ? kept : languages.detect(kept);
      Signal scored = ExtractTopics.extract(enrich(Signal.of(post)), topics);
      Signal signal = ScoreTrending.score(scored, trending);
      lines.show(post);
      lines.show("entities", signal.getEntities());
      lines.show("topics", signal.getTopics());
      lines.show("sentiment", signal.getSentiment());
      lines.show("toxicity", signal.getToxicity());
      lines.show("velocity", "0 points/s: a first sight");
      lines.show("trending", signal.getTrending());
    }

    private static <E extends Engine<?>> @Nullable E engine(Class<E> task, String spec) {
      if (spec.equals(Scoring.NO_ENGINE)) {
        return null;
      }
      E engine = Engines.named(task, spec);
      engine.warmUp();
      return engine;
    }

    private Signal enrich(Signal begun) {
      Signal signal = ScoreSentiment.score(begun, sentiment);
      if (toxicity != null) {
        signal = ScoreToxicity.score(signal, toxicity);
      }
      return entities == null ? signal : FindEntities.find(signal, entities);
    }

    @Override
    public void deletion(Deletion deletion) {
      lines.show("deletion", privacy.applyTo(deletion).getPostId());
    }

    @Override
    public void ignored(String what) {
      lines.show("ignored", what);
    }

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      lines.show("dead letter", reason.label() + ": " + message);
    }
  }
}
