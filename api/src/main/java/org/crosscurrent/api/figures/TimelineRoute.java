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

/** {@code GET /timeline}: posts over time. */
public final class TimelineRoute implements Endpoint {
  private static final List<Dimension> BY =
      List.of(
          Dimension.NONE,
          Dimension.PLATFORM,
          Dimension.SENTIMENT,
          Dimension.KIND,
          Dimension.LANGUAGE);

  private final TimelineQueries queries;

  public TimelineRoute(TimelineQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/timeline";
  }

  @Override
  public List<String> parameters() {
    List<String> all = new ArrayList<>(List.of("bucket", "by"));
    all.addAll(PostFilter.PARAMETERS);
    all.addAll(List.of("from", "to", "limit"));
    return all;
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(
        queries.series(
            PostFilter.of(call.parameters()),
            call.parameters().range(),
            Step.of(call.parameters()),
            Dimension.of(call.parameters(), BY),
            call.parameters().limit(50, 20)));
  }
}
