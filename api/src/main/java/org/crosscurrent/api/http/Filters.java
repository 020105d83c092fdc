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

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.crosscurrent.api.access.Caller;
import org.crosscurrent.api.access.Gate;
import org.slf4j.MDC;
import spark.Filter;
import spark.Request;
import spark.Response;

/**
 * What goes for every request before a route sees it, in this order. A filter lets a request pass
 * or throws a {@link Problem}.
 */
final class Filters {
  /** Under which the id of the request at hand stands in logs. */
  static final String LOGGED_ID = "request_id";

  /** Attributes of a request that got through: the endpoint it is for, and who asks. */
  static final String ENDPOINT = "crosscurrent.endpoint";

  static final String CALLER = "crosscurrent.caller";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Gate gate;
  private final Origins origins;
  private final Endpoints endpoints;

  Filters(Gate gate, Origins origins, Endpoints endpoints) {
    this.gate = gate;
    this.origins = origins;
    this.endpoints = endpoints;
  }

  List<Filter> inOrder() {
    return List.of(
        Filters::identify,
        Filters::setHeaders,
        this::requireHost,
        this::requireOrigin,
        this::requirePathAndMethod,
        this::requireCaller,
        Filters::requireAccept);
  }

  /** What a caller names his request is taken over where it can stand in a log. */
  private static void identify(Request request, Response response) {
    String given = request.headers("X-Request-Id");
    String id = given != null && ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    request.attribute(Gate.REQUEST_ID, id);
    response.raw().setHeader("X-Request-Id", id);
    MDC.put(LOGGED_ID, id);
  }

  private static void setHeaders(Request request, Response response) {
    response.raw().setHeader("Cache-Control", "no-store");
    response.raw().setHeader("Content-Security-Policy", POLICY);
    response.raw().setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.raw().setHeader("Referrer-Policy", "no-referrer");
    response.raw().setHeader("X-Content-Type-Options", "nosniff");
    response.raw().setHeader("X-Frame-Options", "DENY");
    response.raw().setHeader("Vary", "Accept, Accept-Encoding, Authorization, Origin");
  }

  private void requireHost(Request request, Response response) {
    String host = request.headers("Host");
    if (!gate.isOn() && host != null && !Loopback.isNamedBy(host)) {
      throw Problem.forbidden(
          "Access is off here, so that only this machine is served, under the name localhost or"
              + " 127.0.0.1, and not as '"
              + Problem.shown(host)
              + "'.",
          Map.of());
    }
  }

  private void requireOrigin(Request request, Response response) {
    origins.allowReading(request, response);
    if (!Origins.isPreflight(request)) {
      origins.refuseForeignPosts(request);
    }
  }

  private void requirePathAndMethod(Request request, Response response) {
    String path = request.raw().getRequestURI();
    String method = request.requestMethod();
    if (request.headers("X-HTTP-Method-Override") != null) {
      throw Problem.badRequest(null, "The header X-HTTP-Method-Override is not heeded here.");
    }
    SortedSet<String> served = Router.isApi(path) ? endpoints.methods(path) : StaticFiles.METHODS;
    if (served.isEmpty()) {
      throw Problem.notFound(
          "Nothing is served at '"
              + Problem.shown(path)
              + "'; see "
              + Router.ROOT
              + "/openapi.json for what is.");
    }
    if (Origins.isPreflight(request)) {
      origins.preflight(request, served).forEach(response.raw()::setHeader);
      return;
    }
    if (!served.contains(method)) {
      throw Problem.methodNotAllowed(method, served);
    }
    request.attribute(ENDPOINT, endpoints.find(method, path));
  }

  private void requireCaller(Request request, Response response) {
    Endpoint endpoint = request.attribute(ENDPOINT);
    if (endpoint != null) {
      Caller caller = gate.admit(request.raw(), response.raw(), endpoint.role());
      request.attribute(CALLER, caller);
    }
  }

  private static void requireAccept(Request request, Response response) {
    Endpoint endpoint = request.attribute(ENDPOINT);
    Accepted accepted = new Accepted(request.headers("Accept"));
    if (endpoint instanceof StreamEndpoint stream) {
      if (accepted.weight(stream.mediaType()) == 0) {
        throw Problem.notAcceptable(request.headers("Accept"), stream.mediaType());
      }
      return;
    }
    if (endpoint != null
        && accepted.weight(Answers.JSON_TYPE) == 0
        && accepted.weight(Problem.MEDIA_TYPE) == 0
        && accepted.weight(Csv.TYPE) == 0) {
      throw Problem.notAcceptable(
          request.headers("Accept"), "application/json, and text/csv for lists");
    }
  }
}
