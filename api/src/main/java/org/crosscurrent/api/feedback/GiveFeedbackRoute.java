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
import java.util.Locale;
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Problem;

/** {@code POST /feedback}: a vote or a report on one post. */
public final class GiveFeedbackRoute implements Endpoint {
  /** The longest body, in bytes. */
  public static final int LONGEST_BODY = 16 << 10;

  private static final String OBJECT = "application/json";

  private final FeedbackQueries queries;

  public GiveFeedbackRoute(FeedbackQueries queries) {
    this.queries = queries;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/feedback";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Role role() {
    return Role.WRITER;
  }

  @Override
  public int mostBytes() {
    return LONGEST_BODY;
  }

  @Override
  public Answer answer(Call call) {
    String type = call.header("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(OBJECT)) {
      throw Problem.unsupportedMediaType(type, List.of(OBJECT));
    }
    byte[] body = call.body();
    return Answer.of(queries.give(call.caller().id(), Feedback.read(body)));
  }
}
