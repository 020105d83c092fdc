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
package org.crosscurrent.testkit.services;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** S3Proxy in a JVM of its own, over a directory. */
final class S3ProxyProcess implements AutoCloseable {

  private static final String JARS = "/org/crosscurrent/testkit/s3proxy/";
  private static final String LOGGING = "logback.xml";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int STEP_MILLIS = 50;

  private final Process process;
  private final Thread hook;
  private final int port;

  private S3ProxyProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    this.hook = new Thread(process::destroyForcibly, "stop S3Proxy");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param home for its settings and its log; the buckets are the directories in {@code buckets}
   * @throws IOException if it ends or does not answer in time, with the end of its log
   */
  static S3ProxyProcess start(Path home, Path buckets, String identity, String credential)
      throws IOException {
    int port = FreePorts.two()[0];
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "s3proxy.endpoint",
            "http://" + LocalKafka.HOST + ":" + port,
            "s3proxy.authorization",
            "aws-v2-or-v4",
            "s3proxy.identity",
            identity,
            "s3proxy.credential",
            credential,
            "s3proxy.ignore-unknown-headers",
            "true",
            "jclouds.provider",
            "filesystem-nio2",
            "jclouds.filesystem.basedir",
            buckets.toString()));
    Path file = home.resolve("s3proxy.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    Path jars = jars(home);
    Path log = home.resolve("s3proxy.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + jars.resolve(LOGGING),
                "-cp",
                jars + File.separator + "*",
                "org.gaul.s3proxy.Main",
                "--properties",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    S3ProxyProcess server = new S3ProxyProcess(process, port);
    server.awaitAnswer(log);
    return server;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // This JVM is ending and the hook runs: it finds the process ended.
      return;
    }
  }

  private void awaitAnswer(Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!answers()) {
        boolean ended = process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > end) {
          close();
          throw new IOException("S3Proxy does not answer; its log says:\n" + Files.readString(log));
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while S3Proxy started", e);
    }
  }

  private boolean answers() throws IOException {
    URL url = new URL("http", LocalKafka.HOST, port, "/");
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    try {
      // It serves nobody whom it does not know, and says so.
      return connection.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
    } catch (ConnectException notYet) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  /** The directory of the server's jars; unpacked below {@code home} where they lie in a jar. */
  private static Path jars(Path home) throws IOException {
    URL found = S3ProxyProcess.class.getResource(JARS + LOGGING);
    if (found == null) {
      throw new IllegalStateException(
          "The S3 server is not there: add org.crosscurrent:crosscurrent-testkit-s3proxy to the"
              + " tests' dependencies.");
    }
    try {
      if (found.getProtocol().equals("file")) {
        return Path.of(found.toURI()).getParent();
      }
      Path target = Files.createDirectories(home.resolve("jars"));
      URI jar = URI.create(found.toString().substring(0, found.toString().indexOf("!/")));
      try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of());
          Stream<Path> files = Files.list(inside.getPath(JARS))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.copy(file, target.resolve(file.getFileName().toString()));
        }
      }
      return target;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find the S3 server at " + found, e);
    }
  }
}
