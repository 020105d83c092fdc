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

import java.util.List;
import org.crosscurrent.api.access.Role;

/** One thing that can be done with one resource: where it lies, what it knows, what it answers. */
public interface Endpoint {
  /** Ends the path of a resource whose last part is any text, slashes included. */
  String REST = "/*";

  /** GET, which serves HEAD as well, or POST. */
  default String method() {
    return "GET";
  }

  /** The path below {@link Router#ROOT}; it may end in {@link #REST}. */
  String path();

  /** The query parameters that are known, in the order in which a refusal lists them. */
  List<String> parameters();

  /** Who may ask. */
  default Role role() {
    return Role.READER;
  }

  /** The most bytes that a request's body may have. */
  default int mostBytes() {
    return 64 * 1024;
  }

  /** Whether it is written down when an operator asks; so for all that only operators may ask. */
  default boolean isAudited() {
    return role() == Role.OPERATOR;
  }

  /**
   * The answer.
   *
   * @throws Problem when there is no answer to give
   */
  Answer answer(Call call);
}
