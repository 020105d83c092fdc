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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import spark.Request;
import spark.Response;

/**
 * The pages of other origins that may ask from a browser (CORS, in the Fetch standard): those of a
 * list, without cookies. All others may not, nor may they send what changes something.
 */
public final class Origins {
  private static final String MAY_READ =
      "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset,"
          + " WWW-Authenticate, X-Request-Id";
  private static final String MAY_SEND =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID,"
          + " X-Request-Id";
  private static final String SECONDS_REMEMBERED = "600";

  private final Set<String> allowed;

  /**
   * @param allowed each as browsers write it: {@code https://host} or {@code https://host:port}
   * @throws IllegalArgumentException with one sentence for one that is not so written
   */
  public Origins(List<String> allowed) {
    allowed.forEach(Origins::check);
    this.allowed = Set.copyOf(allowed);
  }

  private static void check(String origin) {
    try {
      URI uri = new URI(origin);
      String scheme = String.valueOf(uri.getScheme());
      String written = scheme + "://" + uri.getRawAuthority();
      if (scheme.matches("https?")
          && uri.getHost() != null
          && written.equals(origin)
          && uri.getRawUserInfo() == null
          && origin.equals(origin.toLowerCase(Locale.ROOT))) {
        return;
      }
    } catch (URISyntaxException e) {
      throw refused(origin, e);
    }
    throw refused(origin, null);
  }

  private static IllegalArgumentException refused(String origin, Throwable cause) {
    return new IllegalArgumentException(
        "The origin is '"
            + Problem.shown(origin)
            + "', but must be written as browsers do, such as https://app.example.org or"
            + " http://localhost:3000, in lower case and without a path.",
        cause);
  }

  /** Whether a request asks what a page of another origin may do. */
  static boolean isPreflight(Request request) {
    return request.requestMethod().equals("OPTIONS")
        && request.headers("Origin") != null
        && request.headers("Access-Control-Request-Method") != null;
  }

  /**
   * Tells what a page may do.
   *
   * @throws Problem (403) when its origin is not on the list
   */
  Map<String, String> preflight(Request request, SortedSet<String> methods) {
    String origin = request.headers("Origin");
    if (!allowed.contains(origin)) {
      throw foreign(origin);
    }
    return Map.of(
        "Access-Control-Allow-Methods", String.join(", ", methods),
        "Access-Control-Allow-Headers", MAY_SEND,
        "Access-Control-Max-Age", SECONDS_REMEMBERED);
  }

  /** Lets the pages of the list read the answer. */
  void allowReading(Request request, Response response) {
    String origin = request.headers("Origin");
    if (origin != null && allowed.contains(origin)) {
      response.raw().setHeader("Access-Control-Allow-Origin", origin);
      response.raw().setHeader("Access-Control-Expose-Headers", MAY_READ);
    }
  }

  /**
   * Refuses what a page of a foreign origin sends: browsers send simple POSTs without asking first.
   *
   * @throws Problem (403)
   */
  void refuseForeignPosts(Request request) {
    String origin = request.headers("Origin");
    boolean reads = request.requestMethod().equals("GET") || request.requestMethod().equals("HEAD");
    if (!reads && !maySend(origin, request.headers("Host"))) {
      throw foreign(origin);
    }
  }

  /** Whether pages of this origin, which is not the server's own, are let in. */
  public boolean isListed(String origin) {
    return allowed.contains(origin);
  }

  private boolean maySend(String origin, String host) {
    return origin == null
        || isListed(origin)
        || origin.equals("http://" + host)
        || origin.equals("https://" + host);
  }

  /** Whether pages of this origin are let in, beside the server's own. */
  public boolean isAllowed(String origin) {
    return allowed.contains(origin);
  }

  private static Problem foreign(String origin) {
    return Problem.forbidden(
        "Pages of the origin '" + Problem.shown(origin) + "' are not let in here.", Map.of());
  }
}
