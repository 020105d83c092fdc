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
package org.crosscurrent.pipelines.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The types of a labelled file, and what engines call them. A team or a league is an organization,
 * all software and hardware a product, and what engines find that is no name, such as a date, is
 * left out.
 */
final class EntityTypes {

  /** Those that labels may have. */
  static final List<String> ALL = List.of("location", "misc", "organization", "person", "product");

  private static final Map<String, String> KINDS = new HashMap<>();

  static {
    put("person", "person", "per");
    put("organization", "organization", "organisation", "org", "company", "team", "league");
    put("location", "location", "loc", "gpe", "city", "country", "state_or_province", "place");
    put(
        "product",
        "product",
        "ai",
        "cloud",
        "crypto",
        "database",
        "framework",
        "game",
        "hardware",
        "language",
        "platform",
        "tool");
    put("misc", "misc", "event", "show", "market", "work_of_art", "law", "name");
  }

  private EntityTypes() {}

  private static void put(String type, String... kinds) {
    for (String kind : kinds) {
      KINDS.put(kind, type);
    }
  }

  /** The type of an engine's kind; absent if that is no name. */
  static @Nullable String of(String kind) {
    return KINDS.get(kind);
  }
}
