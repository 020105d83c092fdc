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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.crosscurrent.api.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spark.Filter;
import spark.Request;
import spark.Response;
import spark.Route;
import spark.Service;

/** Binds endpoints and filters to a Spark service, and writes their answers and problems. */
public final class Router {
  /** Where everything of this version lies. */
  public static final String ROOT = "/api/v1";

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String JSON = "application/json;charset=utf-8";
  private static final int WORTH_PACKING = 1024;

  private final List<Endpoint> endpoints;

  public Router(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  public void install(Service service) {
    for (Filter filter : Filters.inOrder(this::methods, this::mediaTypes)) {
      service.before(filter);
    }
    for (Endpoint endpoint : endpoints) {
      Route route = (request, response) -> serve(endpoint, request, response);
      if (endpoint.method().equals("POST")) {
        service.post(ROOT + endpoint.path(), route);
      } else {
        service.get(ROOT + endpoint.path(), route);
        service.head(ROOT + endpoint.path(), route);
      }
    }
    service.exception(Exception.class, this::refuse);
  }

  /** What may be done at a path, in the order of the alphabet; nothing: it is unknown. */
  private SortedSet<String> methods(String path) {
    SortedSet<String> methods = new TreeSet<>();
    for (Endpoint endpoint : endpoints) {
      if (restOf(endpoint, path) != null) {
        methods.add(endpoint.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  /** What is written at a path besides JSON. */
  private Set<String> mediaTypes(String path) {
    Set<String> types = new TreeSet<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint instanceof StreamEndpoint && restOf(endpoint, path) != null) {
        types.add(((StreamEndpoint) endpoint).mediaType());
      }
    }
    return types;
  }

  /** The still encoded free part of a path, "" where an endpoint has none; null: another path. */
  private static String restOf(Endpoint endpoint, String path) {
    String own = ROOT + endpoint.path();
    if (!own.endsWith(Endpoint.REST)) {
      return own.equals(path) ? "" : null;
    }
    String stem = own.substring(0, own.length() - 1);
    return path.startsWith(stem) && path.length() > stem.length()
        ? path.substring(stem.length())
        : null;
  }

  private static Object serve(Endpoint endpoint, Request request, Response response)
      throws IOException {
    String path = request.raw().getRequestURI();
    String rest =
        endpoint.path().endsWith(Endpoint.REST)
            ? QueryString.decode(restOf(endpoint, path), false)
            : null;
    StreamEndpoint stream = endpoint instanceof StreamEndpoint ? (StreamEndpoint) endpoint : null;
    Parameters parameters =
        Parameters.of(
            endpoint.path(),
            endpoint.parameters(),
            stream == null ? Set.of() : stream.repeatable(),
            request.raw().getQueryString());
    Call call = new Call(request, parameters, rest, Caller.LOCAL);
    if (stream != null) {
      stream.open(call, request.raw(), response.raw());
      return ""; // Spark writes nothing to a response that is committed.
    }
    Answer answer = endpoint.answer(call);
    response.status(answer.status());
    answer.headers().forEach(response::header);
    if (answer.body() == null) {
      return "";
    }
    byte[] bytes = Json.bytes(answer.body());
    response.type(JSON);
    if (bytes.length >= WORTH_PACKING && takesGzip(request)) {
      response.header("Content-Encoding", "gzip"); // Spark packs what carries this header.
    }
    return bytes;
  }

  private static boolean takesGzip(Request request) {
    String accepted = request.headers("Accept-Encoding");
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .anyMatch(range -> range.contains("gzip") && !Filters.isRefused(range));
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
      String id = UUID.randomUUID().toString();
      LOG.error("Unexpected failure {}", id, failure);
      problem = Problem.unexpected(id);
    }
    response.status(problem.status());
    response.type(Problem.MEDIA_TYPE);
    problem.headers().forEach(response::header);
    response.body(problem.toJson().toString());
  }
}
