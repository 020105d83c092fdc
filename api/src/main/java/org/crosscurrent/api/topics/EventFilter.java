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

import java.util.List;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.store.Sql;

/**
 * Which events are asked for; null for all.
 *
 * @param platform that led or followed
 * @param status active, resolved or all
 */
record EventFilter(String topic, String platform, String status, Range range) {
  static EventFilter of(Parameters parameters) {
    return new EventFilter(
        parameters.topic(),
        parameters.platform(),
        parameters.choice("status", List.of("active", "resolved", "all"), "all"),
        parameters.range());
  }

  void addTo(Sql sql) {
    sql.addIf(topic, "AND e.topic = ?");
    if (platform != null) {
      sql.add("AND (e.origin_platform = ? OR e.lags ->> ? IS NOT NULL)", platform, platform);
    }
    sql.addIf(range.from(), "AND e.updated_at >= ?").addIf(range.to(), "AND e.started_at < ?");
    if (!status.equals("all")) {
      sql.add("AND e.resolved_at IS " + (status.equals("active") ? "NULL" : "NOT NULL"));
    }
  }
}
