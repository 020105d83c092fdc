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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.figures.PostFilter;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;

/**
 * Which authors are asked for, and which of their posts are counted; null lets all through.
 *
 * @param posts which posts; authors of others alone are left out
 * @param span when these were created
 * @param verified whether the platform must vouch for the author (true) or must not (false)
 * @param influencer whether the author must be an influencer (true) or must not be (false)
 */
record AuthorFilter(PostFilter posts, Range span, Boolean verified, Boolean influencer) {

  /** The known parameters. */
  static List<String> parameters() {
    List<String> all = new ArrayList<>(List.of("verified", "influencer"));
    all.addAll(PostFilter.PARAMETERS);
    all.addAll(List.of("from", "to"));
    return all;
  }

  /** The filter that a request asks for. */
  static AuthorFilter of(Parameters parameters) {
    return new AuthorFilter(
        PostFilter.of(parameters),
        parameters.range(),
        parameters.flag("verified"),
        parameters.flag("influencer"));
  }

  /** Whether all posts of each author are counted, as {@code author_totals} has them. */
  boolean isOfAllPosts() {
    return posts.isPlatformAlone() && span.from() == null && span.to() == null;
  }

  /** Adds what goes for an author. */
  void addTo(Sql sql, long influencerFollowers) {
    sql.addIf(posts.platform(), "AND platform = ?");
    if (verified != null) {
      sql.add(verified ? "AND verified" : "AND verified IS NOT TRUE");
    }
    if (influencer != null) {
      String condition = influencer ? "AND followers >= ?" : "AND (followers >= ?) IS NOT TRUE";
      sql.add(condition, influencerFollowers);
    }
  }
}
