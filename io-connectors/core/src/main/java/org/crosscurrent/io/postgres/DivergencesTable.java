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
import org.crosscurrent.model.Divergence;
import org.joda.time.Instant;

/**
 * {@code divergences}: key (window_start, topic, platform_a, platform_b), version (generation,
 * inputs).
 */
final class DivergencesTable extends TableWriter<Divergence> {

  private static final long serialVersionUID = 1L;

  private static final List<String> KEYS =
      List.of("window_start", "topic", "platform_a", "platform_b");
  private static final List<String> VERSION = List.of("generation", "inputs");

  DivergencesTable() {
    this(UpsertSql.versioned(KEYS, VERSION));
  }

  /** For rows that were worked out anew from the stored windows. */
  static DivergencesTable recomputed() {
    return new DivergencesTable(UpsertSql.authoritative(KEYS, VERSION));
  }

  private DivergencesTable(UpsertSql sql) {
    super(
        "divergences",
        new Columns<Divergence>()
            .text("topic", Divergence::getTopic)
            .text("platform_a", Divergence::getPlatformA)
            .text("platform_b", Divergence::getPlatformB)
            .instant("window_start", Divergence::getWindowStart)
            .instant("window_end", Divergence::getWindowEnd)
            .real("mean_a", Divergence::getMeanA)
            .real("mean_b", Divergence::getMeanB)
            .bigint("posts_a", Divergence::getPostsA)
            .bigint("posts_b", Divergence::getPostsB)
            .real("difference", Divergence::getDifference)
            .integer("generation", Divergence::getGeneration)
            .bigint("inputs", Divergence::getInputs),
        sql);
  }

  @Override
  Comparator<Divergence> keyOrder() {
    return Comparator.comparing(Divergence::getWindowStart)
        .thenComparing(Divergence::getTopic)
        .thenComparing(Divergence::getPlatformA)
        .thenComparing(Divergence::getPlatformB);
  }

  @Override
  Comparator<Divergence> versionOrder() {
    return Comparator.comparingInt(Divergence::getGeneration)
        .thenComparingLong(Divergence::getInputs);
  }

  @Override
  Instant observedAt(Divergence row) {
    return row.getWindowStart();
  }

  @Override
  String platform(Divergence row) {
    return row.getPlatformA();
  }

  @Override
  Instant partitionedBy(Divergence row) {
    return row.getWindowStart();
  }
}
