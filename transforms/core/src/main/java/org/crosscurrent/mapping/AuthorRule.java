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
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;

/** Where the author comes from. */
record AuthorRule(
    Value handle, @Nullable Value name, @Nullable Value followers, @Nullable Value verified) {

  /** The author; null where there is no handle. */
  @Nullable Author read(Place place, String platform) {
    String found = handle.text(place);
    if (found == null) {
      return null;
    }
    return Author.builder()
        .setId(platform + ":" + found)
        .setName(name == null ? null : name.text(place))
        .setFollowers(PostRule.counter(followers, place, false))
        .setVerified(flag(place))
        .build();
  }

  private @Nullable Boolean flag(Place place) {
    JsonNode found = verified == null ? null : verified.first(place.here(), place);
    if (found == null) {
      return null;
    }
    return switch (found.asText()) {
      case "true", "1" -> Boolean.TRUE;
      case "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }
}
