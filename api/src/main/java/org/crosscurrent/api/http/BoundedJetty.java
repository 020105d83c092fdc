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
package org.crosscurrent.api.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import spark.embeddedserver.EmbeddedServerFactory;
import spark.embeddedserver.EmbeddedServers;
import spark.embeddedserver.jetty.EmbeddedJettyFactory;
import spark.embeddedserver.jetty.JettyServerFactory;
import spark.route.HttpMethod;
import spark.route.Routes;
import spark.routematch.RouteMatch;

/**
 * The Jetty under Spark: a bounded number of threads, and problems in place of Jetty's own error
 * pages for requests that are so broken that no route sees them.
 */
public final class BoundedJetty implements JettyServerFactory {
  /** Under which Spark knows this kind of server. */
  public static final String IDENTIFIER = BoundedJetty.class.getName();

  static {
    EmbeddedJettyFactory jetty = new EmbeddedJettyFactory(new BoundedJetty());
    EmbeddedServers.add(
        IDENTIFIER,
        (EmbeddedServerFactory)
            (routes, files, exceptions, handlers) ->
                jetty.create(new ByPathAlone(routes), files, exceptions, handlers));
  }

  @Override
  public Server create(int mostThreads, int leastThreads, int idleMillis) {
    return create(new QueuedThreadPool(mostThreads, leastThreads, idleMillis));
  }

  @Override
  public Server create(ThreadPool threads) {
    Server server = new Server(threads);
    server.setErrorHandler(new ProblemPages());
    return server;
  }

  /**
   * Finds routes by method and path. Spark would weigh the Accept header as well and, where it does
   * not like it, answer with a page of its own; here that is the question of a filter.
   */
  private static final class ByPathAlone extends Routes {
    private static final String ANY = "*/*";
    private final Routes routes;

    ByPathAlone(Routes routes) {
      this.routes = routes;
    }

    @Override
    public RouteMatch find(HttpMethod method, String path, String accept) {
      return routes.find(method, path, ANY);
    }

    @Override
    public List<RouteMatch> findMultiple(HttpMethod method, String path, String accept) {
      return routes.findMultiple(method, path, ANY);
    }
  }

  private static final class ProblemPages extends ErrorHandler {
    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      base.setHandled(true);
      response.setContentType(Problem.MEDIA_TYPE);
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Content-Security-Policy", "default-src 'none'");
      response.getOutputStream().write(page(response.getStatus()));
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
      fields.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
      fields.put(HttpHeader.CACHE_CONTROL, "no-store");
      return ByteBuffer.wrap(page(status));
    }

    private static byte[] page(int status) {
      return Problem.ofStatus(status).toJson().toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
