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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.crosscurrent.api.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks everything that the API describes of itself with values that nobody should send, and holds
 * each answer against the description. {@code -Dcrosscurrent.fuzz.requests=N} asks N times each.
 */
class FuzzedRequestsTest {
  private static final int TIMES = Integer.getInteger("crosscurrent.fuzz.requests", 150);
  private static final long SEED = Long.getLong("crosscurrent.fuzz.seed", 20260102);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> ACCEPTED =
      List.of("*/*", "application/json", "text/csv", "text/html;q=0.1, */*;q=0", "/", "é");

  private static final Logger LOG = LoggerFactory.getLogger(FuzzedRequestsTest.class);

  private static ApiServer server;
  private static JsonNode document;
  private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

  @BeforeAll
  static void serve() throws Exception {
    server = TestStore.serve(TestStore.sample(), new KeptPosts());
    document = new Client(server).json("/openapi.json");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  List<DynamicTest> onlyDescribedAnswersCome() {
    List<DynamicTest> tests = new ArrayList<>();
    document
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            tests.add(
                                DynamicTest.dynamicTest(
                                    operation.getKey() + " " + path.getKey(),
                                    () ->
                                        ask(
                                            operation.getKey().toUpperCase(Locale.ROOT),
                                            path.getKey(),
                                            operation.getValue())))));
    return tests;
  }

  private static void ask(String method, String path, JsonNode operation) throws Exception {
    Random random = new Random(SEED ^ (method + path).hashCode());
    FuzzedTexts texts = new FuzzedTexts(random);
    List<String> cursors = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < TIMES; i++) {
      String asked = path(path, operation, random, texts, cursors);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.url() + asked))
              .timeout(Duration.ofSeconds(60))
              .method(method, body(operation, texts));
      if (random.nextInt(4) == 0) {
        request.header("Accept", ACCEPTED.get(random.nextInt(ACCEPTED.size() - 1)));
      }
      JsonNode content = operation.at("/requestBody/content");
      if (content.size() > 0) {
        request.header("Content-Type", content.fieldNames().next());
      }
      if (streams(operation)) {
        request.setHeader("Accept", "application/json");
      }
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      statuses.merge(response.statusCode(), 1, Integer::sum);
      check(method + " " + asked, operation, response);
      JsonNode cursor = response.statusCode() == 200 ? cursor(response) : null;
      if (cursor != null && cursor.isTextual()) {
        cursors.add(cursor.textValue());
      }
    }
    LOG.info("{} {}: {}", method, path, statuses);
    if (!streams(operation)) {
      assertThat(statuses.keySet()).as(method + " " + path).hasSizeGreaterThan(1);
    }
  }

  private static JsonNode cursor(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.startsWith("application/json")
        ? Json.parse(response.body()).path("next_cursor")
        : null;
  }

  /** An endless answer is not waited for: it is asked for in a form that it does not have. */
  private static boolean streams(JsonNode operation) {
    return operation.at("/responses/200/content").has("text/event-stream");
  }

  private static HttpRequest.BodyPublisher body(JsonNode operation, FuzzedTexts texts) {
    JsonNode content = operation.at("/requestBody/content");
    if (content.size() == 0) {
      return HttpRequest.BodyPublishers.noBody();
    }
    JsonNode schema = content.elements().next().path("schema");
    return HttpRequest.BodyPublishers.ofByteArray(texts.body(texts.json(document, schema, 0)));
  }

  private static String path(
      String path, JsonNode operation, Random random, FuzzedTexts texts, List<String> cursors) {
    String asked = path;
    StringBuilder query = new StringBuilder();
    int one = List.of(2, 6, 16).get(random.nextInt(3));
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        String value = texts.encoded(texts.text(parameter.get("schema")));
        asked = asked.replace("{" + name + "}", value.isEmpty() ? "%20" : value);
      } else if (parameter.path("in").asText().equals("query") && random.nextInt(one) == 0) {
        String value =
            name.equals("cursor") ? texts.cursor(cursors) : texts.text(parameter.get("schema"));
        query.append('&').append(name).append('=').append(texts.encoded(value));
      }
    }
    if (random.nextInt(20) == 0) {
      query.append('&').append(texts.encoded(texts.text(Json.object()))).append("=1");
    }
    return query.length() == 0 ? asked : asked + "?" + query.substring(1);
  }

  private static void check(String asked, JsonNode operation, HttpResponse<String> response) {
    int status = response.statusCode();
    assertThat(status).as("%s: %s", asked, response.body()).isLessThan(500);
    JsonNode described = operation.at("/responses/" + status);
    if (described.has("$ref")) {
      described = document.at(described.get("$ref").textValue().substring(1));
    }
    assertThat(described.isMissingNode()).as("%s gave %s", asked, status).isFalse();
    JsonNode content = described.path("content");
    if (content.size() == 0) {
      assertThat(response.body()).as(asked).isEmpty();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
    assertThat(content.has(type)).as("%s gave %s as %s", asked, status, type).isTrue();
    if (type.endsWith("json")) {
      assertThat(schema(content.get(type).get("schema")).validate(Json.parse(response.body())))
          .as("%s: %s", asked, response.body())
          .isEmpty();
    }
  }

  private static JsonSchema schema(JsonNode schema) {
    return SCHEMAS.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode whole = schema.deepCopy();
          whole.set("components", document.get("components"));
          return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
        });
  }
}
