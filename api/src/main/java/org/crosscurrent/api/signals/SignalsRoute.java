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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;

/** {@code GET /signals}: signals by filters in one of several orders, page by page. */
public final class SignalsRoute implements Endpoint {
  private final SignalQueries queries;
  private final Toxic toxicOtherwise;

  public SignalsRoute(SignalQueries queries, Toxic toxicOtherwise) {
    this.queries = queries;
    this.toxicOtherwise = toxicOtherwise;
  }

  @Override
  public String path() {
    return "/signals";
  }

  @Override
  public List<String> parameters() {
    List<String> all = new ArrayList<>(SignalFilter.PARAMETERS);
    all.addAll(List.of(Order.PARAMETER, "limit", "cursor"));
    return all;
  }

  @Override
  public Answer answer(Call call) {
    SignalFilter filter = SignalFilter.of(call.parameters(), toxicOtherwise);
    Order order = Order.of(call.parameters());
    int limit = call.parameters().limit(500, 50);
    return Answer.of(
        queries.page(filter, order, call.parameters().cursor(), limit).toJson(call.parameters()));
  }
}
