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
import org.crosscurrent.model.Observation;
import org.joda.time.Instant;

/**
 * {@code observations}: key (post id, observed_at). A settled observation has no version but the
 * generation: writing it again changes nothing, and a later run that knows more of the past
 * replaces it.
 */
final class ObservationsTable extends TableWriter<Observation> {

  private static final long serialVersionUID = 1L;

  ObservationsTable() {
    super(
        "observations",
        new Columns<Observation>()
            .text("post_id", Observation::getPostId)
            .instant("observed_at", Observation::getObservedAt)
            .text("platform", Observation::getPlatform)
            .bigint("score", o -> o.getCounts().getScore())
            .bigint("comments", o -> o.getCounts().getComments())
            .bigint("shares", o -> o.getCounts().getShares())
            .bigint("views", o -> o.getCounts().getViews())
            .real("score_velocity", Observation::getScoreVelocity)
            .real("comment_velocity", Observation::getCommentVelocity)
            .real("sentiment", Observation::getSentiment)
            .real("trending_score", Observation::getTrendingScore)
            .texts("topics", Observation::getTopics)
            .bigint("content_digest", Observation::getContentDigest)
            .integer("generation", Observation::getGeneration),
        UpsertSql.replacingChanged(
                List.of("post_id", "observed_at"),
                List.of(
                    "platform",
                    "score",
                    "comments",
                    "shares",
                    "views",
                    "score_velocity",
                    "comment_velocity",
                    "sentiment",
                    "trending_score",
                    "topics",
                    "content_digest",
                    "generation"))
            .unlessBelow("generation")
            .unlessDeletedSince("observed_at"));
  }

  @Override
  Comparator<Observation> keyOrder() {
    return Comparator.comparing(Observation::getPostId).thenComparing(Observation::getObservedAt);
  }

  @Override
  Comparator<Observation> versionOrder() {
    return (a, b) -> 0;
  }

  @Override
  Instant observedAt(Observation row) {
    return row.getObservedAt();
  }

  @Override
  String postId(Observation row) {
    return row.getPostId();
  }

  @Override
  String platform(Observation row) {
    return row.getPlatform();
  }

  @Override
  Instant partitionedBy(Observation row) {
    return row.getObservedAt();
  }

  @Override
  String lock() {
    return LOCK_SHARED;
  }
}
