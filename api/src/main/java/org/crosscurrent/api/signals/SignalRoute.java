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
package org.crosscurrent.api.signals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Problem;

/** {@code GET /signals/{id}}: one signal and its observations. */
public final class SignalRoute implements Endpoint {
  private final SignalQueries queries;

  public SignalRoute(SignalQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/signals" + REST;
  }

  @Override
  public List<String> parameters() {
    return List.of("limit");
  }

  @Override
  public Answer answer(Call call) {
    JsonNode answer = queries.withObservations(call.rest(), call.parameters().limit(500, 50));
    if (answer == null) {
      throw Problem.notFound("There is no signal '" + Problem.shown(call.rest()) + "'.");
    }
    return Answer.of(answer);
  }
}
