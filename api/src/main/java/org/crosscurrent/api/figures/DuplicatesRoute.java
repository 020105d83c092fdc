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

import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.signals.Toxic;

/** {@code GET /duplicates}: the most copied contents. */
public final class DuplicatesRoute implements Endpoint {
  private final DuplicateQueries queries;
  private final Toxic toxicOtherwise;

  public DuplicatesRoute(DuplicateQueries queries, Toxic toxicOtherwise) {
    this.queries = queries;
    this.toxicOtherwise = toxicOtherwise;
  }

  @Override
  public String path() {
    return "/duplicates";
  }

  @Override
  public List<String> parameters() {
    return List.of("platform", "from", "to", Toxic.PARAMETER, "limit", "cursor");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(
        queries
            .ranked(
                call.parameters().platform(),
                call.parameters().range(),
                Toxic.of(call.parameters(), toxicOtherwise),
                call.parameters().cursor(),
                call.parameters().limit(200, 20))
            .toJson(call.parameters()));
  }
}
