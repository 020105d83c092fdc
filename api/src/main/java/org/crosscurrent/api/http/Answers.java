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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import spark.Request;
import spark.Response;

/**
 * Writes what endpoints answer: as JSON, or lists as CSV for those who would rather have that;
 * packed; or as 304 for those who have it already.
 */
final class Answers {
  static final String JSON_TYPE = "application/json";
  private static final String CHARSET = ";charset=utf-8";
  private static final int WORTH_PACKING = 1024;

  /**
   * Browsers may keep an answer, for its reader alone, and ask each time whether it still holds.
   */
  private static final String REVALIDATED = "private, no-cache";

  private Answers() {}

  /** Sets status and headers, and returns the body. */
  static Object write(Answer answer, Request request, Response response) {
    response.status(answer.status());
    JsonNode body = answer.body();
    if (body == null) {
      answer.headers().forEach(response.raw()::setHeader);
      return "";
    }
    boolean csv = wantsCsv(request, body);
    byte[] bytes = csv ? Csv.bytes(body.get("items")) : Json.bytes(body);
    boolean packed = bytes.length >= WORTH_PACKING && takesGzip(request.headers("Accept-Encoding"));
    linkNext(body, request, response);
    if (answer.status() == 200 && isRead(request)) {
      String tag = EntityTag.of(bytes, packed);
      response.raw().setHeader("Cache-Control", REVALIDATED);
      response.raw().setHeader("ETag", tag);
      answer.headers().forEach(response.raw()::setHeader);
      if (EntityTag.isNamedBy(request.headers("If-None-Match"), tag)) {
        response.status(304);
        return "";
      }
    } else {
      answer.headers().forEach(response.raw()::setHeader);
    }
    response.type((csv ? Csv.TYPE : JSON_TYPE) + CHARSET);
    if (packed) {
      response.raw().setHeader("Content-Encoding", "gzip"); // Spark packs what carries this header.
    }
    return bytes;
  }

  private static boolean isRead(Request request) {
    return request.requestMethod().equals("GET") || request.requestMethod().equals("HEAD");
  }

  private static boolean wantsCsv(Request request, JsonNode body) {
    Accepted accepted = new Accepted(request.headers("Accept"));
    double json = Math.max(accepted.weight(JSON_TYPE), accepted.weight(Problem.MEDIA_TYPE));
    boolean wants = accepted.weight(Csv.TYPE) > json;
    boolean list = body.path("items").isArray();
    if (wants && !list && json == 0) {
      throw Problem.notAcceptable(request.headers("Accept"), "application/json");
    }
    return wants && list;
  }

  /** RFC 8288: where the next page is, for those who do not read bodies. */
  private static void linkNext(JsonNode body, Request request, Response response) {
    String cursor = body.path("next_cursor").textValue();
    if (cursor != null) {
      String query = request.raw().getQueryString();
      String kept =
          Arrays.stream(query == null ? new String[0] : query.split("&"))
              .filter(part -> !part.isEmpty() && !part.startsWith("cursor="))
              .map(part -> part.replace(">", "%3E") + "&")
              .collect(Collectors.joining());
      String next = request.raw().getRequestURI() + "?" + kept + "cursor=" + cursor;
      response.raw().setHeader("Link", "<" + next + ">; rel=\"next\"");
    }
  }

  /** Whether an Accept-Encoding header, which may be null, takes what is packed with gzip. */
  static boolean takesGzip(String accepted) {
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .anyMatch(range -> range.contains("gzip") && !isRefused(range));
  }

  /** Whether a range has the weight 0, which means: not this one. */
  private static boolean isRefused(String range) {
    return range.replaceAll("\\s", "").toLowerCase(Locale.ROOT).matches(".*;q=0(\\.0*)?(;.*)?");
  }
}
