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
      List.of("base", "signals", "topics", "operations", "push");

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
    return whole;
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
