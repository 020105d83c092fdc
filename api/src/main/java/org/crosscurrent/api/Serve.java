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
package org.crosscurrent.api;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Serves the API from a command line until it is interrupted. Exit codes: 0 after an orderly end, 2
 * with one sentence on standard error for a wrong option, a database that cannot be used or a port
 * that cannot be listened on.
 */
@Command(
    name = "serve",
    sortOptions = false,
    description = "Serves the results in Postgres over HTTP.")
public final class Serve implements Callable<Integer> {
  private static final int REFUSED = 2;
  private static final String COMPLAINT = "crosscurrent: ";

  @Spec private CommandSpec spec;

  @Option(names = "--help", usageHelp = true, description = "Shows this and ends.")
  private boolean help;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = ApiConfig.DEFAULT_HOST,
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone).")
  private String host;

  @Option(
      names = "--jdbc-url",
      defaultValue = "${env:CROSSCURRENT_JDBC_URL:-jdbc:postgresql://127.0.0.1:5432/crosscurrent}",
      description = "The database (or CROSSCURRENT_JDBC_URL; default: ${DEFAULT-VALUE}).")
  private String jdbcUrl;

  @Option(
      names = "--read-jdbc-url",
      defaultValue = "${env:CROSSCURRENT_READ_JDBC_URL}",
      description =
          "A replica to read results from, with the same user (or CROSSCURRENT_READ_JDBC_URL;"
              + " default: the database).")
  private String readJdbcUrl;

  @Option(
      names = "--db-user",
      defaultValue = "${env:CROSSCURRENT_DB_USER:-postgres}",
      description = "Its user (or CROSSCURRENT_DB_USER; default: ${DEFAULT-VALUE}).")
  private String dbUser;

  @Option(
      names = "--db-password",
      description = "Its password (better: CROSSCURRENT_DB_PASSWORD, which no one else sees).")
  private String dbPassword = System.getenv("CROSSCURRENT_DB_PASSWORD");

  @Option(
      names = "--statement-timeout",
      defaultValue = "PT5S",
      description = "How long one statement may take (default: ${DEFAULT-VALUE}, 5 seconds).")
  private Duration statementTimeout;

  @Option(
      names = "--pool-size",
      defaultValue = "8",
      description = "Most connections to the database (default: ${DEFAULT-VALUE}).")
  private int poolSize;

  @Option(
      names = "--exclude-toxic",
      description =
          "Leaves posts flagged as toxic out of lists, unless a request has toxic=include or"
              + " toxic=only.")
  private boolean excludeToxic;

  @Option(
      names = "--bootstrap-servers",
      description =
          "Kafka, host:port, several by commas: POST /ingest writes there what it takes (default:"
              + " none, and nothing is taken).")
  private String bootstrapServers;

  @Option(
      names = "--raw-topic",
      defaultValue = ApiConfig.DEFAULT_RAW_TOPIC,
      description = "The topic of raw posts (default: ${DEFAULT-VALUE}).")
  private String rawTopic;

  /** Made by picocli, which fills in the options. */
  public Serve() {}

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * Runs with these arguments and returns the exit code.
   *
   * @param out takes the address that is served
   * @param err takes the sentence that tells what is wrong
   */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    return commandLine().setOut(out).setErr(err).execute(args);
  }

  /** This command, with failures told in one sentence. */
  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Serve());
    command.setParameterExceptionHandler(
        (failure, args) -> {
          PrintWriter err = failure.getCommandLine().getErr();
          err.println(COMPLAINT + failure.getMessage() + " (--help lists the options)");
          return REFUSED;
        });
    return command;
  }

  /**
   * Serves until this thread is interrupted or the process is told to end.
   *
   * @return the exit code
   */
  @Override
  public Integer call() {
    try (ApiServer server = ApiServer.start(config())) {
      Thread atEnd = new Thread(server::close, "crosscurrent-api-end");
      Runtime.getRuntime().addShutdownHook(atEnd);
      PrintWriter out = spec.commandLine().getOut();
      out.println("Serving " + server.database() + " at " + server.url());
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (ApiStartException | IllegalArgumentException e) {
      spec.commandLine().getErr().println(COMPLAINT + e.getMessage());
      return REFUSED;
    }
  }

  private ApiConfig config() {
    ApiConfig config = ApiConfig.of(jdbcUrl, dbUser, dbPassword);
    if (readJdbcUrl != null) {
      config = config.withReadJdbcUrl(readJdbcUrl);
    }
    if (bootstrapServers != null) {
      config = config.withBootstrapServers(bootstrapServers);
    }
    return config
        .withHost(host)
        .withPort(port)
        .withStatementTimeout(statementTimeout)
        .withPoolSize(poolSize)
        .withExcludeToxic(excludeToxic)
        .withRawTopic(rawTopic);
  }
}
