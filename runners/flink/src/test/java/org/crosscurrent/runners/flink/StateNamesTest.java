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
package org.crosscurrent.runners.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnSignature;
import org.apache.beam.sdk.transforms.reflect.DoFnSignatures;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.junit.jupiter.api.Test;

/**
 * A savepoint knows state by the names of steps, states and timers. {@code state-names.txt} lists
 * those of the live job: a line that changes is state that a running stream would lose, see
 * docs/upgrades.md.
 */
class StateNamesTest {

  @Test
  void theNamesByWhichStateIsFoundAgainHaveNotChanged() throws IOException {
    StreamOptions options =
        Arguments.parse(
            StreamOptions.class,
            List.of(
                "--bootstrap-servers=localhost:1",
                "--archive=archive",
                "--jdbc-url=jdbc:postgresql://localhost:1/none",
                "--kafka-output=true"));
    new FlinkJobLauncher().tune(options, true);
    TreeSet<String> names = new TreeSet<>();
    StreamPipeline.build(options).traverseTopologically(new Collector(names));
    assertThat(names).containsExactlyElementsOf(new TreeSet<>(golden()));
  }

  private static List<String> golden() throws IOException {
    try (var file = StateNamesTest.class.getResourceAsStream("state-names.txt")) {
      return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  /** Steps with state: functions that declare some, groupings, and readers. */
  private static final class Collector extends Pipeline.PipelineVisitor.Defaults {
    private final TreeSet<String> names;

    Collector(TreeSet<String> names) {
      this.names = names;
    }

    @Override
    public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
      if (node.getTransform() instanceof Combine.PerKey) {
        names.add(node.getFullName() + " | sums");
        return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
      }
      return CompositeBehavior.ENTER_TRANSFORM;
    }

    @Override
    public void visitPrimitiveTransform(TransformHierarchy.Node node) {
      if (node.getTransform() instanceof GroupByKey) {
        names.add(node.getFullName() + " | groups");
      }
      if (node.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo) {
        DoFnSignature signature = DoFnSignatures.getSignature(parDo.getFn().getClass());
        signature
            .stateDeclarations()
            .keySet()
            .forEach(id -> names.add(node.getFullName() + " | state " + id));
        signature
            .timerDeclarations()
            .keySet()
            .forEach(id -> names.add(node.getFullName() + " | timer " + id));
      }
    }
  }
}
