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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  /** What is asked for to see each resource answer; the key is the path in the document. */
  static final Map<String, List<String>> ASKED =
      Map.ofEntries(
          entry(
              "/signals",
              "/signals?limit=5",
              "/signals?limit=500",
              "/signals?platform=none",
              "/signals?q=fox&trending=true",
              "/signals?sort=score&limit=3",
              "/signals?sort=trending&q=fox",
              "/signals?toxic=only"),
          entry("/signals/{id}", "/signals/reddit:06", "/signals/reddit%3A06?limit=1"),
          entry(
              "/pulse",
              "/pulse",
              "/pulse?topic=none",
              "/pulse?topic=climate&bucket=15m",
              "/pulse?from=2020-01-01T00:00:00Z&to=2020-01-01T01:00:00Z"),
          entry(
              "/trending",
              "/trending",
              "/trending?limit=1",
              "/trending?toxic=exclude",
              "/trending?of=topics",
              "/trending?of=topics&limit=1&platform=reddit",
              "/trending?of=topics&from=2031-01-01T00:00:00Z"),
          entry("/compare", "/compare", "/compare?limit=1", "/compare?status=active"),
          entry("/events", "/events", "/events?limit=1", "/events?platform=reddit"),
          entry("/divergences", "/divergences", "/divergences?limit=1&min_difference=0.4"),
          entry("/topics", "/topics", "/topics?limit=1", "/topics?platform=none"),
          entry("/topics/{topic}", "/topics/climate", "/topics/energy?bucket=1d&toxic=only"),
          entry("/dead-letters", "/dead-letters", "/dead-letters?limit=1&reason=late"),
          entry("/dead-letters/reasons", "/dead-letters/reasons"),
          entry("/feedback", "/feedback?post_id=reddit:06", "/feedback?post_id=reddit:02"),
          entry("/health", "/health"),
          entry("/auth/me", "/auth/me"),
          entry(
              "/stats",
              "/stats",
              "/stats?topic=climate&viral=true",
              "/stats?platform=none",
              "/stats?from=2026-03-01T10:05:00Z&to=2026-03-01T10:09:00Z"),
          entry(
              "/timeline",
              "/timeline",
              "/timeline?by=kind&topic=climate&bucket=1d",
              "/timeline?by=sentiment",
              "/timeline?from=2031-01-01T00:00:00Z"),
          entry(
              "/breakdown",
              "/breakdown",
              "/breakdown?by=location&limit=1",
              "/breakdown?by=sentiment&topic=energy",
              "/breakdown?by=community&limit=1"),
          entry(
              "/hashtags",
              "/hashtags",
              "/hashtags?topic=climate",
              "/hashtags?from=2031-01-01T00:00:00Z"),
          entry("/duplicates", "/duplicates", "/duplicates?toxic=exclude&platform=reddit"),
          entry(
              "/authors",
              "/authors",
              "/authors?limit=1",
              "/authors?sort=followers",
              "/authors?topic=climate"),
          entry("/sources", "/sources"),
          entry("/operations", "/operations", "/operations?limit=1"),
          entry("/openapi.json", "/openapi.json"));

  /** What is sent, as JSON. */
  private static final Map<String, List<String>> SENT =
      Map.ofEntries(
          entry(
              "/ingest",
              "{'platform':'reddit','payload':{'id':'t3_1'}}",
              "[{'platform':'rss','payload':'<item/>','collection':'feed','observed_at':null},"
                  + "{'platform':'reddit','payload':{},'observed_at':'2026-03-01T10:00:00+01:00'}]"),
          entry(
              "/feedback",
              "{'post_id':'reddit:06','vote':'up'}",
              "{'post_id':'reddit:06','vote':null,'report':{'reason':'spam','note':'again'}}",
              "{'post_id':'reddit:06','vote':'down','report':{'reason':'other'}}"));

  /** What the document does not allow, and the server must not take. */
  private static final Map<String, List<String>> REFUSED =
      Map.ofEntries(
          entry(
              "/ingest",
              "[]",
              "null",
              "7",
              "[[]]",
              "{'platform':'reddit'}",
              "{'payload':{}}",
              "{'platform':'Reddit','payload':{}}",
              "{'platform':7,'payload':{}}",
              "{'platform':'reddit','payload':[]}",
              "{'platform':'reddit','payload':null}",
              "{'platform':'reddit','payload':''}",
              "{'platform':'reddit','payload':{},'collection':'a b'}",
              "{'platform':'reddit','payload':{},'collection':null}",
              "{'platform':'reddit','payload':{},'observed_at':7}",
              "{'platform':'reddit','payload':{},'attempt':1}"),
          entry(
              "/feedback",
              "[]",
              "null",
              "{'vote':'up'}",
              "{'post_id':'','vote':'up'}",
              "{'post_id':7,'vote':'up'}",
              "{'post_id':'reddit:06','vote':'sideways'}",
              "{'post_id':'reddit:06','vote':true}",
              "{'post_id':'reddit:06','report':'spam'}",
              "{'post_id':'reddit:06','report':{}}",
              "{'post_id':'reddit:06','report':{'reason':'dull'}}",
              "{'post_id':'reddit:06','report':{'reason':'spam','note':''}}",
              "{'post_id':'reddit:06','report':{'reason':'spam','by':'me'}}",
              "{'post_id':'reddit:06','vote':'up','weight':100}"));

  private static ApiServer server;
  private static Client client;
  private static JsonNode document;

  private static Map.Entry<String, List<String>> entry(String path, String... values) {
    return Map.entry(path, Arrays.stream(values).map(value -> value.replace('\'', '"')).toList());
  }

  @BeforeAll
  static void serve() throws Exception {
    String url = TestStore.sample();
    TestStore.script(url, "letters.sql");
    server = TestStore.serve(url, new KeptPosts());
    client = new Client(server);
    document = client.json("/openapi.json");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theDocumentAndTheRoutesNameTheSamePathsAndParameters() {
    Map<String, List<String>> served =
        server.endpoints().stream()
            .collect(Collectors.toMap(OpenApiTest::operationOf, Endpoint::parameters));
    List<String> documented = new ArrayList<>();
    document
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> documented.add(method + " " + path.getKey())));
    assertThat(documented).containsExactlyInAnyOrderElementsOf(served.keySet());
    assertThat(
            Stream.concat(
                ASKED.keySet().stream().map(path -> "get " + path),
                SENT.keySet().stream().map(path -> "post " + path)))
        .containsExactlyInAnyOrderElementsOf(
            documented.stream().filter(operation -> !isElsewhere(operation)).toList());
    for (String operation : documented) {
      List<String> names = new ArrayList<>();
      String[] parts = operation.split(" ");
      for (JsonNode parameter : operation(parts[0], parts[1]).path("parameters")) {
        if (parameter.get("in").textValue().equals("query")) {
          names.add(parameter.get("name").textValue());
        }
      }
      assertThat(names).as(operation).isEqualTo(served.get(operation));
    }
  }

  /** A stream has no answer that ends, and tokens need access to be on. */
  private static boolean isElsewhere(String operation) {
    return operation.equals("get /stream") || operation.startsWith("post /auth/");
  }

  @Test
  void everyAnswerIsAsTheDocumentSays() throws Exception {
    for (Map.Entry<String, List<String>> asked : ASKED.entrySet()) {
      JsonNode schema =
          operation("get", asked.getKey()).at("/responses/200/content/application~1json/schema");
      for (String path : asked.getValue()) {
        assertThat(schema(schema).validate(client.json(path))).as(path).isEmpty();
      }
    }
  }

  @Test
  void everythingSentIsAnsweredAsTheDocumentSays() throws Exception {
    for (Map.Entry<String, List<String>> sent : SENT.entrySet()) {
      JsonNode operation = operation("post", sent.getKey());
      for (String body : sent.getValue()) {
        assertThat(schema(sendable(operation)).validate(Json.parse(body))).as(body).isEmpty();
        HttpResponse<String> response = client.post(sent.getKey(), "application/json", body);
        JsonNode answer =
            operation
                .get("responses")
                .path(String.valueOf(response.statusCode()))
                .at("/content/application~1json/schema");
        assertThat(answer.isMissingNode()).as(response.body()).isFalse();
        assertThat(schema(answer).validate(Client.body(response))).as(response.body()).isEmpty();
      }
    }
  }

  @Test
  void whatTheDocumentDoesNotAllowIsRefusedAsItSays() throws Exception {
    for (Map.Entry<String, List<String>> refused : REFUSED.entrySet()) {
      JsonNode schema = sendable(operation("post", refused.getKey()));
      for (String body : refused.getValue()) {
        assertThat(schema(schema).validate(Json.parse(body))).as(body).isNotEmpty();
        HttpResponse<String> response = client.post(refused.getKey(), "application/json", body);
        assertThat(response.statusCode()).as(body).isEqualTo(400);
        validate("post", refused.getKey(), response);
      }
    }
  }

  private static JsonNode sendable(JsonNode operation) {
    return operation.at("/requestBody/content/application~1json/schema");
  }

  @Test
  void everyProblemIsAsTheDocumentSays() throws Exception {
    for (String path : ASKED.keySet()) {
      String concrete = ASKED.get(path).get(0).split("\\?")[0];
      validate("get", path, client.get(concrete + "?nonsense=1"));
      validate("get", path, client.send("DELETE", concrete));
      validate("get", path, client.get(concrete, "Accept", "text/html"));
    }
    for (String path : SENT.keySet()) {
      String body = SENT.get(path).get(0);
      validate("post", path, client.post(path + "?nonsense=1", "application/json", body));
      validate("post", path, client.send("DELETE", path));
      validate("post", path, client.post(path, "application/json", body, "Accept", "text/html"));
      validate("post", path, client.post(path, "text/plain", body));
      validate("post", path, client.post(path, null, body));
      validate("post", path, client.post(path, "application/json", "{"));
      validate("post", path, client.post(path, "application/json", new byte[9_000_000]));
    }
    validate("get", "/signals/{id}", client.get("/signals/none"));
    validate("get", "/topics/{topic}", client.get("/topics/none"));
    validate("get", "/feedback", client.get("/feedback?post_id=none"));
    String unknown = "{\"post_id\":\"none\",\"vote\":\"up\"}";
    validate("post", "/feedback", client.post("/feedback", "application/json", unknown));
  }

  @Test
  void documentedBoundsAndChoicesAreTheRealOnes() throws Exception {
    for (String path : ASKED.keySet()) {
      String concrete = ASKED.get(path).get(0).split("\\?")[0];
      for (JsonNode parameter : operation("get", path).path("parameters")) {
        String query = concrete + "?" + parameter.get("name").textValue() + "=";
        JsonNode schema = parameter.get("schema");
        for (JsonNode choice : schema.path("enum")) {
          assertThat(client.get(query + choice.textValue()).statusCode()).isEqualTo(200);
        }
        if (schema.has("maximum")) {
          int most = schema.get("maximum").intValue();
          assertThat(client.get(query + most).statusCode()).isEqualTo(200);
          assertThat(client.get(query + (most + 1)).statusCode()).isEqualTo(400);
        }
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    assertThat(document.get("openapi").textValue()).startsWith("3.1");
  }

  private static void validate(String method, String path, HttpResponse<String> response) {
    int status = response.statusCode();
    assertThat(status).as(path + " " + response.body()).isGreaterThanOrEqualTo(400);
    JsonNode described = operation(method, path).at("/responses/" + status);
    assertThat(described.isMissingNode()).as(method + " " + path + " " + status).isFalse();
    JsonNode schema =
        document
            .at(described.get("$ref").textValue().substring(1))
            .at("/content/application~1problem+json/schema");
    assertThat(schema(schema).validate(Client.body(response))).as(response.body()).isEmpty();
  }

  private static JsonNode operation(String method, String path) {
    return document.get("paths").get(path).get(method);
  }

  /** A schema of the document, with the components beside it that it refers to. */
  private static JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
  }

  private static String operationOf(Endpoint endpoint) {
    String path = endpoint.path();
    return endpoint.method().toLowerCase(Locale.ROOT)
        + " "
        + path.replace("/signals/*", "/signals/{id}").replace("s/*", "s/{topic}");
  }
}
