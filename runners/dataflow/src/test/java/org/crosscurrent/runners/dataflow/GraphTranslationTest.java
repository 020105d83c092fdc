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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.util.construction.PTransformTranslation;
import org.apache.beam.sdk.util.construction.RehydratedComponents;
import org.apache.beam.sdk.util.construction.UnknownCoderWrapper;
import org.crosscurrent.pipelines.cli.CommandLine;
import org.crosscurrent.runners.dataflow.Graphs.Graph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The jobs that would be submitted. A translation that turns into a submission would wait for a
 * network: hence the time limit.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("translation")
class GraphTranslationTest {

  private static final String STATEFUL = "beam:requirement:pardo:stateful:v1";
  private static final String SPLITTABLE = "beam:requirement:pardo:splittable_dofn:v1";
  private static final String STABLE_INPUT = "beam:requirement:pardo:stable_input:v1";

  /** A request of the older worker may have 10 MB; half of it leaves room for what is to come. */
  private static final int LARGEST_REQUEST = 5_000_000;

  private static final List<String> SIGNALS =
      List.of(
          "Signals/Normalise posts",
          "Signals/Begin signals",
          "Signals/Score sentiment",
          "Signals/Extract topics",
          "Signals/Measure velocity",
          "Signals/Score trending",
          "Signals/Deduplicate posts",
          "Signals/Aggregate topics",
          "Signals/Describe observations",
          "Signals/Detect events",
          "Signals/Detect divergence",
          "Write deletions",
          "Write signals",
          "Write observations",
          "Write duplicates",
          "Write topic windows",
          "Write events",
          "Write divergences",
          "Write dead letters");

  private static final Map<Boolean, List<String>> SOURCES =
      Map.of(
          true, List.of("Read Kafka", "Lateness gate", "Write archive", "Publish signals"),
          false, List.of("Read archive"));

  @TempDir private static Path directory;
  private static Graphs graphs;

  @BeforeAll
  static void start() {
    graphs = new Graphs(directory);
  }

