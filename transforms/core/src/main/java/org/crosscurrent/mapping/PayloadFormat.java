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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Turns payloads that are no JSON into trees, which mappings read as they read JSON. Found by
 * {@link java.util.ServiceLoader}; one instance serves all threads.
 */
public interface PayloadFormat {

  /** The name that mappings give as their {@code format}. */
  String name();

  /** Whether a payload looks as if it had this format, by its first bytes. */
  boolean accepts(byte[] payload);

  /**
   * The payload as a tree. The same payload always gives the same tree.
   *
   * @throws PayloadFormatException if it has not this format, or is hostile
   */
  JsonNode parse(byte[] payload) throws PayloadFormatException;
}
