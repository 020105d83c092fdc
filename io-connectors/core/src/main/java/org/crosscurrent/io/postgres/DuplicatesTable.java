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
import org.crosscurrent.model.Duplicate;
import org.joda.time.Instant;

/**
 * {@code duplicates}: key (post id, first_observed_at). A duplicate has no version: writing it
 * again changes nothing, and a later run that knows more of the past replaces it.
 */
final class DuplicatesTable extends TableWriter<Duplicate> {

  private static final long serialVersionUID = 1L;

  DuplicatesTable() {
    super(
        "duplicates",
        new Columns<Duplicate>()
            .text("post_id", Duplicate::getPostId)
            .instant("first_observed_at", Duplicate::getFirstObservedAt)
            .text("platform", Duplicate::getPlatform)
            .text("duplicate_of", Duplicate::getDuplicateOf)
            .instant("canonical_observed_at", Duplicate::getCanonicalObservedAt)
            .text("content_hash", Duplicate::getContentHash),
        UpsertSql.replacingChanged(
                List.of("post_id", "first_observed_at"),
                List.of("platform", "duplicate_of", "canonical_observed_at", "content_hash"))
            .unlessDeletedSince("first_observed_at"));
  }

  @Override
  Comparator<Duplicate> keyOrder() {
    return Comparator.comparing(Duplicate::getPostId).thenComparing(Duplicate::getFirstObservedAt);
  }

  @Override
  Comparator<Duplicate> versionOrder() {
    return (a, b) -> 0;
  }

  @Override
  Instant observedAt(Duplicate row) {
    return row.getFirstObservedAt();
  }

  @Override
  String postId(Duplicate row) {
    return row.getPostId();
  }

  @Override
  String platform(Duplicate row) {
    return row.getPlatform();
  }

  @Override
  String lock() {
    return LOCK_SHARED;
  }
}
