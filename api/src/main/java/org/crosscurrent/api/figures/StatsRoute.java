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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;

/** {@code GET /stats}: totals. */
public final class StatsRoute implements Endpoint {
  private final StatsQueries queries;

  public StatsRoute(StatsQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/stats";
  }

  @Override
  public List<String> parameters() {
    List<String> all = new ArrayList<>(PostFilter.PARAMETERS);
    all.addAll(List.of("from", "to"));
    return all;
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(queries.totals(PostFilter.of(call.parameters()), call.parameters().range()));
  }
}
