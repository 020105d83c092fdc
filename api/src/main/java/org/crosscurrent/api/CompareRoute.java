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
import java.util.List;

/** {@code GET /compare}: how topics moved across platforms, and where platforms disagreed. */
final class CompareRoute implements Endpoint {
  private final EventQueries queries;

  CompareRoute(EventQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/compare";
  }

  @Override
  public List<String> parameters() {
    return List.of("topic", "status", "from", "to", "limit", "cursor");
  }

  @Override
  public JsonNode answer(Parameters parameters, String rest) {
    return queries
        .newest(
            parameters.topic(),
            parameters.choice("status", List.of("active", "resolved", "all"), "all"),
            parameters.range(),
            parameters.cursor(),
            parameters.limit(500, 50))
        .toJson(parameters);
  }
}
