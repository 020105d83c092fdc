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
package org.crosscurrent.api.topics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.signals.Toxic;

/** {@code GET /topics/{topic}}: all that is known about one topic. */
public final class TopicRoute implements Endpoint {
  private final TopicQueries queries;
  private final Toxic toxicOtherwise;

  public TopicRoute(TopicQueries queries, Toxic toxicOtherwise) {
    this.queries = queries;
    this.toxicOtherwise = toxicOtherwise;
  }

  @Override
  public String path() {
    return "/topics" + REST;
  }

  @Override
  public List<String> parameters() {
    return List.of("from", "to", "bucket", Toxic.PARAMETER, "limit");
  }

  @Override
  public Answer answer(Call call) {
    JsonNode answer =
        queries.topic(
            call.rest().toLowerCase(Locale.ROOT),
            call.parameters().range(),
            Bucket.of(call.parameters()),
            Toxic.of(call.parameters(), toxicOtherwise),
            call.parameters().limit(50, 10));
    if (answer == null) {
      throw Problem.notFound(
          "Nothing is stored on the topic '" + Problem.shown(call.rest()) + "'.");
    }
    return Answer.of(answer);
  }
}
