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
package org.crosscurrent.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.BoundedJetty;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Origins;
import org.crosscurrent.api.http.Router;
import org.crosscurrent.api.http.StaticFiles;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Store;
import spark.Service;

/** A server with one endpoint for each role behind the real gate, and a clock that can be set. */
final class Guarded implements AutoCloseable {
  static final String SECRET = "q0Zt7vJ8s1Lr4WmXy2KfB9uNc6HdPgTe3AoIiQxU";
  static final int RATE = 100_000;

  private static final int PATIENCE_MILLIS = 20_000;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final String database;
  final ApiKeys keys;
  final AccessTokens tokens;
  private final Store store;
  private final Service service = Service.ignite();
  private volatile Duration ahead = Duration.ZERO;

  Guarded(String database) {
    this(database, true);
  }

  Guarded(String database, boolean on) {
    this(database, on, "org/crosscurrent/api/site/");
  }

  /** The same, with static files from a folder of the class path. */
  Guarded(String database, boolean on, String folder) {
    this.database = database;
    store =
        Store.forWriting(
            new Database(
                database, TestStore.USER, null, Duration.ofSeconds(30), 4, Duration.ofSeconds(30)));
    keys = new ApiKeys(store);
    SigningSecret secret = SigningSecret.of((Path) null, SECRET);
    tokens = new AccessTokens(secret, clock());
    Sessions sessions = on ? new Sessions(store, secret, clock()) : null;
    Gate gate = on ? Gate.guarding(store, sessions, RATE, clock()) : Gate.open();
    List<Endpoint> endpoints =
        List.of(
            new Stub("GET", "/anyone", Role.ANYONE),
            new Stub("GET", "/read", Role.READER),
            new Stub("POST", "/write", Role.WRITER),
            new Stub("GET", "/operate", Role.OPERATOR),
            new TokenRoute(sessions),
            new RefreshRoute(sessions, gate),
            new RevokeRoute(sessions),
            new MeRoute(gate));
    service.embeddedServerIdentifier(BoundedJetty.IDENTIFIER);
    service.ipAddress("127.0.0.1");
    service.port(0);
    service.threadPool(16, 4, 60_000);
    Origins origins = new Origins(List.of("https://app.example.org"));
    new Router(endpoints, gate, origins, new StaticFiles(folder)).install(service);
    service.init();
    service.awaitInitialization();
  }

  private record Stub(String method, String path, Role role) implements Endpoint {
    @Override
    public List<String> parameters() {
      return List.of("x");
    }

    @Override
    public int mostBytes() {
      return 1000;
    }

    @Override
    public Answer answer(Call call) {
      ObjectNode json = Json.object();
      json.put("caller", call.caller().id());
      json.put("bytes", call.body().length);
      return Answer.of(json);
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
      }
    };
  }

  Instant now() {
    return clock().instant();
  }

  void goAhead(Duration time) {
    ahead = ahead.plus(time);
  }

  /** A new key without end. */
  ApiKeys.Created key(Role role) {
    return keys.create("of a test", role, null, null);
  }

  int port() {
    return service.port();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, null, headers);
  }

  HttpResponse<String> post(String path, String json, String... headers) throws Exception {
    return send("POST", path, json, headers);
  }

  HttpResponse<String> send(String method, String path, String json, String... headers)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (json == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(json));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Asks for what a reader may, with something that is shown. */
  HttpResponse<String> read(String shown) throws Exception {
    return get("/api/v1/read", "Authorization", "Bearer " + shown);
  }

  /** Exchanges a key for tokens. */
  JsonNode login(ApiKeys.Created key) throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/auth/token", "{}", "Authorization", "Bearer " + key.text());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The login gave " + answer.statusCode());
    }
    return Json.parse(answer.body());
  }

  HttpResponse<String> refresh(String refreshToken) throws Exception {
    return post("/api/v1/auth/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}");
  }

  /** How the answer to these bytes begins, up to its status. */
  String status(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(answer, StandardCharsets.UTF_8);
    }
  }

  /** What is answered to these bytes, which must ask for the connection to be closed. */
  String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The audit from its first row on: action and outcome. */
  List<String> audit() throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = TestStore.connect(database);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT coalesce(caller, '-') || ' ' || action || ': ' || outcome"
                    + " FROM audit ORDER BY id")) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    service.stop();
    service.awaitStop();
    store.close();
  }
}
