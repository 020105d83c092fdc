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
package org.crosscurrent.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class ReadKafkaPostsTest {

  @Test
  void theUnboundedSourceOfKafkaIsReadNotTheSplittableOne() {
    Pipeline pipeline = Pipeline.create();
    ReadKafkaPosts.Result read =
        pipeline.apply("ReadKafka", ReadKafkaPosts.from("localhost:9092", "posts.raw"));

    List<String> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            names.add(node.getFullName());
            if (node.getTransform() instanceof Read.Unbounded<?> unbounded) {
              sources.add(unbounded.getSource().getClass().getSimpleName());
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }
        });
    assertThat(sources).containsExactly("KafkaUnboundedSource");
    assertThat(names).noneMatch(name -> name.contains("ViaSDF"));
    assertThat(read.posts().isBounded()).isEqualTo(IsBounded.UNBOUNDED);
  }

  @Test
  void onFlinkTheExperimentsThatTakeThisReaderAwayAreRefused() {
    ExperimentalOptions options = PipelineOptionsFactory.create().as(ExperimentalOptions.class);
    String flink = "org.apache.beam.runners.flink.FlinkRunner";
    ReadKafkaPosts.requireUnboundedReader(flink, options);
    ExperimentalOptions.addExperiment(options, "use_sdf_read");
    ReadKafkaPosts.requireUnboundedReader("org.apache.beam.runners.direct.DirectRunner", options);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadKafkaPosts.requireUnboundedReader(flink, options))
        .withMessageStartingWith(
            "The experiment use_sdf_read takes the unbounded Kafka reader away");
  }

  @Test
  void aReadWithoutTopicsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadKafkaPosts.from("localhost:9092"))
        .withMessage("topics must name at least one topic");
  }

  @Test
  void aNegativeDisorderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ReadKafkaPosts.from("localhost:9092", "t").withMaxDisorder(Duration.millis(-1)));
  }
}
