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
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.discovery.DiscoveredTopic;
import org.joda.time.Instant;

/** {@code discovered_topics}: key (window_start, language, phrase), version (inputs). */
final class DiscoveredTopicsTable extends TableWriter<DiscoveredTopic> {

  private static final long serialVersionUID = 1L;

  DiscoveredTopicsTable() {
    super(
        "discovered_topics",
        new Columns<DiscoveredTopic>()
            .text("language", DiscoveredTopic::getLanguage)
            .text("phrase", DiscoveredTopic::getPhrase)
            .instant("window_start", DiscoveredTopic::getWindowStart)
            .instant("window_end", DiscoveredTopic::getWindowEnd)
            .text("category", DiscoveredTopic::getCategory)
            .texts("variants", DiscoveredTopic::getVariants)
            .bigint("posts", DiscoveredTopic::getPosts)
            .bigint("window_posts", DiscoveredTopic::getWindowPosts)
            .bigint("history_posts", DiscoveredTopic::getHistoryPosts)
            .bigint("history_window_posts", DiscoveredTopic::getHistoryWindowPosts)
            .real("score", DiscoveredTopic::getScore)
            .real("lift", DiscoveredTopic::getLift)
            .texts("sample_posts", DiscoveredTopic::getEvidence)
            .bigint("inputs", DiscoveredTopic::getVersion),
        UpsertSql.versioned(List.of("window_start", "language", "phrase"), List.of("inputs")));
  }

  @Override
  Comparator<DiscoveredTopic> keyOrder() {
    return Comparator.comparing(DiscoveredTopic::getWindowStart)
        .thenComparing(DiscoveredTopic::getLanguage)
        .thenComparing(DiscoveredTopic::getPhrase);
  }

  @Override
  Comparator<DiscoveredTopic> versionOrder() {
    return Comparator.comparingLong(DiscoveredTopic::getVersion);
  }

  @Override
  Instant observedAt(DiscoveredTopic row) {
    return row.getWindowStart();
  }

  @Override
  @Nullable String platform(DiscoveredTopic row) {
    return null;
  }

  @Override
  Instant partitionedBy(DiscoveredTopic row) {
    return row.getWindowStart();
  }
}
