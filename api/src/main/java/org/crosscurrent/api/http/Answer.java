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
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param status of HTTP, 2xx
 * @param body what is written as JSON; null for no body
 * @param headers beside those that every answer has
 */
public record Answer(int status, JsonNode body, Map<String, String> headers) {
  /** What was asked for. */
  public static Answer of(JsonNode body) {
    return new Answer(200, body, Map.of());
  }
}
