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
package org.crosscurrent.api.authors;

import java.util.List;
import java.util.Locale;
import org.crosscurrent.api.http.Parameters;

/** By what authors are ranked, most first. */
enum AuthorOrder {
  /** Likes, comments and shares of their posts. */
  ENGAGEMENT("(likes + comments + shares)"),
  /** Followers; authors of whom the number is unknown are left out. */
  FOLLOWERS("followers"),
  /** Posts. */
  POSTS("posts");

  private final String number;

  AuthorOrder(String number) {
    this.number = number;
  }

  /** The parameter {@code sort}; engagement by default. */
  static AuthorOrder of(Parameters parameters) {
    String name = parameters.choice("sort", List.of("engagement", "followers", "posts"), null);
    return name == null ? ENGAGEMENT : valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** What is sorted by, of the columns of {@code author_totals}. */
  String number() {
    return number;
  }

  /** The same, as the index of it is sorted. */
  String descending() {
    return number + (this == FOLLOWERS ? " DESC NULLS LAST" : " DESC");
  }
}
