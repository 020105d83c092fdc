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
import java.util.List;
import java.util.Set;
import org.crosscurrent.api.access.Caller;
import org.crosscurrent.api.access.Gate;
import org.crosscurrent.api.access.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import spark.Filter;
import spark.Request;
import spark.Response;
import spark.Service;

/** Binds endpoints and filters to a Spark service, and writes their answers and problems. */
public final class Router {
  /** Where everything of this version lies. */
  public static final String ROOT = "/api/v1";

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String API = "/api";
  private static final String EVERYTHING = "/*";

  private final Endpoints endpoints;
  private final Gate gate;
  private final Origins origins;
  private final StaticFiles files;

  /**
   * @param files what lies beside the API
   */
  public Router(List<Endpoint> endpoints, Gate gate, Origins origins, StaticFiles files) {
    this.endpoints = new Endpoints(endpoints);
    this.gate = gate;
    this.origins = origins;
    this.files = files;
  }

  /** Whether a path belongs to the API, in whatever version; all others are for static files. */
  static boolean isApi(String path) {
    return path.equals(API) || path.startsWith(API + "/");
  }

  /**
   * Binds all. Which endpoint a request is for is decided once, by a filter, and not by Spark: who
   * may ask and what is answered cannot be of two minds.
   */
  public void install(Service service) {
    for (Filter filter : new Filters(gate, origins, endpoints).inOrder()) {
      service.before(filter);
    }
    service.get(EVERYTHING, this::serve);
    service.head(EVERYTHING, this::serve);
    service.post(EVERYTHING, this::serve);
    service.options(EVERYTHING, Router::preflight);
    service.exception(Exception.class, this::refuse);
    service.afterAfter((request, response) -> MDC.remove(Filters.LOGGED_ID));
  }

  private Object serve(Request request, Response response) throws IOException {
    Endpoint endpoint = request.attribute(Filters.ENDPOINT);
    if (endpoint == null) {
      return files.serve(request.raw(), response.raw());
    }
    Caller caller = request.attribute(Filters.CALLER);
    if (endpoint instanceof StreamEndpoint stream) {
      stream.open(call(endpoint, caller, request), request.raw(), response.raw());
      return ""; // Spark writes nothing to a response that is committed.
    }
    boolean audited = endpoint.isAudited() && caller.role() == Role.OPERATOR;
    try {
      Answer answer = endpoint.answer(call(endpoint, caller, request));
      if (audited) {
        gate.record(caller, request.raw(), String.valueOf(answer.status()));
      }
      return Answers.write(answer, request, response);
    } catch (Problem problem) {
      if (audited) {
        gate.record(caller, request.raw(), String.valueOf(problem.status()));
      }
      throw problem;
    }
  }

  private static Call call(Endpoint endpoint, Caller caller, Request request) {
    String path = request.raw().getRequestURI();
    String rest =
        endpoint.path().endsWith(Endpoint.REST)
            ? QueryString.decode(Endpoints.restOf(endpoint, path), false)
            : null;
    Parameters parameters =
        Parameters.of(
            endpoint.path(),
            endpoint.parameters(),
            endpoint instanceof StreamEndpoint stream ? stream.repeatable() : Set.of(),
            request.raw().getQueryString());
    byte[] body = new byte[0];
    if (endpoint.method().equals("POST")) {
      body = Body.read(request.raw(), endpoint.mostBytes());
    } else {
      Body.requireLength(request.raw(), endpoint.mostBytes());
    }
    return new Call(request, parameters, rest, caller, body);
  }

  private static Object preflight(Request request, Response response) {
    response.status(204);
    return "";
  }

  private void refuse(Exception failure, Request request, Response response) {
    Problem problem;
    if (failure instanceof Problem) {
      problem = (Problem) failure;
      if (problem.status() >= 500) {
        Throwable cause = problem.getCause();
        LOG.warn(problem.getMessage() + (cause == null ? "" : " " + cause.getMessage()));
      }
    } else {
      String id = request.attribute(Gate.REQUEST_ID);
      LOG.error("Unexpected failure {}", id, failure);
      problem = Problem.unexpected(id);
    }
    response.status(problem.status());
    response.type(Problem.MEDIA_TYPE);
    response.raw().setHeader("Cache-Control", "no-store");
    problem.headers().forEach(response.raw()::setHeader);
    response.body(problem.toJson().toString());
  }
}
