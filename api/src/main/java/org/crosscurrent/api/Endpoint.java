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

/** One resource that can be read: where it lies, which parameters it knows, what it answers. */
interface Endpoint {
  /** Ends the path of a resource whose last part is any text, slashes included. */
  String REST = "/*";

  /** The path below {@link Router#ROOT}; it may end in {@link #REST}. */
  String path();

  /** The query parameters that are known, in the order in which a refusal lists them. */
  List<String> parameters();

  /**
   * The answer.
   *
   * @param parameters those of the request, all of them known
   * @param rest the decoded last part of the path where it is free, otherwise null
   * @throws Problem when there is no answer to give
   */
  JsonNode answer(Parameters parameters, String rest);
}
