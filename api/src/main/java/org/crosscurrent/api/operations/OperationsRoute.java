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
package org.crosscurrent.api.operations;

import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;

/** {@code GET /operations}: how the store and its projection are doing. */
public final class OperationsRoute implements Endpoint {
  private final OperationsQueries queries;

  public OperationsRoute(OperationsQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/operations";
  }

  @Override
  public List<String> parameters() {
    return List.of("limit");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(queries.state(call.parameters().limit(240, 60)));
  }
}
