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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.crosscurrent.api.access.Role;

/**
 * {@code GET /openapi.json}: the description of everything here, put together of one part a
 * subject.
 */
public final class OpenApiRoute implements Endpoint {
  private static final String FOLDER = "/org/crosscurrent/api/openapi/";
  private static final List<String> PARTS =
      List.of(
          "base",
          "access",
          "signals",
          "topics",
          "figures",
          "authors",
          "operations",
          "letters",
          "ingest",
          "feedback",
          "push");

  private final JsonNode document = load();

  @Override
  public String path() {
    return "/openapi.json";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Role role() {
    return Role.ANYONE;
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(document);
  }

  private static ObjectNode load() {
    ObjectNode whole = Json.object();
    for (String part : PARTS) {
      try (InputStream in = OpenApiRoute.class.getResourceAsStream(FOLDER + part + ".json")) {
        merge(whole, Json.parse(in.readAllBytes()), part);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    whole.get("paths").forEach(path -> path.forEach(operation -> complete(whole, operation)));
    return whole;
  }

  /** Adds what goes for every operation, so that no part has to say it. */
  private static void complete(ObjectNode whole, JsonNode operation) {
    ObjectNode responses = (ObjectNode) operation.get("responses");
    boolean reads = !operation.has("requestBody");
    refer(responses, "304", reads ? "NotModified" : null);
    refer(
        responses,
        "401",
        operation.path("security").isEmpty() && operation.has("security") ? null : "Unauthorized");
    refer(responses, "403", "Forbidden");
    refer(responses, "413", "TooLarge");
    refer(responses, "429", "TooManyRequests");
    JsonNode content = responses.at("/200/content");
    JsonNode schema = content.at("/application~1json/schema");
    JsonNode one = schema.has("oneOf") ? schema.at("/oneOf/0") : schema;
    JsonNode resolved = one.has("$ref") ? whole.at(one.get("$ref").textValue().substring(1)) : one;
    if (reads && resolved.at("/properties/items").isObject()) {
      ((ObjectNode) content).putObject("text/csv").putObject("schema").put("type", "string");
    }
  }

  private static void refer(ObjectNode responses, String status, String name) {
    if (name != null && !responses.has(status)) {
      responses.putObject(status).put("$ref", "#/components/responses/" + name);
    }
  }

  /** Objects are joined; nothing may be told twice. */
  private static void merge(ObjectNode into, JsonNode part, String at) {
    part.fields()
        .forEachRemaining(
            field -> {
              JsonNode there = into.get(field.getKey());
              if (there == null) {
                into.set(field.getKey(), field.getValue());
              } else if (there.isObject() && field.getValue().isObject()) {
                merge((ObjectNode) there, field.getValue(), at + "/" + field.getKey());
              } else {
                throw new IllegalStateException(at + "/" + field.getKey() + " is described twice");
              }
            });
  }
}
