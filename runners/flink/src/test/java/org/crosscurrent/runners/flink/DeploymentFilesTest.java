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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.util.TimeUtils;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code deploy} say what the code says, as far as that shows without a cluster. */
class DeploymentFilesTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final String JAR = "/opt/flink/usrlib/crosscurrent-runner-flink-slim.jar";

  private static final Map<String, Object> SPEC = at(yaml(), "spec");

  @Test
  void theImageIsOfTheFlinkThatWeAreBuiltAgainstAndTakesTheSlimJar() throws Exception {
    String dockerfile = Files.readString(DEPLOY.resolve("Dockerfile"));
    assertThat(dockerfile)
        .contains("FROM flink:" + EnvironmentInformation.getVersion() + "-scala_2.12-java17")
        .contains("runners/flink/target/crosscurrent-runner-flink-*-slim.jar")
        .contains(JAR);
  }

  @Test
  void theJobIsTheOneInTheImage() throws Exception {
    Map<String, Object> job = at(SPEC, "job");
    assertThat(job).containsEntry("jarURI", "local://" + JAR);
    assertThat(job).containsEntry("upgradeMode", "savepoint");
    assertThat(Class.forName((String) job.get("entryClass")).getMethod("main", String[].class))
        .isNotNull();
    assertThat(SPEC).containsEntry("flinkVersion", "v1_19");
  }

  @Test
  @SuppressWarnings("unchecked") // the list of a file that we have written
  void theArgumentsAreOptionsOfTheStream() {
    List<String> arguments = (List<String>) at(SPEC, "job").get("args");
    assertThat(arguments.get(0)).isEqualTo("stream");
    StreamOptions options =
        Arguments.parse(StreamOptions.class, arguments.subList(1, arguments.size()));
    assertThat(options.getArchive()).startsWith("s3://");
    assertThat(options.getJdbcUrl()).startsWith("jdbc:postgresql:");
  }

  /** Where Flink starts the program, our settings do not reach it but by this file. */
  @Test
  void theConfigurationIsTheOneThatAStreamGetsElsewhere() {
    FlinkPipelineOptions options =
        FlinkDefaults.applyTo(PipelineOptionsFactory.fromArgs("--streaming").create());
    Configuration ours = FlinkSettings.of(options);
    Configuration theirs = new Configuration();
    at(SPEC, "flinkConfiguration").forEach((key, value) -> theirs.setString(key, (String) value));
    for (String key : ours.keySet()) {
      if (key.matches("(restart-strategy|state\\.backend|execution\\.buffer-timeout).*")) {
        assertThat(theirs.keySet()).contains(key);
        assertThat(normal(theirs, key)).as(key).isEqualTo(normal(ours, key));
      }
    }
  }

  @Test
  void javaIsOpenedAsForTheTestsOfThisBuild() {
    String opens = (String) at(SPEC, "flinkConfiguration").get("env.java.opts.all");
    assertThat(opens.split(" "))
        .containsExactlyInAnyOrderElementsOf(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .toList());
  }

  @Test
  void theEntryTellsItsOptionsAndRefusesWhatItDoesNotKnow() {
    assertThat(help("--help")).contains("stream|backfill");
    assertThat(help("stream", "--help")).contains("--bootstrap-servers");
    assertThat(help("backfill", "--help")).contains("--input");
    assertThatThrownBy(() -> help("straem"))
        .hasMessage("the first argument must be stream or backfill (see --help)");
  }

  private static String help(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(bytes, true);
    FlinkApplication.run(Arrays.asList(arguments), new Console(print, print, false));
    return bytes.toString();
  }

  /** Times in one unit. */
  private static String normal(Configuration settings, String key) {
    String value = settings.toMap().get(key).replace(" ", "");
    return value.matches("\\d+(ms|s|min)")
        ? String.valueOf(TimeUtils.parseDuration(value).toMillis())
        : value;
  }

  @SuppressWarnings("unchecked") // a tree of a file that we have written
  private static Map<String, Object> yaml() {
    try {
      return (Map<String, Object>)
          new Load(LoadSettings.builder().build())
              .loadFromString(Files.readString(DEPLOY.resolve("flinkdeployment.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // a tree of a file that we have written
  private static Map<String, Object> at(Map<String, Object> tree, String key) {
    return (Map<String, Object>) tree.get(key);
  }
}
