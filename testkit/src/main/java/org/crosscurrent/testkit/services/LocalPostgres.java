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

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A Postgres server of its own process, ready in a few seconds, also for root. The binaries come
 * from the classpath and are unpacked once per machine into the temporary directory; the data of
 * each server lives in a directory of its own, which {@link #close()} deletes. The data does not
 * survive a crash of the machine: {@code fsync} is off. It does survive {@link #crash()}, which is
 * how tests make the server fail.
 *
 * <pre>{@code
 * try (LocalPostgres postgres = LocalPostgres.start()) {
 *   String url = postgres.createDatabase("signals_test");
 * }
 * }</pre>
 *
 * <p>URLs hold the user and, if one is set, the password. Unless {@link Builder#password} sets one
 * the server believes every client. All methods may be called from any thread.
 */
public final class LocalPostgres implements AutoCloseable {

  /** How many clients may connect at once unless {@code max_connections} is set. */
  public static final int DEFAULT_MAX_CONNECTIONS = 200;

  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);
  private static final String DATA = "data";

  private final TemporaryDirectory directory;
  private final Map<String, String> settings;
  private final int port;
  private final @Nullable String password;
  private EmbeddedPostgres server;

  private LocalPostgres(
      TemporaryDirectory directory,
      Map<String, String> settings,
      EmbeddedPostgres server,
      @Nullable String password) {
    this.directory = directory;
    this.settings = settings;
    this.port = server.getPort();
    this.server = server;
    this.password = password;
  }

  /** Starts a server with the default settings and waits until it accepts connections. */
  public static LocalPostgres start() {
    return builder().start();
  }

  /** A builder with the default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** The port on the loopback address. */
  public int port() {
    return port;
  }

  /** URL of the database {@code postgres}, with the user and any password in it. */
  public String jdbcUrl() {
    return url("postgres");
  }

  /**
   * Creates an empty database.
   *
   * @param name lower-case letters, digits and underscores
   * @return its JDBC URL, with the user and any password in it
   * @throws IllegalArgumentException on another name
   * @throws IllegalStateException when the server refuses, for one because the database exists
   */
  public String createDatabase(String name) {
    if (!DATABASE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name was '" + name + "', but must match " + DATABASE_NAME.pattern());
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
    return url(name);
  }

  /** URL of a database that was created, with the user in it. */
  public String urlOf(String database) {
    return url(database);
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:"
        + port()
        + "/"
        + database
        + "?user=postgres"
        + (password == null ? "" : "&password=" + URLEncoder.encode(password, UTF_8));
  }

  /**
   * Stops the server at once, as an immediate shutdown does: connections break in the middle of
   * their statements, and the next start begins with a recovery. Its data stays. With {@code
   * synchronous_commit} off, which is the default here, the last commits may be lost; a test that
   * counts rows sets it to {@code on}.
   *
   * @throws IllegalStateException if it does not run
   */
  public synchronized void crash() {
    if (server == null) {
      throw new IllegalStateException("the server on port " + port + " does not run");
    }
    ProcessHandle postmaster = postmaster();
    signal("QUIT", postmaster.pid());
    postmaster.onExit().join();
    try {
      // Gives up its lock on the data.
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot leave the stopped Postgres", e);
    }
    server = null;
  }

  /**
   * Starts the server after a {@link #crash()}, on the same port and with the same data.
   *
   * @throws IllegalStateException if it runs
   */
  public synchronized void restart() {
    if (server != null) {
      throw new IllegalStateException("the server on port " + port + " runs already");
    }
    try {
      server = Builder.start(directory, settings, port, password);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Postgres again", e);
    }
  }

  private ProcessHandle postmaster() {
    Path file = directory.path().resolve(DATA).resolve("postmaster.pid");
    try {
      long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
      return ProcessHandle.of(pid)
          .orElseThrow(() -> new IllegalStateException("there is no process " + pid));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void signal(String name, long pid) {
    try {
      int exit = new ProcessBuilder("kill", "-s", name, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -s " + name + " " + pid + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send a signal to Postgres", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping Postgres", e);
    }
  }

  /** Stops the server, cutting its connections, and deletes its data. */
  @Override
  public synchronized void close() {
    try (TemporaryDirectory data = directory) {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop Postgres in " + directory.path(), e);
    }
  }

  /** Builder of {@link LocalPostgres}. */
  public static final class Builder {

    private final Map<String, String> settings = new TreeMap<>();
    private int port;
    private @Nullable String password;

    private Builder() {
      settings.put("max_connections", Integer.toString(DEFAULT_MAX_CONNECTIONS));
      settings.put("fsync", "off");
      settings.put("full_page_writes", "off");
      settings.put("synchronous_commit", "off");
      settings.put("timezone", "UTC");
    }

    /** Sets one parameter of {@code postgresql.conf}, replacing the default of this class. */
    public Builder setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /** Listens on this port; by default on a free one. */
    public Builder port(int port) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("port was " + port + ", but must be 1 to 65535");
      }
      this.port = port;
      return this;
    }

    /**
     * Asks every client for a password, by SCRAM-SHA-256; by default none is asked.
     *
     * @param password that of the user {@code postgres}, which must not be empty
     */
    public Builder password(String password) {
      if (password.isEmpty()) {
        throw new IllegalArgumentException("password was empty, but must not be");
      }
      this.password = password;
      return this;
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @throws UncheckedIOException when it does not come up, for one because of a setting
     */
    public LocalPostgres start() {
      TemporaryDirectory directory = TemporaryDirectory.create("crosscurrent-postgres");
      LocalPostgres started = null;
      try {
        Map<String, String> all = Map.copyOf(settings);
        started =
            new LocalPostgres(directory, all, start(directory, all, port, password), password);
        return started;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot start Postgres", e);
      } finally {
        if (started == null) {
          directory.close();
        }
      }
    }

    private static EmbeddedPostgres start(
        TemporaryDirectory directory,
        Map<String, String> settings,
        int port,
        @Nullable String password)
        throws IOException {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.path().resolve(DATA))
              // The directory goes with us; until then a crashed server finds its data again.
              .setCleanDataDirectory(false)
              .setPGStartupWait(STARTUP_LIMIT)
              // Sorting must not depend on the locale of the machine.
              .setLocaleConfig("locale", "C")
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
      settings.forEach(builder::setServerConfig);
      if (port != 0) {
        builder.setPort(port);
      }
      if (password != null) {
        demand(password, builder, Files.writeString(directory.path().resolve("secret"), password));
      }
      return builder.start();
    }

    private static void demand(String password, EmbeddedPostgres.Builder builder, Path file) {
      // What is meant for the locale is handed to initdb as it is, and initdb sets up the accounts.
      builder
          .setLocaleConfig("auth-host", "scram-sha-256")
          .setLocaleConfig("pwfile", file.toString())
          .setConnectConfig("password", password);
    }
  }
}
