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
import org.crosscurrent.model.ShapeWindow;
import org.joda.time.Instant;

/** {@code shape_windows}: key (window_start, platform, shape), version (records). */
final class ShapeWindowsTable extends TableWriter<ShapeWindow> {

  private static final long serialVersionUID = 1L;

  ShapeWindowsTable() {
    super(
        "shape_windows",
        new Columns<ShapeWindow>()
            .text("platform", ShapeWindow::getPlatform)
            .text("shape", ShapeWindow::getShape)
            .instant("window_start", ShapeWindow::getWindowStart)
            .instant("window_end", ShapeWindow::getWindowEnd)
            .bigint("records", ShapeWindow::getRecords)
            .bigint("drifted", ShapeWindow::getDrifted)
            .instant("first_drifted_at", ShapeWindow::getFirstDriftedAt)
            .instant("last_drifted_at", ShapeWindow::getLastDriftedAt)
            .instant("last_sound_at", ShapeWindow::getLastSoundAt)
            .flag("breaker_open", ShapeWindow::isBreakerOpen)
            .text("fingerprint", ShapeWindow::getFingerprint)
            .json("fields", ShapeWindow::getFields)
            .json("added", ShapeWindow::getAdded)
            .json("lost", ShapeWindow::getLost),
        UpsertSql.versioned(List.of("window_start", "platform", "shape"), List.of("records")));
  }

  @Override
  Comparator<ShapeWindow> keyOrder() {
    return Comparator.comparing(ShapeWindow::getWindowStart)
        .thenComparing(ShapeWindow::getPlatform)
        .thenComparing(ShapeWindow::getShape);
  }

  @Override
  Comparator<ShapeWindow> versionOrder() {
    return Comparator.comparingLong(ShapeWindow::getRecords);
  }

  @Override
  Instant observedAt(ShapeWindow row) {
    return row.getWindowStart();
  }

  @Override
  String platform(ShapeWindow row) {
    return row.getPlatform();
  }

  @Override
  Instant partitionedBy(ShapeWindow row) {
    return row.getWindowStart();
  }
}
