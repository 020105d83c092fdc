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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An answer that is not what the caller asked for, as a problem detail (RFC 9457).
 *
 * <p>Thrown by whoever notices, written by {@link Router}. The detail is one sentence for the
 * caller and holds nothing of the server's inside.
 */
public final class Problem extends RuntimeException {
  public static final String MEDIA_TYPE = "application/problem+json";
  private static final int SHOWN_VALUE = 80;
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(414, "URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"));

  /** Keys, refresh tokens and JWTs, which no answer and no log repeats. */
  private static final Pattern SECRET =
      Pattern.compile("(cc_[a-z0-9]{12}_|ccr_|eyJ)[A-Za-z0-9_.-]{8,}");

  private final int status;
  private final String kind;
  private final String parameter;
  private final String id;
  private final transient Map<String, String> headers;

  private Problem(
      int status,
      String kind,
      String detail,
      String parameter,
      String id,
      Map<String, String> headers,
      Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.kind = kind;
    this.parameter = parameter;
    this.id = id;
    this.headers = headers;
  }

  public static Problem badParameter(String name, String value, String valid) {
    String detail =
        "Parameter '" + shown(name) + "' is '" + shown(value) + "', but must be " + valid + ".";
    return badRequest(name, detail);
  }

  public static Problem badRequest(String parameter, String detail) {
    String name = parameter == null ? null : shown(parameter);
    return new Problem(400, "bad-parameter", detail, name, null, Map.of(), null);
  }

  /** A body that is not what it must be. */
  public static Problem badBody(String detail) {
    return new Problem(400, "bad-body", detail, null, null, Map.of(), null);
  }

  /** Nobody known asks. */
  public static Problem unauthorized(String detail, String challenge) {
    return new Problem(
        401, "unauthorized", detail, null, null, Map.of("WWW-Authenticate", challenge), null);
  }

  /** Who asks is known, and may not. */
  public static Problem forbidden(String detail, Map<String, String> headers) {
    return new Problem(403, "forbidden", detail, null, null, headers, null);
  }

  /** This is not for whoever asks, whatever he shows. */
  public static Problem forbidden(String detail) {
    return forbidden(detail, Map.of());
  }

  /** What is asked for does not fit the state of things. */
  public static Problem conflict(String detail) {
    return new Problem(409, "conflict", detail, null, null, Map.of(), null);
  }

  /** A body of more bytes than are read here. */
  public static Problem tooLarge(long most) {
    return new Problem(
        413,
        "too-large",
        "The body is larger than the " + most + " bytes that are read here.",
        null,
        null,
        Map.of("Connection", "close"),
        null);
  }

  /** A body of a kind that is not read here. */
  public static Problem unsupportedMediaType(String detail) {
    return new Problem(415, "unsupported-media-type", detail, null, null, Map.of(), null);
  }

  /** More requests than may be. */
  public static Problem tooManyRequests(String detail, long retrySeconds) {
    return new Problem(
        429,
        "too-many-requests",
        detail,
        null,
        null,
        Map.of("Retry-After", String.valueOf(retrySeconds)),
        null);
  }

  public static Problem notFound(String detail) {
    return new Problem(404, "not-found", detail, null, null, Map.of(), null);
  }

  public static Problem methodNotAllowed(String method, Collection<String> served) {
    return new Problem(
        405,
        "method-not-allowed",
        "Method '"
            + shown(method)
            + "' is not served here, only "
            + String.join(" and ", served)
            + (served.size() == 1 ? " is." : " are."),
        null,
        null,
        Map.of("Allow", String.join(", ", served)),
        null);
  }

  /** What is sent is longer than what is taken. */
  public static Problem tooLarge(String detail) {
    return new Problem(413, "too-large", detail, null, null, Map.of(), null);
  }

  public static Problem unsupportedMediaType(String sent, Collection<String> taken) {
    return new Problem(
        415,
        "unsupported-media-type",
        "The Content-Type is "
            + (sent == null ? "absent" : "'" + shown(sent) + "'")
            + ", but must be "
            + String.join(" or ", taken)
            + ".",
        null,
        null,
        Map.of("Accept-Post", String.join(", ", taken)),
        null);
  }

  /** Another request is in the way that will be out of it soon. */
  public static Problem underWay(String detail) {
    return new Problem(409, "conflict", detail, null, null, Map.of("Retry-After", "1"), null);
  }

  /** What is sent can be read, but contradicts what was said before. */
  public static Problem unprocessable(String parameter, String detail) {
    return new Problem(422, "unprocessable", detail, parameter, null, Map.of(), null);
  }

  /** This server was started without what it would need. */
  public static Problem notConfigured(String detail) {
    return new Problem(501, "not-configured", detail, null, null, Map.of(), null);
  }

  public static Problem notAcceptable(String accept, String served) {
    return new Problem(
        406,
        "not-acceptable",
        "The Accept header '" + shown(accept) + "' leaves out what is served here: " + served + ".",
        null,
        null,
        Map.of(),
        null);
  }

  public static Problem unavailable(String kind, String detail, Throwable cause) {
    return new Problem(503, kind, detail, null, null, Map.of("Retry-After", "1"), cause);
  }

  /** What took too long will take too long again at once: no invitation to retry. */
  public static Problem timeout(String detail, Throwable cause) {
    return new Problem(503, "timeout", detail, null, null, Map.of(), cause);
  }

  public static Problem unexpected(String id) {
    return new Problem(
        500,
        "unexpected",
        "Something went wrong inside the server; its log tells more under the id " + id + ".",
        null,
        id,
        Map.of(),
        null);
  }

  /** What the HTTP server refused before any route saw it. */
  public static Problem ofStatus(int status) {
    String title = TITLES.getOrDefault(status, "Error");
    return new Problem(
        status,
        "http-" + status,
        "The HTTP server refused the request: " + title + ".",
        null,
        null,
        Map.of(),
        null);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("type", "urn:crosscurrent:problem:" + kind);
    json.put("title", TITLES.getOrDefault(status, "Error"));
    json.put("status", status);
    json.put("detail", getMessage());
    json.put("parameter", parameter);
    json.put("id", id);
    return json;
  }

  /**
   * A foreign text as it may stand in a sentence: short, without control characters, and without
   * keys or tokens that somebody sent in a wrong place.
   */
  public static String shown(String foreign) {
    String text = SECRET.matcher(foreign).replaceAll("$1…");
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(SHOWN_VALUE)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return text.codePointCount(0, text.length()) > SHOWN_VALUE ? out + "…" : out.toString();
  }
}
