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
package org.crosscurrent.io.postgres;

import java.util.Comparator;
import java.util.List;
import org.crosscurrent.model.CrossPlatformEvent;
import org.joda.time.Instant;

/** {@code cross_platform_events}: key (topic, started_at), version (generation, version). */
final class CrossPlatformEventsTable extends TableWriter<CrossPlatformEvent> {

  private static final long serialVersionUID = 1L;

  private static final List<String> KEYS = List.of("topic", "started_at");
  private static final List<String> VERSION = List.of("generation", "version");

  CrossPlatformEventsTable() {
    this(UpsertSql.versioned(KEYS, VERSION));
  }

  /** For rows that were worked out anew from the stored windows. */
  static CrossPlatformEventsTable recomputed() {
    return new CrossPlatformEventsTable(UpsertSql.authoritative(KEYS, VERSION));
  }

  private CrossPlatformEventsTable(UpsertSql sql) {
    super(
        "cross_platform_events",
        new Columns<CrossPlatformEvent>()
            .text("topic", CrossPlatformEvent::getTopic)
            .instant("started_at", CrossPlatformEvent::getStartedAt)
            .instant("updated_at", CrossPlatformEvent::getUpdatedAt)
            .instant("resolved_at", CrossPlatformEvent::getResolvedAt)
            .text("origin_platform", CrossPlatformEvent::getOriginPlatform)
            .instant("origin_at", CrossPlatformEvent::getOriginAt)
            .json("lags", CrossPlatformEvent::getLags)
            .bigint("spread_seconds", CrossPlatformEvent::getSpreadSeconds)
            .bigint("posts", CrossPlatformEvent::getPosts)
            .json("sentiments", CrossPlatformEvent::getSentiments)
            .texts("sample_posts", CrossPlatformEvent::getSamplePosts)
            .integer("generation", CrossPlatformEvent::getGeneration)
            .bigint("version", CrossPlatformEvent::getVersion),
        sql);
  }

  @Override
  Comparator<CrossPlatformEvent> keyOrder() {
    return Comparator.comparing(CrossPlatformEvent::getTopic)
        .thenComparing(CrossPlatformEvent::getStartedAt);
  }

  @Override
  Comparator<CrossPlatformEvent> versionOrder() {
    return Comparator.comparingInt(CrossPlatformEvent::getGeneration)
        .thenComparingLong(CrossPlatformEvent::getVersion);
  }

  @Override
  Instant observedAt(CrossPlatformEvent row) {
    return row.getUpdatedAt();
  }

  @Override
  String platform(CrossPlatformEvent row) {
    return row.getOriginPlatform();
  }
}
