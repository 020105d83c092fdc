package org.crosscurrent.pipelines;

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
