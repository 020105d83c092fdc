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
package org.crosscurrent.launcher;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.ApiStartException;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.OptionsHelp;
import org.crosscurrent.pipelines.cli.StreamCommand;
import org.crosscurrent.pipelines.cli.Summary;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.services.LocalKafka;
import org.crosscurrent.testkit.services.LocalPostgres;

/** {@code demo}: everything on this machine, fed with generated posts. */
final class DemoCommand implements Command {

  private static final String TOPIC = "posts.raw";
  private static final int PARTITIONS = 3;
  private static final int DEFAULT_PORT = 8080;
  private static final int LAST_PORT = 65_535;

  /** What the demo itself looks at; all else is for the job. */
  private static final Set<String> OWN = Set.of("rate", "history-hours", "seed", "port");

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "Runs everything on this machine with generated posts: Kafka, Postgres, the job, the API.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws Exception {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, DemoOptions.class, console);
      return 0;
    }
    DemoOptions options = Arguments.parse(DemoOptions.class, arguments);
    if (options.getPort() == PortOptions.DEFAULT) {
      options.setPort(DEFAULT_PORT);
    }
    Summary.check(options.getSummary());
    check(options);
    console.message("starting Kafka and Postgres ...");
    try (LocalPostgres postgres = LocalPostgres.start();
        LocalKafka kafka = LocalKafka.start()) {
      String jdbcUrl = postgres.createDatabase("crosscurrent");
      for (String topic : List.of("posts.normalised", "signals", "posts.dead-letters")) {
        kafka.createTopic(topic, 1);
      }
      kafka.createTopic(TOPIC, PARTITIONS);
      try (DemoFeed feed =
          new DemoFeed(kafka.bootstrapServers(), TOPIC, Clock.systemUTC(), options.getSeed())) {
        long history = feed.sendHistory(options.getHistoryHours());
        console.message(
            String.format(
                "%,d posts of the last %d h lie in Kafka; starting the job on Flink ...",
                history, options.getHistoryHours()));
        feed.startLive(options.getRate());
        return serveAndStream(
            options, forTheJob(arguments), jdbcUrl, kafka.bootstrapServers(), console);
      }
    }
  }

  private static void check(DemoOptions options) {
    atLeast("seconds", options.getSeconds(), 0);
    atLeast("history-hours", options.getHistoryHours(), 1);
    atLeast("rate", options.getRate(), 1);
    atLeast("port", options.getPort(), 0);
    if (options.getPort() > LAST_PORT) {
      throw new UsageException(
          "--port must be at most " + LAST_PORT + ", not " + options.getPort());
    }
  }

  private static void atLeast(String option, int value, int least) {
    if (value < least) {
      throw new UsageException("--" + option + " must be " + least + " or more, not " + value);
    }
  }

  /** What is left for the job of the options given. */
  static List<String> forTheJob(List<String> arguments) {
    return Arguments.normalised(arguments).stream()
        .filter(argument -> !OWN.contains(argument.substring(2, argument.indexOf('='))))
        .toList();
  }

  private static int serveAndStream(
      DemoOptions options,
      List<String> forTheJob,
      String jdbcUrl,
      String bootstrapServers,
      Console console)
      throws Exception {
    StoreMigrations.migrate(jdbcUrl, "postgres", "");
    ApiConfig config =
        ApiConfig.of(jdbcUrl, "postgres", "")
            .withPort(options.getPort())
            .withBootstrapServers(bootstrapServers)
            .withRawTopic(TOPIC);
    try (ApiServer api = ApiServer.start(config)) {
      welcome(api.url(), jdbcUrl, console);
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--bootstrap-servers=" + bootstrapServers,
                  "--jdbc-url=" + jdbcUrl,
                  "--kafka-output=true"));
      arguments.addAll(forTheJob);
      return new StreamCommand().run(arguments, console);
    } catch (ApiStartException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static void welcome(String url, String jdbcUrl, Console console) {
    console.result("");
    console.result("The dashboard is at " + URI.create(url).resolve("/"));
    console.result("The API is at " + url + ", its description at " + url + "/openapi.json");
    console.result("The store is at " + jdbcUrl);
    console.result("Try, from another terminal:");
    console.result("  curl '" + url + "/trending?limit=5'");
    console.result("  curl '" + url + "/compare?status=all&limit=5'");
    console.result("  curl '" + url + "/signals?platform=bluesky&sentiment=positive&limit=5'");
    console.result("");
  }
}
