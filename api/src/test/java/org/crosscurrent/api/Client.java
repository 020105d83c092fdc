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

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.crosscurrent.api.http.Json;

/** Asks a server over HTTP, as a user would. */
public final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final String url;

  public Client(ApiServer server) {
    this(server.url());
  }

  public Client(String url) {
    this.url = url;
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  public HttpResponse<String> send(String method, String path, String... headers) throws Exception {
    return HTTP.send(request(method, path, headers), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
    return HTTP.send(request("GET", path, headers), HttpResponse.BodyHandlers.ofByteArray());
  }

  public HttpRequest request(String method, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
  }

  /** Sends a body; the media type may be null for none. */
  public HttpResponse<String> post(String path, String mediaType, String body, String... headers)
      throws Exception {
    return post(path, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public HttpResponse<String> post(String path, String mediaType, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (mediaType != null) {
      request.header("Content-Type", mediaType);
    }
    request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer's body, which must be a success. */
  public JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IOException(path + " gave " + response.statusCode() + ": " + response.body());
    }
    return Json.parse(response.body());
  }

  public static JsonNode body(HttpResponse<String> response) {
    return Json.parse(response.body());
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
