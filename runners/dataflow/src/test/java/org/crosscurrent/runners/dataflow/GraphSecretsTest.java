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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.PrivacyOptions;
import org.crosscurrent.pipelines.options.StoreOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("translation")
class GraphSecretsTest {

  private static final String URL = "jdbc:postgresql://postgres.invalid/crosscurrent";
  private static final String PASSWORD = "Tr0ub4dor-and-3-batteries";

  @TempDir private Path directory;

  private static StoreOptions store(String... args) {
    return PipelineOptionsFactory.fromArgs(args).as(StoreOptions.class);
  }

  private static void tune(StoreOptions options) {
    new DataflowJobLauncher().tune(options, false);
  }

  private OfflineDataflow.Translation backfill(DataflowPipelineOptions options, OfflineDataflow to)
      throws Exception {
    BackfillOptions backfill = options.as(BackfillOptions.class);
    backfill.setInput(Files.createDirectories(directory.resolve("archive")).toString());
    backfill.setJdbcUrl(URL);
    return to.translate(BackfillPipeline.build(backfill));
  }

  @Test
  void aGivenPasswordIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> tune(store("--jdbcUrl=" + URL, "--dbPassword=" + PASSWORD)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--db-password-file=gs://")
        .hasMessageNotContaining(PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        URL + "?password=" + PASSWORD,
        URL + "?ssl=true&sslPassword=" + PASSWORD,
        "jdbc:postgresql://me:" + PASSWORD + "@postgres.invalid/crosscurrent"
      })
  void aPasswordInTheAddressIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> tune(store("--jdbcUrl=" + url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--jdbc-url holds a password")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void aPasswordFileMustBeWhereTheWorkersAre() {
    assertThatThrownBy(() -> tune(store("--jdbcUrl=" + URL, "--dbPasswordFile=/home/me/password")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gs://bucket/file, not /home/me/password");
  }

  @Test
  void aPseudonymKeyMustBeWhereTheWorkersAre() {
    assertThatThrownBy(() -> tune(store("--pseudonymKeyFile=/home/me/key")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--pseudonym-key-file")
        .hasMessageContaining("gs://bucket/file, not /home/me/key");
    assertThatThrownBy(() -> tune(store("--pseudonymKeyEnv=KEY")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give --pseudonym-key-file=gs://");
    assertThatCode(() -> tune(store("--pseudonymKeyFile=gs://bucket/file")))
        .doesNotThrowAnyException();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void noPseudonymKeyLeavesThisProcess() throws Exception {
    Path key = Files.writeString(directory.resolve("key"), PASSWORD.repeat(2));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    DataflowPipelineOptions options = dataflow.options();
    options.as(PrivacyOptions.class).setPseudonymiseAuthors(true);
    options.as(PrivacyOptions.class).setPseudonymKeyFile(key.toString());
    assertThat(backfill(options, dataflow).everything())
        .contains(key.toString())
        .contains("Pseudonymise deletions")
        .doesNotContain(PASSWORD);
  }

  @Test
  void whatHoldsNoPasswordIsTaken() {
    assertThatCode(() -> tune(store())).doesNotThrowAnyException();
    assertThatCode(() -> tune(store("--jdbcUrl=" + URL + "?ssl=true"))).doesNotThrowAnyException();
    assertThatCode(() -> tune(store("--jdbcUrl=" + URL, "--dbPasswordFile=gs://bucket/file")))
        .doesNotThrowAnyException();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void withAPasswordFileNoPasswordLeavesThisProcessAndWithoutItOneWould() throws Exception {
    OfflineDataflow dataflow = new OfflineDataflow(directory);
    DataflowPipelineOptions unsafe = dataflow.options();
    unsafe.as(StoreOptions.class).setDbPassword(PASSWORD);
    String everything = backfill(unsafe, dataflow).everything();
    // So the search finds what there is to find, and the refusal is needed: the graph holds it.
    assertThat(everything).contains(PASSWORD);

    DataflowPipelineOptions safe = dataflow.options();
    safe.as(StoreOptions.class).setDbPassword(PASSWORD);
    safe.as(StoreOptions.class).setDbPasswordFile("gs://offline/secret");
    OfflineDataflow.Translation job = backfill(safe, dataflow);

    assertThat(job.everything()).contains("gs://offline/secret").doesNotContain(PASSWORD);
    assertThat(DisplayData.from(safe).toString()).doesNotContain(PASSWORD);
    assertThat(job.job().path("environment").path("sdkPipelineOptions").path("options"))
        .isNotEmpty()
        .noneMatch(option -> option.asText().contains(PASSWORD));
  }
}
