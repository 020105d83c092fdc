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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.signals.Toxic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  /** What is asked for to see each resource answer; the key is the path in the document. */
  static final Map<String, List<String>> ASKED =
      Map.ofEntries(
          Map.entry(
              "/signals",
              List.of(
                  "/signals?limit=5",
                  "/signals?limit=500",
                  "/signals?platform=none",
                  "/signals?q=fox&trending=true",
                  "/signals?sort=score&limit=3",
                  "/signals?sort=trending&q=fox",
                  "/signals?toxic=only")),
          Map.entry("/signals/{id}", List.of("/signals/reddit:06", "/signals/reddit%3A06?limit=1")),
          Map.entry(
              "/pulse",
              List.of(
                  "/pulse",
                  "/pulse?topic=none",
                  "/pulse?topic=climate&bucket=15m",
                  "/pulse?from=2020-01-01T00:00:00Z&to=2020-01-01T01:00:00Z")),
          Map.entry(
              "/trending",
              List.of(
                  "/trending",
                  "/trending?limit=1",
                  "/trending?toxic=exclude",
                  "/trending?of=topics",
                  "/trending?of=topics&limit=1&platform=reddit",
                  "/trending?of=topics&from=2031-01-01T00:00:00Z")),
          Map.entry("/compare", List.of("/compare", "/compare?limit=1", "/compare?status=active")),
          Map.entry(
              "/topics/{topic}", List.of("/topics/climate", "/topics/energy?bucket=1d&toxic=only")),
          Map.entry("/health", List.of("/health")),
          Map.entry("/openapi.json", List.of("/openapi.json")),
          Map.entry(
              "/stats",
              List.of(
                  "/stats",
                  "/stats?topic=climate&viral=true",
                  "/stats?platform=none",
                  "/stats?from=2026-03-01T10:05:00Z&to=2026-03-01T10:09:00Z")),
          Map.entry(
              "/timeline",
              List.of(
                  "/timeline",
                  "/timeline?by=kind&topic=climate&bucket=1d",
                  "/timeline?by=sentiment",
                  "/timeline?from=2031-01-01T00:00:00Z")),
          Map.entry(
              "/breakdown",
              List.of(
                  "/breakdown",
                  "/breakdown?by=location&limit=1",
                  "/breakdown?by=sentiment&topic=energy",
                  "/breakdown?by=community&limit=1")),
          Map.entry(
              "/hashtags",
              List.of(
                  "/hashtags", "/hashtags?topic=climate", "/hashtags?from=2031-01-01T00:00:00Z")),
          Map.entry(
              "/duplicates", List.of("/duplicates", "/duplicates?toxic=exclude&platform=reddit")),
          Map.entry(
              "/authors",
              List.of(
                  "/authors",
                  "/authors?limit=1",
                  "/authors?sort=followers",
                  "/authors?topic=climate")),
          Map.entry("/sources", List.of("/sources")),
          Map.entry("/operations", List.of("/operations", "/operations?limit=1")));

  private static ApiServer server;
  private static Client client;
  private static JsonNode document;

  @BeforeAll
  static void serve() throws Exception {
    server = TestStore.serve(TestStore.sample());
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
        ApiServer.endpoints(null, Toxic.INCLUDE, 50_000).stream()
            .collect(Collectors.toMap(OpenApiTest::template, Endpoint::parameters));
    List<String> documented = new ArrayList<>();
    document.get("paths").fieldNames().forEachRemaining(documented::add);
    assertThat(documented).containsExactlyInAnyOrderElementsOf(served.keySet());
    assertThat(ASKED.keySet()).containsExactlyInAnyOrderElementsOf(documented);
    for (String path : documented) {
      List<String> names = new ArrayList<>();
      for (JsonNode parameter : operation(path).path("parameters")) {
        if (parameter.get("in").textValue().equals("query")) {
          names.add(parameter.get("name").textValue());
        }
      }
      assertThat(names).as(path).isEqualTo(served.get(path));
    }
  }

  @Test
  void everyAnswerIsAsTheDocumentSays() throws Exception {
    for (Map.Entry<String, List<String>> asked : ASKED.entrySet()) {
      JsonNode schema =
          operation(asked.getKey()).at("/responses/200/content/application~1json/schema");
      for (String path : asked.getValue()) {
        assertThat(schema(schema).validate(client.json(path))).as(path).isEmpty();
      }
    }
  }

  @Test
  void everyProblemIsAsTheDocumentSays() throws Exception {
    for (String path : ASKED.keySet()) {
      String concrete = ASKED.get(path).get(0).split("\\?")[0];
      validate(path, client.get(concrete + "?nonsense=1"));
      validate(path, client.send("POST", concrete));
      validate(path, client.get(concrete, "Accept", "text/html"));
    }
    validate("/signals/{id}", client.get("/signals/none"));
    validate("/topics/{topic}", client.get("/topics/none"));
  }

  @Test
  void documentedBoundsAndChoicesAreTheRealOnes() throws Exception {
    for (String path : ASKED.keySet()) {
      String concrete = ASKED.get(path).get(0).split("\\?")[0];
      for (JsonNode parameter : operation(path).path("parameters")) {
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

  private static void validate(String path, HttpResponse<String> response) {
    JsonNode described = operation(path).at("/responses/" + response.statusCode());
    assertThat(described.isMissingNode()).as(path + " " + response.statusCode()).isFalse();
    JsonNode schema =
        document
            .at(described.get("$ref").textValue().substring(1))
            .at("/content/application~1problem+json/schema");
    assertThat(schema(schema).validate(Client.body(response))).as(response.body()).isEmpty();
  }

  private static JsonNode operation(String path) {
    return document.get("paths").get(path).get("get");
  }

  /** A schema of the document, with the components beside it that it refers to. */
  private static JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
  }

  private static String template(Endpoint endpoint) {
    return endpoint.path().replace("/signals/*", "/signals/{id}").replace("s/*", "s/{topic}");
  }
}
