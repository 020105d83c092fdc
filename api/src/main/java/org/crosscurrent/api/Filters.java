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
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import spark.Filter;
import spark.Request;
import spark.Response;

/**
 * What goes for every request before a route sees it, in this order. A filter lets a request pass
 * or throws a {@link Problem}. Who may ask at all is such a question, too: its filter belongs
 * between the headers and the rest.
 */
final class Filters {
  private static final Set<String> SERVED = Set.of("GET", "HEAD");
  private static final Set<String> ACCEPTED =
      Set.of("*/*", "application/*", "application/json", Problem.MEDIA_TYPE);

  private Filters() {}

  /**
   * @param isKnown whether something is served under a path
   */
  static List<Filter> inOrder(Predicate<String> isKnown) {
    return List.of(
        Filters::setHeaders,
        (request, response) -> requirePathAndMethod(request, isKnown),
        Filters::requireAccept);
  }

  private static void setHeaders(Request request, Response response) {
    response.header("Cache-Control", "no-store");
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Vary", "Accept, Accept-Encoding");
  }

  private static void requirePathAndMethod(Request request, Predicate<String> isKnown) {
    String path = request.raw().getRequestURI();
    if (!isKnown.test(path)) {
      throw Problem.notFound(
          "Nothing is served at '"
              + Problem.shown(path)
              + "'; see "
              + Router.ROOT
              + "/openapi.json for what is.");
    }
    if (!SERVED.contains(request.requestMethod())) {
      throw Problem.methodNotAllowed(request.requestMethod());
    }
  }

  private static void requireAccept(Request request, Response response) {
    String accept = request.headers("Accept");
    if (accept == null || accept.isBlank()) {
      return;
    }
    for (String range : accept.split(",")) {
      String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (ACCEPTED.contains(type) && !isRefused(range)) {
        return;
      }
    }
    throw Problem.notAcceptable(accept);
  }

  /** Whether a range of an Accept header has the weight 0, which means: not this one. */
  static boolean isRefused(String range) {
    return range.replaceAll("\\s", "").toLowerCase(Locale.ROOT).matches(".*;q=0(\\.0*)?(;.*)?");
  }
}
