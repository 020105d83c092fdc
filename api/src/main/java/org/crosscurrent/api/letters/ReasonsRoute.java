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
package org.crosscurrent.api.letters;

import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;

/** {@code GET /dead-letters/reasons}: why inputs were refused, in figures. */
public final class ReasonsRoute implements Endpoint {
  private final LetterQueries queries;

  public ReasonsRoute(LetterQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/dead-letters/reasons";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(queries.reasons());
  }
}
