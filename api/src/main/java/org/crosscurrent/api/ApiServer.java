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

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.crosscurrent.api.access.Caller;
import org.crosscurrent.api.access.Gate;
import org.crosscurrent.api.access.Sessions;
import org.crosscurrent.api.http.BoundedJetty;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Loopback;
import org.crosscurrent.api.http.Origins;
import org.crosscurrent.api.http.Router;
import org.crosscurrent.api.http.StaticFiles;
import org.crosscurrent.api.ingest.KafkaPosts;
import org.crosscurrent.api.ingest.RawPosts;
import org.crosscurrent.api.push.Admission;
import org.crosscurrent.api.push.Push;
import org.crosscurrent.api.push.PushFigures;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Folding;
import org.crosscurrent.api.store.Schema;
import org.crosscurrent.api.store.Store;
import org.crosscurrent.store.StoreException;
import spark.Service;

/**
 * A running API. Several can live in one JVM; each has its own port, threads and connections.
 *
 * <pre>{@code
 * try (ApiServer server = ApiServer.start(ApiConfig.of(url, user, password).withPort(0))) {
 *   URI health = URI.create(server.url() + "/health");
 * }
 * }</pre>
 */
public final class ApiServer implements AutoCloseable {
  private static final int MOST_THREADS = 32;
  private static final int LEAST_THREADS = 8;
  private static final int THREAD_IDLE_MILLIS = 60_000;

  private final ApiConfig config;
  private final Store store;
  private final Store writing;
  private final RawPosts posts;
  private final Gate gate;
  private final Sessions sessions;
  private final Push push;
  private final Folding folding;
  private final Service service;

  private ApiServer(ApiConfig config, RawPosts posts) {
    Database database = config.database();
    this.config = config;
    this.store = Store.forReading(config.readDatabase());
    this.writing = Store.forWriting(database);
    this.posts = posts;
    Clock clock = Clock.systemUTC();
    this.sessions = config.hasAccess() ? new Sessions(writing, config.secret(), clock) : null;
    this.gate =
        config.hasAccess()
            ? Gate.guarding(writing, sessions, config.rateLimit(), clock)
            : Gate.open();
    this.push = Push.start(database, config.push(), new Listeners(gate, config.origins()));
    this.folding = Folding.start(database);
    this.service = Service.ignite();
  }

  /**
   * Checks the store, then serves. Returns when requests are answered.
   *
   * @throws ApiStartException when the database cannot be reached, its tables are not those of this
   *     release, the port cannot be listened on, everyone in the network would be let in, or the
   *     address of Kafka is none
   */
  public static ApiServer start(ApiConfig config) {
    check(config);
    try {
      return start(
          config,
          config
              .bootstrapServers()
              .map(servers -> new KafkaPosts(servers, config.rawTopic()))
              .orElse(null));
    } catch (IllegalArgumentException e) {
      throw new ApiStartException(e.getMessage(), e);
    }
  }

  /**
   * Serves with this way into the pipeline.
   *
   * @param posts is closed with the server; null where no posts are taken
   */
  static ApiServer start(ApiConfig config, RawPosts posts) {
    ApiServer server = new ApiServer(config, posts);
    try {
      server.listen();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void check(ApiConfig config) {
    if (!config.hasAccess() && !Loopback.isAddress(config.host())) {
      throw new ApiStartException(
          "Access cannot be off on "
              + config.host()
              + ", which others than this machine can reach: use --access=on, or a loopback address"
              + " such as 127.0.0.1.",
          null);
    }
    requireTables(config.database());
    requireTables(config.readDatabase());
  }

  private static void requireTables(Database database) {
    try {
      Schema.requireCurrent(database);
    } catch (StoreException e) {
      throw new ApiStartException(e.getMessage(), e);
    }
  }

  private void listen() {
    AtomicReference<Exception> failure = new AtomicReference<>();
    service.embeddedServerIdentifier(BoundedJetty.IDENTIFIER);
    service.ipAddress(config.host());
    service.port(config.port());
    service.threadPool(MOST_THREADS, LEAST_THREADS, THREAD_IDLE_MILLIS);
    service.untrustForwardHeaders();
    service.initExceptionHandler(failure::set);
    router().install(service);
    service.init();
    service.awaitInitialization();
    if (failure.get() != null) {
      throw new ApiStartException(
          "Cannot listen on "
              + config.host()
              + ":"
              + config.port()
              + ": "
              + rootMessage(failure.get())
              + ".",
          failure.get());
    }
  }

  private Router router() {
    return new Router(endpoints(), gate, config.origins(), new StaticFiles(StaticFiles.DASHBOARD));
  }

  /** All that is served under {@link #url}. */
  List<Endpoint> endpoints() {
    Toxic toxicOtherwise = config.excludesToxic() ? Toxic.EXCLUDE : Toxic.INCLUDE;
    return new Resources(
            store,
            writing,
            posts,
            toxicOtherwise,
            config.influencerFollowers(),
            sessions,
            gate,
            push.endpoint(toxicOtherwise))
        .all();
  }

  /** Who may go on listening, as the gate and the list of origins say. */
  private record Listeners(Gate gate, Origins origins) implements Admission {
    @Override
    public boolean lasts(Caller caller) {
      return gate.stillHolds(caller);
    }

    @Override
    public boolean trusts(String origin) {
      return origins.isAllowed(origin);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }

  /** The port in use, also where a free one was asked for. */
  public int port() {
    return service.port();
  }

  /** Where the resources lie, without a slash at the end: {@code http://host:port/api/v1}. */
  public String url() {
    return "http://" + config.host() + ":" + port() + Router.ROOT;
  }

  /** The database that is read, without password. */
  public String database() {
    return StoreException.address(config.jdbcUrl());
  }

  /** What is pushed at the moment. */
  public PushFigures pushed() {
    return push.figures();
  }

  /** Ends what is being served and gives the connections back. Calling it again does nothing. */
  @Override
  public void close() {
    push.close();
    service.stop();
    service.awaitStop();
    if (posts != null) {
      posts.close();
    }
    folding.close();
    writing.close();
    store.close();
  }
}
