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
package org.crosscurrent.entities;

/**
 * A name in a text.
 *
 * @param name as it should be shown, such as {@code OpenAI}: as written, or as the engine knows it
 * @param type in lower case, such as {@code person}, {@code organization}, {@code location} or
 *     {@code product}; of one engine always the same words
 * @param start index of its first char in the text
 * @param end index behind its last char
 */
public record EntityMention(String name, String type, int start, int end) {

  /**
   * Checks its values.
   *
   * @throws IllegalArgumentException if the name is blank, or the place is none
   */
  public EntityMention {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of an entity must not be blank");
    }
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("an entity cannot be at " + start + " to " + end);
    }
  }
}
