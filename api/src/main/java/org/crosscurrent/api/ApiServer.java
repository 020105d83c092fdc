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
import org.crosscurrent.api.feedback.FeedbackQueries;
import org.crosscurrent.api.feedback.FeedbackRoute;
import org.crosscurrent.api.feedback.GiveFeedbackRoute;
import org.crosscurrent.api.http.BoundedJetty;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.OpenApiRoute;
import org.crosscurrent.api.http.Router;
import org.crosscurrent.api.ingest.IngestRoute;
import org.crosscurrent.api.ingest.KafkaPosts;
import org.crosscurrent.api.ingest.RawPosts;
import org.crosscurrent.api.letters.LetterQueries;
import org.crosscurrent.api.letters.LettersRoute;
import org.crosscurrent.api.letters.ReasonsRoute;
import org.crosscurrent.api.operations.HealthRoute;
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
import org.crosscurrent.api.topics.DivergenceQueries;
import org.crosscurrent.api.topics.DivergencesRoute;
import org.crosscurrent.api.topics.EventQueries;
import org.crosscurrent.api.topics.EventsRoute;
import org.crosscurrent.api.topics.PulseQueries;
import org.crosscurrent.api.topics.PulseRoute;
import org.crosscurrent.api.topics.TopicListQueries;
import org.crosscurrent.api.topics.TopicQueries;
import org.crosscurrent.api.topics.TopicRoute;
import org.crosscurrent.api.topics.TopicsRoute;
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
  private final Folding folding;
  private final RawPosts posts;
  private final Service service;

  private ApiServer(
      ApiConfig config,
      Store store,
      Store writing,
      Folding folding,
      RawPosts posts,
      Service service) {
    this.config = config;
    this.store = store;
    this.writing = writing;
    this.folding = folding;
    this.posts = posts;
    this.service = service;
  }

  /**
   * Checks the store, then serves. Returns when requests are answered.
   *
   * @throws ApiStartException when the database cannot be reached, its tables are not those of this
   *     release, or the port cannot be listened on, or the address of Kafka is none
   */
  public static ApiServer start(ApiConfig config) {
    requireTables(config.database());
    requireTables(config.readDatabase());
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
    ApiServer server =
        new ApiServer(
            config,
            Store.forReading(config.readDatabase()),
            Store.forWriting(config.database()),
            Folding.start(config.database()),
            posts,
            Service.ignite());
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
    Toxic toxicOtherwise = config.excludesToxic() ? Toxic.EXCLUDE : Toxic.INCLUDE;
    new Router(endpoints(store, writing, posts, toxicOtherwise)).install(service);
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
   * @param store is read
   * @param writing is changed
   * @param posts where posts go that are taken in; null for nowhere
   * @param toxicOtherwise what goes for toxic posts in lists where a request says nothing of them
   */
  static List<Endpoint> endpoints(
      Store store, Store writing, RawPosts posts, Toxic toxicOtherwise) {
    SignalQueries signals = new SignalQueries(store);
    EventQueries events = new EventQueries(store);
    LetterQueries letters = new LetterQueries(store);
    FeedbackQueries feedback = new FeedbackQueries(store, writing);
    return List.of(
        new SignalsRoute(signals, toxicOtherwise),
        new SignalRoute(signals),
        new PulseRoute(new PulseQueries(store)),
        new TrendingRoute(signals, toxicOtherwise),
        new CompareRoute(events),
        new EventsRoute(events),
        new DivergencesRoute(new DivergenceQueries(store)),
        new TopicsRoute(new TopicListQueries(store)),
        new TopicRoute(new TopicQueries(store), toxicOtherwise),
        new LettersRoute(letters),
        new ReasonsRoute(letters),
        new IngestRoute(posts, writing, Clock.systemUTC()),
        new FeedbackRoute(feedback),
        new GiveFeedbackRoute(feedback),
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
    if (posts != null) {
      posts.close();
    }
    writing.close();
    folding.close();
    store.close();
  }
}
