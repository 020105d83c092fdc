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
package org.crosscurrent.runners.dataflow;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.io.archive.ArchiveProbe;
import org.crosscurrent.io.kafka.KafkaProbe;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.RunOptions;
import org.crosscurrent.pipelines.options.StoreOptions;
import org.crosscurrent.pipelines.options.StreamOptions;

/** The Flex Templates of the project: which graph, which options, which entry point. */
enum FlexTemplate {
  /** The live job. */
  STREAM(
      "stream",
      "Crosscurrent live",
      "Reads native posts of many platforms from Kafka, follows, deduplicates and scores them, finds"
          + " what moves across platforms, and writes the tables in Postgres and an archive that a"
          + " backfill can read.",
      true,
      StreamOptions.class,
      StreamTemplate.class,
      options -> StreamPipeline.build(options.as(StreamOptions.class))),

  /** The backfill. */
  BACKFILL(
      "backfill",
      "Crosscurrent backfill",
      "Reads an archive or a native dump through the same graph as the live job, writes the tables"
          + " in Postgres, and ends.",
      false,
      BackfillOptions.class,
      BackfillTemplate.class,
      options -> BackfillPipeline.build(options.as(BackfillOptions.class)));

  /**
   * Options that a template cannot honour: how long to watch the job, since the launcher only sends
   * it off; and the password, since a job's parameters are shown to all who may see the job. For
   * the former reason {@link RunOptions} as a whole are no parameters. A variable of the launcher
   * is none of the workers.
   */
  private static final Set<String> NO_PARAMETERS =
      Set.of("seconds", "dbPassword", "pseudonymKeyEnv");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String id;
  private final String title;
  private final String description;
  private final boolean streaming;
  private final Class<? extends PipelineOptions> optionsType;
  private final Class<?> mainClass;
  private final Function<PipelineOptions, Pipeline> graph;

  FlexTemplate(
      String id,
      String title,
      String description,
      boolean streaming,
      Class<? extends PipelineOptions> optionsType,
      Class<?> mainClass,
      Function<PipelineOptions, Pipeline> graph) {
    this.id = id;
    this.title = title;
    this.description = description;
    this.streaming = streaming;
    this.optionsType = optionsType;
    this.mainClass = mainClass;
    this.graph = graph;
  }

  /** What its files and its image are called. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  boolean isStreaming() {
    return streaming;
  }

  Class<? extends PipelineOptions> optionsType() {
    return optionsType;
  }

  /** The class that the launcher runs. */
  Class<?> mainClass() {
    return mainClass;
  }

  Pipeline build(PipelineOptions options) {
    return graph.apply(options);
  }

  /**
   * Looks whether what the job reads from answers, and whether its archive can be written.
   *
   * @throws org.crosscurrent.io.kafka.KafkaUnavailableException with one sentence
   * @throws org.crosscurrent.io.archive.ArchiveException with one sentence
   */
  void requireSourceAndArchive(PipelineOptions options) {
    if (this == BACKFILL) {
      BackfillPipeline.requireInput(options.as(BackfillOptions.class));
      return;
    }
    StreamOptions stream = options.as(StreamOptions.class);
    KafkaProbe.check(stream.getBootstrapServers(), stream.getRawTopic(), PATIENCE);
    if (stream.getArchive() != null) {
      ArchiveProbe.checkWritable(stream.getArchive(), options);
    }
  }

  /** What a user of the template may set: what must be set first, then by name. */
  List<TemplateParameter> parameters() {
    return Arrays.stream(optionsType.getMethods())
        .filter(method -> method.isAnnotationPresent(Description.class))
        .filter(method -> method.getDeclaringClass() != RunOptions.class)
        .filter(
            method -> method.getDeclaringClass().getPackage() == StoreOptions.class.getPackage())
        .map(TemplateParameter::of)
        .filter(parameter -> !NO_PARAMETERS.contains(parameter.name()))
        .sorted(
            Comparator.comparing(TemplateParameter::optional)
                .thenComparing(TemplateParameter::name))
        .toList();
  }
}
