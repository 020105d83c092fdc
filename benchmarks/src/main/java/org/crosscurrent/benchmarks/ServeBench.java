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
package org.crosscurrent.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * How fast the API answers a mixture of questions over a large store that a live job writes to. All
 * of it is on this machine, and the load comes from this process.
 */
final class ServeBench {

  private static final String SEED = "/org/crosscurrent/api/large.sql";
  private static final int FOLDED_AT_ONCE = 2_000;
  private static final int TOLD_EVERY = 50_000;

  private ServeBench() {}

  static Map<String, Object> run(ServeOptions options, Console console) throws Exception {
    try (LocalPostgres postgres =
        LocalPostgres.builder().setting("shared_buffers", "1GB").setting("jit", "off").start()) {
      String jdbcUrl = postgres.createDatabase("serve");
      StoreMigrations.migrate(jdbcUrl, "postgres", "");
      Map<String, Object> summary = new LinkedHashMap<>();
      console.message("filling the store ...");
      fill(jdbcUrl, options);
      summary.putAll(fold(jdbcUrl, console));
      try (Writing writing = Writing.start(jdbcUrl, options, console);
          ApiServer server = ApiServer.start(ApiConfig.of(jdbcUrl, "postgres", "").withPort(0));
          HttpLoad load = new HttpLoad(server.url())) {
        ReadMix mix = ReadMix.of(jdbcUrl);
        console.message("warming up for " + options.getWarmUpSeconds() + " s ...");
        load.run(mix, options.getRequestsPerSecond(), options.getWarmUpSeconds());
        console.message("measuring for " + options.getMeasureSeconds() + " s ...");
        long written = writing.read();
        List<HttpLoad.Sample> samples =
            load.run(mix, options.getRequestsPerSecond(), options.getMeasureSeconds());
        summary.put(
            "payloads_per_second", (writing.read() - written) / options.getMeasureSeconds());
        summary.putAll(HttpLoad.summarise(samples, options.getMeasureSeconds()));
      }
      return summary;
    }
  }

  private static void fill(String jdbcUrl, ServeOptions options) throws SQLException, IOException {
    try (InputStream in = ServeBench.class.getResourceAsStream(SEED);
        Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(
          new String(in.readAllBytes(), UTF_8)
              .replace(":signals", String.valueOf(options.getSignals()))
              .replace(":sightings", String.valueOf(options.getSightings())));
      statement.execute("ANALYZE");
    }
  }

  /** What a server would do in the background is done first, and its rate is told. */
  private static Map<String, Object> fold(String jdbcUrl, Console console) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      long started = System.nanoTime();
      long folded = 0;
      for (long taken = 1, told = 0; taken != 0; folded += taken) {
        try (ResultSet row =
            statement.executeQuery("SELECT crosscurrent_fold(" + FOLDED_AT_ONCE + ")")) {
          row.next();
          taken = row.getLong(1);
        }
        if (folded - told >= TOLD_EVERY) {
          told = folded;
          console.message(String.format("%,d rows folded ...", folded));
        }
      }
      statement.execute("VACUUM ANALYZE");
      long perSecond = Math.round(folded / ((System.nanoTime() - started) / 1e9));
      return Map.of("folded_rows_per_second", perSecond);
    }
  }

  /** A live job and what feeds it; nothing where no posts are asked for. */
  private record Writing(LocalKafka kafka, LiveJob job, Thread feed, AtomicBoolean stop)
      implements AutoCloseable {

    static Writing start(String jdbcUrl, ServeOptions options, Console console) throws Exception {
      if (options.getPostsPerSecond() == 0) {
        return new Writing(null, null, null, null);
      }
      console.message("starting Kafka and a live job ...");
      LocalKafka kafka = LocalKafka.builder().inItsOwnProcess().start();
      kafka.createTopic(LiveJob.TOPIC, 2);
      LiveJob job = LiveJob.start(kafka.bootstrapServers(), jdbcUrl);
      AtomicBoolean stop = new AtomicBoolean();
      Thread feed = LiveBench.feed(kafka.bootstrapServers(), options.getPostsPerSecond(), stop);
      return new Writing(kafka, job, feed, stop);
    }

    long read() {
      return job == null ? 0 : job.read();
    }

    @Override
    public void close() throws InterruptedException {
      if (job != null) {
        stop.set(true);
        feed.join();
        job.close();
        kafka.close();
      }
    }
  }
}
