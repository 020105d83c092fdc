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
package org.crosscurrent.launcher.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscurrent.launcher.Main;

/** The demo as a process of its own, as {@code ./crosscurrent demo} starts it. */
final class RunningDemo implements AutoCloseable {
  private static final Pattern DASHBOARD = Pattern.compile("The dashboard is at (http\\S+)/");
  private static final Pattern STORE = Pattern.compile("The store is at (jdbc\\S+)");
  private static final int PATIENCE_SECONDS = 300;

  private final Process process;
  private final CompletableFuture<String> url = new CompletableFuture<>();
  private final CompletableFuture<String> store = new CompletableFuture<>();
  private final StringBuffer said = new StringBuffer();

  private RunningDemo(String url, String store) {
    this.process = null;
    this.url.complete(url);
    this.store.complete(store);
  }

  private RunningDemo(Process process) {
    this.process = process;
    Thread reading = new Thread(this::read, "demo");
    reading.setDaemon(true);
    reading.start();
  }

  /**
   * Returns once its API answers. One that runs already is taken where {@code crosscurrent.demo}
   * has the addresses of its dashboard and its store, as it prints them, with a space between.
   */
  static RunningDemo start(Path folder, String... options) throws Exception {
    String running = System.getProperty("crosscurrent.demo");
    if (running != null) {
      String[] addresses = running.split(" ");
      return new RunningDemo(addresses[0].replaceFirst("/$", ""), addresses[1]);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1500m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.add("-Dcrosscurrent.home=" + folder);
    command.add("-Dcrosscurrent.log=" + folder.resolve("demo.log"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "demo", "--port=0"));
    command.addAll(List.of(options));
    RunningDemo demo =
        new RunningDemo(new ProcessBuilder(command).redirectErrorStream(true).start());
    demo.url();
    return demo;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        tell(DASHBOARD.matcher(line), url);
        tell(STORE.matcher(line), store);
      }
    } catch (IOException e) {
      said.append(e);
    }
    IllegalStateException ended = new IllegalStateException("the demo has ended: " + said);
    url.completeExceptionally(ended);
    store.completeExceptionally(ended);
  }

  private static void tell(Matcher matcher, CompletableFuture<String> future) {
    if (matcher.matches()) {
      future.complete(matcher.group(1));
    }
  }

  /** Where the dashboard lies, without a slash at the end. */
  String url() throws Exception {
    return await(url);
  }

  /** Whether it was there before, and so has its history behind it. */
  boolean ranBefore() {
    return process == null;
  }

  /** The database of the demo, for its user {@code postgres}. */
  String store() throws Exception {
    return await(store);
  }

  /** All rows of a query, each with its columns between bars. */
  List<String> query(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(await(store));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private <T> T await(CompletableFuture<T> future) throws InterruptedException, TimeoutException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(e.getCause()));
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
