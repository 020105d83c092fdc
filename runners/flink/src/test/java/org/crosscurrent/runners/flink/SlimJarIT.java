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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.JarFile;
import org.awaitility.Awaitility;
import org.crosscurrent.pipelines.AddedEngines;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.services.FlinkCluster;
import org.crosscurrent.testkit.services.LocalPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for a cluster, sent there by Flink's own client. */
@Tag("cluster")
class SlimJarIT {

  private static final Path JAR =
      Path.of(System.getProperty("crosscurrent.bundle").replace("-bundled.jar", "-slim.jar"));

  @TempDir Path folder;

  @Test
  void hasNoFlinkInItAndNoLogging() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(Object::toString))
          .contains("org/crosscurrent/runners/flink/FlinkApplication.class")
          .noneMatch(name -> name.startsWith("org/apache/flink/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.startsWith("ch/qos/logback/"));
    }
  }

  @Test
  void hasNothingOfTheEnginesThatAreAddedInIt() throws Exception {
    AddedEngines.assertNothingOfThemIn(JAR);
  }

  @Test
  void runsOnAClusterToWhichFlinksOwnClientSentIt() throws Exception {
    Path envelopes = folder.resolve("envelopes.jsonl");
    GeneratorFiles.writeEnvelopes(
        PostGenerator.builder()
            .seed(1)
            .start(Instant.parse("2026-03-02T10:00:00Z"))
            .posts(200)
            .postsPerSecond(1)
            .build()
            .iterator(),
        envelopes);
    try (LocalPostgres postgres = LocalPostgres.start();
        FlinkCluster cluster = FlinkCluster.builder().taskManagers(1).start()) {
      String jdbcUrl = postgres.createDatabase("slim");
      StoreMigrations.migrate(jdbcUrl, "postgres", "");
      String said =
          cluster.client(
              "run",
              "-d",
              "-c",
              FlinkApplication.class.getName(),
              JAR.toString(),
              "backfill",
              "--input=" + envelopes,
              "--jdbc-url=" + jdbcUrl,
              "--parallelism=1");
      assertThat(said).contains("Job has been submitted with JobID ");

      Awaitility.await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(jobs(cluster)).contains("\"status\":\"FINISHED\""));
      assertThat(signals(jdbcUrl)).isGreaterThan(150);
    }
  }

  private static String jobs(FlinkCluster cluster) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(cluster.restUrl() + "/jobs")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static long signals(String jdbcUrl) throws Exception {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM signals")) {
      count.next();
      return count.getLong(1);
    }
  }
}
