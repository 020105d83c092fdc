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
package org.crosscurrent.api.feedback;

import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Problem;

/** {@code GET /feedback}: what callers told about one post, in figures. */
public final class FeedbackRoute implements Endpoint {
  private final FeedbackQueries queries;

  public FeedbackRoute(FeedbackQueries queries) {
    this.queries = queries;
  }

  @Override
  public String path() {
    return "/feedback";
  }

  @Override
  public List<String> parameters() {
    return List.of("post_id");
  }

  @Override
  public Answer answer(Call call) {
    String postId = call.parameters().text("post_id", 1024);
    if (postId == null) {
      throw Problem.badRequest("post_id", "Parameter 'post_id' is missing.");
    }
    return Answer.of(queries.summary(postId));
  }
}
