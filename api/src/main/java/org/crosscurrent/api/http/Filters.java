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
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import spark.Filter;
import spark.Request;
import spark.Response;

/**
 * What goes for every request before a route sees it, in this order. A filter lets a request pass
 * or throws a {@link Problem}. Who may ask at all is such a question, too: its filter belongs
 * between the headers and the rest.
 */
public final class Filters {
  private static final Set<String> ACCEPTED =
      Set.of("*/*", "application/*", "application/json", Problem.MEDIA_TYPE);

  private Filters() {}

  /**
   * @param methods what may be done at a path; nothing where it is unknown
   * @param streams what is written at a path in place of JSON; nothing where JSON is
   */
  public static List<Filter> inOrder(
      Function<String, SortedSet<String>> methods, Function<String, Set<String>> streams) {
    return List.of(
        Filters::setHeaders,
        (request, response) -> requirePathAndMethod(request, methods),
        (request, response) ->
            requireAccept(request, streams.apply(request.raw().getRequestURI())));
  }

  private static void setHeaders(Request request, Response response) {
    response.header("Cache-Control", "no-store");
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Vary", "Accept, Accept-Encoding");
  }

  private static void requirePathAndMethod(
      Request request, Function<String, SortedSet<String>> methods) {
    String path = request.raw().getRequestURI();
    SortedSet<String> served = methods.apply(path);
    if (served.isEmpty()) {
      throw Problem.notFound(
          "Nothing is served at '"
              + Problem.shown(path)
              + "'; see "
              + Router.ROOT
              + "/openapi.json for what is.");
    }
    if (!served.contains(request.requestMethod())) {
      throw Problem.methodNotAllowed(request.requestMethod(), served);
    }
  }

  private static void requireAccept(Request request, Set<String> streams) {
    String accept = request.headers("Accept");
    if (accept == null || accept.isBlank()) {
      return;
    }
    for (String range : accept.split(",")) {
      String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      boolean fits = streams.isEmpty() ? ACCEPTED.contains(type) : fitsOne(streams, type);
      if (fits && !isRefused(range)) {
        return;
      }
    }
    throw Problem.notAcceptable(
        accept, streams.isEmpty() ? "application/json" : String.join(", ", streams));
  }

  private static boolean fitsOne(Set<String> types, String range) {
    return types.stream()
        .anyMatch(
            type ->
                Set.of(type, type.substring(0, type.indexOf('/')) + "/*", "*/*").contains(range));
  }

  /** Whether a range of an Accept header has the weight 0, which means: not this one. */
  public static boolean isRefused(String range) {
    return range.replaceAll("\\s", "").toLowerCase(Locale.ROOT).matches(".*;q=0(\\.0*)?(;.*)?");
  }
}
