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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarsTest {

  @TempDir Path lib;

  @Test
  void aJobTakesItsOwnJarsAndLeavesTheClustersAndTheToolsBehind() throws IOException {
    List<String> own =
        List.of(
            "crosscurrent-pipelines-1.jar", "kafka-clients-3.9.2.jar", "beam-sdks-java-core.jar");
    List<String> others =
        List.of(
            "flink-runtime-1.19.3.jar",
            "logback-classic-1.2.13.jar",
            "slf4j-api-1.7.36.jar",
            "kafka_2.13-3.9.2.jar",
            "kafka-server-3.9.2.jar",
            "scala-library-2.13.15.jar",
            "jackson-module-scala_2.13-2.18.2.jar",
            "crosscurrent-api-1.jar");

    assertThat(JobJars.of(classpathOf(own) + File.pathSeparator + classpathOf(others), List.of()))
        .extracting(entry -> Path.of(entry).getFileName().toString())
        .containsExactlyElementsOf(own);
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    assertThat(JobJars.of(lib.resolve("absent.jar").toString(), List.of())).isEmpty();
  }

  @Test
  void anEngineThatWasAddedGoesAlongWithTheJobsThatUseIt() throws IOException {
    Path corenlp = added("corenlp", "ejml.jar");
    Path onnx = added("onnx", "runtime.jar");
    String classpath = corenlp + File.pathSeparator + onnx;

    assertThat(JobJars.of(classpath, List.of("vader", "[local]"))).isEmpty();
    assertThat(JobJars.of(classpath, List.of("auto?limit=800"))).containsExactly(corenlp + "");
    assertThat(JobJars.of(classpath, List.of("corenlp", "onnx:s3://models/roberta")))
        .containsExactly(corenlp + "", onnx + "");
  }

  @Test
  void theOptionsTellWhatAJobUses() throws IOException {
    String before = System.getProperty("java.class.path");
    Path onnx = added("onnx", "runtime.jar");
    System.setProperty("java.class.path", onnx.toString());
    try {
      assertThat(stagedWith("--flinkMaster=localhost:1")).isEmpty();
      assertThat(stagedWith("--flinkMaster=localhost:1", "--languageEngine=onnx:folder"))
          .containsExactly(onnx.toString());
    } finally {
      System.setProperty("java.class.path", before);
    }
  }

  private static List<String> stagedWith(String... arguments) {
    return FlinkDefaults.applyTo(
            PipelineOptionsFactory.fromArgs(arguments).as(ScoringOptions.class))
        .getFilesToStage();
  }

  private Path added(String module, String jar) throws IOException {
    Path folder = Files.createDirectories(lib.resolve(".crosscurrent/engines").resolve(module));
    return Files.createFile(folder.resolve(jar));
  }

  private String classpathOf(List<String> names) throws IOException {
    for (String name : names) {
      Files.createFile(lib.resolve(name));
    }
    return names.stream()
        .map(name -> lib.resolve(name).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