  @AfterAll
  static void stop() {
    graphs.close();
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void theJobIsAStreamOrABatchAndHasAllStages(Graph graph) {
    OfflineDataflow.Translation job = graphs.translationOf(graph);

    assertThat(job.type()).isEqualTo(graph.streaming ? "JOB_TYPE_STREAMING" : "JOB_TYPE_BATCH");
    List<String> names = graph.runnerV2 ? job.transforms() : job.steps();
    assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    for (String stage : stagesOf(graph)) {
      assertThat(names).as(stage).anyMatch(name -> name.startsWith(stage + "/"));
    }
    assertThat(job.steps().isEmpty())
        .as("the newer worker gets the portable graph only")
        .isEqualTo(graph.runnerV2);
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void everyStepIsKnownByANameThatAPersonUnderstands(Graph graph) {
    OfflineDataflow.Translation job = graphs.translationOf(graph);

    List<String> names = new ArrayList<>(job.steps());
    names.addAll(job.transforms());

    // What Beam's own transforms are made of bears Beam's names, such as ParMultiDo(Anonymous).
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(ofOurs(name))
                    .as(name)
                    .matches("[A-Z][A-Za-z0-9 ]+(/[A-Z][A-Za-z ]+)*")
                    .doesNotMatch(".*[a-z][0-9]+$"));
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void nothingIsRequiredThatDataflowLacks(Graph graph) {
    List<String> requirements = graphs.translationOf(graph).proto().getRequirementsList();

    // Splittable functions and stable input are those of Beam's Kafka reader and of its committing
    // of offsets; the older worker gets a reader without them.
    assertThat(requirements)
        .containsExactlyInAnyOrderElementsOf(
            graph.streaming ? List.of(STATEFUL, SPLITTABLE, STABLE_INPUT) : List.of(STATEFUL));
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void everyCollectionHasACoderThatTheWorkersKnow(Graph graph) throws Exception {
    RunnerApi.Components components = graphs.translationOf(graph).proto().getComponents();
    RehydratedComponents rehydrated = RehydratedComponents.forComponents(components);

    for (RunnerApi.PCollection collection : components.getPcollectionsMap().values()) {
      Coder<?> coder = rehydrated.getCoder(collection.getCoderId());
      assertThat(coder).as(collection.getUniqueName()).isNotInstanceOf(UnknownCoderWrapper.class);
      if (!collection.getUniqueName().contains("KafkaIO.")) {
        assertThat(coder)
            .as(collection.getUniqueName())
            .isNotInstanceOf(SerializableCoder.class)
            .asString()
            .doesNotContain("SerializableCoder");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void everyStateHasACoderThatTheWorkersKnow(Graph graph) throws Exception {
    RunnerApi.Components components = graphs.translationOf(graph).proto().getComponents();
    RehydratedComponents rehydrated = RehydratedComponents.forComponents(components);
    List<String> stateful = new ArrayList<>();

    for (RunnerApi.PTransform transform : components.getTransformsMap().values()) {
      if (!transform.getSpec().getUrn().equals(PTransformTranslation.PAR_DO_TRANSFORM_URN)) {
        continue;
      }
      RunnerApi.ParDoPayload payload =
          RunnerApi.ParDoPayload.parseFrom(transform.getSpec().getPayload());
      for (RunnerApi.StateSpec state : payload.getStateSpecsMap().values()) {
        stateful.add(transform.getUniqueName());
        assertThat(state.hasReadModifyWriteSpec())
            .as("a kind of state that every worker has: " + transform.getUniqueName())
            .isTrue();
        assertThat(rehydrated.getCoder(state.getReadModifyWriteSpec().getCoderId()))
            .isNotInstanceOfAny(UnknownCoderWrapper.class, SerializableCoder.class);
      }
    }

    assertThat(stateful)
        .anyMatch(name -> name.startsWith("Signals/Measure velocity/"))
        .anyMatch(name -> name.startsWith("Signals/Deduplicate posts/"))
        .anyMatch(name -> name.startsWith("Signals/Detect events/"));
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void theRequestIsSmallEnoughForTheService(Graph graph) {
    assertThat(graphs.translationOf(graph).job().toString().length()).isLessThan(LARGEST_REQUEST);
  }

  @Test
  void theOlderWorkerReadsKafkaByTheUnboundedSourceSplitByPartition() {
    JsonNode first = graphs.translationOf(Graph.LIVE).job().path("steps").get(0);

    JsonNode source = first.path("properties").path("custom_source_step_input");
    assertThat(source.findPath("serialized_source_splits")).hasSize(Graphs.PARTITIONS);
    assertThat(graphs.translationOf(Graph.LIVE).steps().get(0)).contains("KafkaUnboundedSource");
  }

  @Test
  void theNewerWorkerReadsKafkaWithoutAskingItBeforehand() {
    // Its broker is a host that does not exist.
    assertThat(graphs.translationOf(Graph.LIVE_ON_RUNNER_V2).transforms())
        .anyMatch(name -> name.startsWith("Read Kafka/") && name.contains("ReadSourceDescriptors"));
  }

  @ParameterizedTest
  @EnumSource(Graph.class)
  void theJobHoldsWhereThePasswordIs(Graph graph) {
    assertThat(graphs.translationOf(graph).everything()).contains(Graphs.PASSWORD_FILE);
  }

  @Test
  void theLauncherOfTheTemplateSendsTheLiveJobOffAndDoesNotWaitForIt() throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    List<String> words = new ArrayList<>(List.of("stream"));
    words.addAll(dataflow.arguments(Files.writeString(directory.resolve("any.jar"), "any")));
    words.add("--bootstrapServers=" + graphs.bootstrapServers());
    Transcript transcript = new Transcript();

    int exitCode =
        new CommandLine(new TemplateCommand(FlexTemplate.STREAM)).run(words, transcript.console());

    assertThat(exitCode).as(transcript.text()).isZero();
    assertThat(transcript.text()).contains("the job is sent off");
    assertThat(dataflow.translation().type()).isEqualTo("JOB_TYPE_STREAMING");
  }

  private static List<String> stagesOf(Graph graph) {
    List<String> stages = new ArrayList<>(SOURCES.get(graph.streaming));
    stages.addAll(SIGNALS);
    return stages;
  }

  /** The part of a name that was given by us: up to the first part that is a class or a method. */
  private static String ofOurs(String name) {
    List<String> ours = new ArrayList<>();
    for (String part : name.split("/")) {
      if (part.matches(".*[().].*")) {
        break;
      }
      ours.add(part);
    }
    return String.join("/", ours);
  }
}
