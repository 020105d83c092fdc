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

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.crosscurrent.api.authors.AuthorQueries;
import org.crosscurrent.api.authors.AuthorsRoute;
import org.crosscurrent.api.figures.BreakdownQueries;
import org.crosscurrent.api.figures.BreakdownRoute;
import org.crosscurrent.api.figures.DuplicateQueries;
import org.crosscurrent.api.figures.DuplicatesRoute;
import org.crosscurrent.api.figures.HashtagQueries;
import org.crosscurrent.api.figures.HashtagsRoute;
import org.crosscurrent.api.figures.StatsQueries;
import org.crosscurrent.api.figures.StatsRoute;
import org.crosscurrent.api.figures.TimelineQueries;
import org.crosscurrent.api.figures.TimelineRoute;
import org.crosscurrent.api.figures.TopicTrends;
import org.crosscurrent.api.http.BoundedJetty;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.OpenApiRoute;
import org.crosscurrent.api.http.Remembered;
import org.crosscurrent.api.http.Router;
import org.crosscurrent.api.operations.HealthRoute;
import org.crosscurrent.api.operations.OperationsQueries;
import org.crosscurrent.api.operations.OperationsRoute;
import org.crosscurrent.api.operations.SourceQueries;
import org.crosscurrent.api.operations.SourcesRoute;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.signals.SignalRoute;
import org.crosscurrent.api.signals.SignalsRoute;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.signals.TrendingRoute;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Folding;
import org.crosscurrent.api.store.Schema;
import org.crosscurrent.api.store.Store;
import org.crosscurrent.api.topics.CompareRoute;
import org.crosscurrent.api.topics.EventQueries;
import org.crosscurrent.api.topics.PulseQueries;
import org.crosscurrent.api.topics.PulseRoute;
import org.crosscurrent.api.topics.TopicQueries;
import org.crosscurrent.api.topics.TopicRoute;
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
  private final Folding folding;
  private final Service service;

  private ApiServer(ApiConfig config, Store store, Folding folding, Service service) {
    this.config = config;
    this.store = store;
    this.folding = folding;
    this.service = service;
  }

  /**
   * Checks the store, then serves. Returns when requests are answered.
   *
   * @throws ApiStartException when the database cannot be reached, its tables are not those of this
   *     release, or the port cannot be listened on
   */
  public static ApiServer start(ApiConfig config) {
    requireTables(config.database());
    requireTables(config.readDatabase());
    Store store = Store.forReading(config.readDatabase());
    Folding folding = Folding.start(config.database());
    Service service = Service.ignite();
    ApiServer server = new ApiServer(config, store, folding, service);
    try {
      server.listen();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
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
    Toxic toxic = config.excludesToxic() ? Toxic.EXCLUDE : Toxic.INCLUDE;
    new Router(endpoints(store, toxic, config.influencerFollowers())).install(service);
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

  /**
   * All resources.
   *
   * @param toxicOtherwise what goes for toxic posts in lists where a request says nothing of them
   * @param influencerFollowers from how many followers on an author is an influencer
   */
  static List<Endpoint> endpoints(Store store, Toxic toxicOtherwise, long influencerFollowers) {
    SignalQueries signals = new SignalQueries(store);
    return List.of(
        new SignalsRoute(signals, toxicOtherwise),
        new SignalRoute(signals),
        new PulseRoute(new PulseQueries(store)),
        new TrendingRoute(signals, new TopicTrends(store)::answer, toxicOtherwise),
        new CompareRoute(new EventQueries(store)),
        new TopicRoute(new TopicQueries(store), toxicOtherwise),
        new Remembered(new StatsRoute(new StatsQueries(store, influencerFollowers))),
        new Remembered(new TimelineRoute(new TimelineQueries(store))),
        new Remembered(new BreakdownRoute(new BreakdownQueries(store))),
        new Remembered(new HashtagsRoute(new HashtagQueries(store))),
        new DuplicatesRoute(new DuplicateQueries(store), toxicOtherwise),
        new Remembered(new AuthorsRoute(new AuthorQueries(store, influencerFollowers))),
        new SourcesRoute(new SourceQueries(store)),
        new OperationsRoute(new OperationsQueries(store)),
        new HealthRoute(store, new Schema(store)),
        new OpenApiRoute());
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

  /** Ends what is being served and gives the connections back. Calling it again does nothing. */
  @Override
  public void close() {
    service.stop();
    service.awaitStop();
    folding.close();
    store.close();
  }
}
