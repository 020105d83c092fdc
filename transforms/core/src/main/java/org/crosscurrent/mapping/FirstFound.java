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
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Keeps the first of the values that it takes. */
final class FirstFound implements Consumer<JsonNode> {

  private @Nullable JsonNode value;

  @Override
  public void accept(JsonNode found) {
    if (value == null) {
      value = found;
    }
  }

  /** The first value; null where none came. */
  @Nullable JsonNode value() {
    return value;
  }
}
