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
package org.crosscurrent.api.figures;

/** By what the posts of an hour are counted, as {@code facet_hours} names it. */
enum Facet {
  /** All posts, each once; the value is empty. */
  ALL("all", "''", "WHERE true"),
  /** Once for each of a post's topics. */
  TOPIC("topic", "each.value", each("topics")),
  /** Once for each of a post's hashtags. */
  HASHTAG("hashtag", "each.value", each("hashtags")),
  /** Once, by the kind. */
  KIND("kind", "kind", "WHERE kind <> ''"),
  /** Once, by the community; posts without one are left out. */
  COMMUNITY("community", "left(community, 256)", "WHERE community <> ''"),
  /** Once, by the place; posts without one are left out. */
  LOCATION("location", "left(location, 256)", "WHERE location <> ''");

  private final String key;
  private final String value;
  private final String rest;

  Facet(String key, String value, String rest) {
    this.key = key;
    this.value = value;
    this.rest = rest;
  }

  /** The name in {@code facet_hours}. */
  String key() {
    return key;
  }

  /** The value of a post, or of a part of it, in {@code served_signals}. */
  String value() {
    return value;
  }

  /** What follows {@code FROM served_signals}, with a condition at its end to go on from. */
  String rest() {
    return rest;
  }

  /** Each of several values once, however often a post has it. */
  private static String each(String column) {
    return "CROSS JOIN LATERAL (SELECT DISTINCT left(one, 256) AS value FROM unnest("
        + column
        + ") AS one) AS each WHERE each.value <> ''";
  }
}
