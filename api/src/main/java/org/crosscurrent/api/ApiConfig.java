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

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.crosscurrent.api.store.Database;

/**
 * How the API is served, immutable. Made by {@link #of}; each {@code with} method gives a changed
 * copy and checks its own value.
 */
public final class ApiConfig {
  /** The port unless set otherwise. */
  public static final int DEFAULT_PORT = 8080;

  /** The address unless set otherwise: this machine alone. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** How long one statement may take unless set otherwise. */
  public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(5);

  /** How many connections there are at most unless set otherwise. */
  public static final int DEFAULT_POOL_SIZE = 8;

  /** The topic that the pipeline reads, unless set otherwise. */
  public static final String DEFAULT_RAW_TOPIC = "posts.raw";

  /** How long a request waits for a connection unless set otherwise. */
  public static final Duration DEFAULT_POOL_WAIT = Duration.ofSeconds(2);

  private final String jdbcUrl;
  private final String dbUser;
  private final String dbPassword;
  private String host = DEFAULT_HOST;
  private int port = DEFAULT_PORT;
  private Duration statementTimeout = DEFAULT_STATEMENT_TIMEOUT;
  private int poolSize = DEFAULT_POOL_SIZE;
  private Duration poolWait = DEFAULT_POOL_WAIT;
  private boolean excludeToxic;
  private String bootstrapServers;
  private String rawTopic = DEFAULT_RAW_TOPIC;
  private String readJdbcUrl;

  private ApiConfig(String jdbcUrl, String dbUser, String dbPassword) {
    this.jdbcUrl = jdbcUrl;
    this.dbUser = dbUser;
    this.dbPassword = dbPassword;
  }

  /**
   * A configuration with all defaults.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
   * @param dbUser the user, who needs the right to read the tables and to write those of the
   *     projection
   * @param dbPassword may be null where the server asks for none
   */
  public static ApiConfig of(String jdbcUrl, String dbUser, String dbPassword) {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    Objects.requireNonNull(dbUser, "dbUser");
    return new ApiConfig(jdbcUrl, dbUser, dbPassword);
  }

  private ApiConfig copy() {
    ApiConfig copy = new ApiConfig(jdbcUrl, dbUser, dbPassword);
    copy.host = host;
    copy.port = port;
    copy.statementTimeout = statementTimeout;
    copy.poolSize = poolSize;
    copy.poolWait = poolWait;
    copy.excludeToxic = excludeToxic;
    copy.bootstrapServers = bootstrapServers;
    copy.rawTopic = rawTopic;
    copy.readJdbcUrl = readJdbcUrl;
    return copy;
  }

  /**
   * Where results are read from, which may be a replica of the database that is written to; that
   * database itself unless set. User and password are the same.
   */
  public ApiConfig withReadJdbcUrl(String value) {
    ApiConfig copy = copy();
    copy.readJdbcUrl = Objects.requireNonNull(value, "readJdbcUrl");
    return copy;
  }

  /** The address to listen on: a name or number of this machine, or 0.0.0.0 for all. */
  public ApiConfig withHost(String value) {
    ApiConfig copy = copy();
    copy.host = Objects.requireNonNull(value, "host");
    return copy;
  }

  /**
   * The port to listen on, 0 for a free one.
   *
   * @throws IllegalArgumentException unless 0 to 65535
   */
  public ApiConfig withPort(int value) {
    require(value >= 0 && value <= 65535, "port", value, "0 to 65535");
    ApiConfig copy = copy();
    copy.port = value;
    return copy;
  }

  /**
   * How long one statement may take before the caller gets 503.
   *
   * @throws IllegalArgumentException unless 1 ms to 10 minutes
   */
  public ApiConfig withStatementTimeout(Duration value) {
    boolean fits = value.toMillis() >= 1 && value.compareTo(Duration.ofMinutes(10)) <= 0;
    require(fits, "statement timeout", value, "PT0.001S to PT10M");
    ApiConfig copy = copy();
    copy.statementTimeout = value;
    return copy;
  }

  /**
   * How many connections to the store there are at most.
   *
   * @throws IllegalArgumentException unless 1 to 100
   */
  public ApiConfig withPoolSize(int value) {
    require(value >= 1 && value <= 100, "pool size", value, "1 to 100");
    ApiConfig copy = copy();
    copy.poolSize = value;
    return copy;
  }

  /**
   * How long a request waits for a free connection before the caller gets 503.
   *
   * @throws IllegalArgumentException unless 250 ms to 1 minute
   */
  public ApiConfig withPoolWait(Duration value) {
    boolean fits = value.toMillis() >= 250 && value.compareTo(Duration.ofMinutes(1)) <= 0;
    require(fits, "pool wait", value, "PT0.25S to PT1M");
    ApiConfig copy = copy();
    copy.poolWait = value;
    return copy;
  }

  /**
   * Whether lists of posts leave out those that were flagged as toxic, unless a request asks for
   * them with {@code toxic=include} or {@code toxic=only}; false unless set. Posts that were never
   * scored are shown. A post that is asked for by its id is given in any case, and no figure
   * (series, distribution, event) changes by it.
   */
  public ApiConfig withExcludeToxic(boolean value) {
    ApiConfig copy = copy();
    copy.excludeToxic = value;
    return copy;
  }

  /**
   * Takes posts in and writes them to Kafka, where a pipeline reads them. Without it {@code POST
   * /ingest} is answered with 501.
   *
   * @param bootstrapServers {@code host:port}, several by commas
   */
  public ApiConfig withBootstrapServers(String bootstrapServers) {
    ApiConfig copy = copy();
    copy.bootstrapServers = Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    return copy;
  }

  /**
   * The topic that posts are written to, which must be there.
   *
   * @throws IllegalArgumentException unless it is a name that Kafka allows
   */
  public ApiConfig withRawTopic(String value) {
    require(value.matches("[A-Za-z0-9._-]{1,249}"), "raw topic", value, "a name of a Kafka topic");
    ApiConfig copy = copy();
    copy.rawTopic = value;
    return copy;
  }

  private static void require(boolean fits, String name, Object value, String valid) {
    if (!fits) {
      throw new IllegalArgumentException(
          "The " + name + " is " + value + ", but must be " + valid + ".");
    }
  }

  /** The address of the database. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** The user of the database. */
  public String dbUser() {
    return dbUser;
  }

  /** The address of the database that results are read from. */
  public String readJdbcUrl() {
    return readJdbcUrl == null ? jdbcUrl : readJdbcUrl;
  }

  Database readDatabase() {
    return new Database(readJdbcUrl(), dbUser, dbPassword, statementTimeout, poolSize, poolWait);
  }

  Database database() {
    return new Database(jdbcUrl, dbUser, dbPassword, statementTimeout, poolSize, poolWait);
  }

  /** The address to listen on. */
  public String host() {
    return host;
  }

  /** The port asked for; see {@link ApiServer#port} for the one in use. */
  public int port() {
    return port;
  }

  /** How long one statement may take. */
  public Duration statementTimeout() {
    return statementTimeout;
  }

  /** How many connections there are at most. */
  public int poolSize() {
    return poolSize;
  }

  /** How long a request waits for a connection. */
  public Duration poolWait() {
    return poolWait;
  }

  /** Whether lists of posts leave out toxic ones unless a request asks for them. */
  public boolean excludesToxic() {
    return excludeToxic;
  }

  /** Where Kafka is; empty where no posts are taken in. */
  public Optional<String> bootstrapServers() {
    return Optional.ofNullable(bootstrapServers);
  }

  /** The topic that posts are written to. */
  public String rawTopic() {
    return rawTopic;
  }
}
