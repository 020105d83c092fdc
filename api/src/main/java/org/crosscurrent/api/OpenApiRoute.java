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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code GET /openapi.json}: the description of all this, OpenAPI 3.1. */
final class OpenApiRoute implements Endpoint {
  private static final String RESOURCE = "openapi.json";
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
  public JsonNode answer(Parameters parameters, String rest) {
    return document;
  }

  private static JsonNode load() {
    try (InputStream in = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
      return Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
