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
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Parameters;

/** {@code GET /dead-letters}: inputs that were refused; what was in them, for operators alone. */
public final class LettersRoute implements Endpoint {
  private final LetterQueries queries;

  public LettersRoute(LetterQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/dead-letters";
  }

  @Override
  public List<String> parameters() {
    return List.of("reason", "platform", "from", "to", "limit", "cursor");
  }

  /** An operator sees what was refused. */
  @Override
  public boolean isAudited() {
    return true;
  }

  @Override
  public Answer answer(Call call) {
    Parameters parameters = call.parameters();
    return Answer.of(
        queries
            .newest(
                parameters.text("reason", 64),
                parameters.platform(),
                parameters.range(),
                parameters.cursor(),
                parameters.limit(100, 50),
                call.caller().role().covers(Role.OPERATOR))
            .toJson(parameters));
  }
}
