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

import java.util.List;
import java.util.function.Function;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Parameters;

/** {@code GET /trending}: trending signals, or topics on the rise, the highest score first. */
public final class TrendingRoute implements Endpoint {
  private static final String TOPICS = "topics";

  private final SignalQueries signals;
  private final Function<Call, Answer> topics;
  private final Toxic toxicOtherwise;

  /**
   * @param topics answers {@code of=topics}
   */
  public TrendingRoute(SignalQueries signals, Function<Call, Answer> topics, Toxic toxicOtherwise) {
    this.signals = signals;
    this.topics = topics;
    this.toxicOtherwise = toxicOtherwise;
  }

  @Override
  public String path() {
    return "/trending";
  }

  @Override
  public List<String> parameters() {
    return List.of("of", "platform", "from", "to", Toxic.PARAMETER, "limit", "cursor");
  }

  @Override
  public Answer answer(Call call) {
    Parameters parameters = call.parameters();
    if (parameters.choice("of", List.of("signals", TOPICS), "signals").equals(TOPICS)) {
      return topics.apply(call);
    }
    return Answer.of(
        signals
            .trending(
                parameters.platform(),
                parameters.range(),
                Toxic.of(parameters, toxicOtherwise),
                parameters.cursor(),
                parameters.limit(500, 50))
            .toJson(parameters));
  }
}
