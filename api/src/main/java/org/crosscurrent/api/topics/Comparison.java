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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.crosscurrent.api.http.Json;

/**
 * How the platforms of an event stand to the one that led.
 *
 * <p>The lag of a platform is the seconds by which it followed the leader, its lead the seconds by
 * which it was ahead of the last: together they are the event's spread. Its sentiment delta is its
 * mean sentiment less the leader's; that of the event is the largest less the smallest mean.
 */
final class Comparison {
  private Comparison() {}

  /** Adds {@code sentiment_delta} and {@code platforms}, the leader first, to an event's row. */
  static void addTo(ObjectNode event) {
    JsonNode sentiments = event.get("sentiments");
    DoubleSummaryStatistics means = new DoubleSummaryStatistics();
    sentiments.forEach(mean -> means.accept(mean.doubleValue()));
    event.put("sentiment_delta", means.getCount() < 2 ? null : means.getMax() - means.getMin());

    String leader = event.get("origin_platform").textValue();
    long spread = event.get("spread_seconds").longValue();
    List<ObjectNode> platforms = new ArrayList<>();
    platforms.add(platform(leader, 0, spread, sentiments, leader));
    event
        .get("lags")
        .fields()
        .forEachRemaining(
            lag -> {
              if (!lag.getKey().equals(leader)) {
                long seconds = lag.getValue().longValue();
                platforms.add(platform(lag.getKey(), seconds, spread, sentiments, leader));
              }
            });
    platforms
        .subList(1, platforms.size())
        .sort(
            Comparator.comparingLong((ObjectNode row) -> row.get("lag_seconds").longValue())
                .thenComparing(row -> row.get("platform").textValue()));
    event.set("platforms", Json.array(platforms));
  }

  private static ObjectNode platform(
      String name, long lag, long spread, JsonNode sentiments, String leader) {
    ObjectNode row = Json.object().put("platform", name);
    row.put("is_leader", name.equals(leader));
    row.put("lag_seconds", lag);
    row.put("lead_seconds", spread - lag);
    Double own = mean(sentiments, name);
    Double leaders = mean(sentiments, leader);
    row.put("sentiment", own);
    row.put("sentiment_delta", own == null || leaders == null ? null : own - leaders);
    return row;
  }

  private static Double mean(JsonNode sentiments, String platform) {
    JsonNode mean = sentiments.get(platform);
    return mean == null || !mean.isNumber() ? null : mean.doubleValue();
  }
}
