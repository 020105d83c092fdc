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
package org.crosscurrent.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What {@link StoreRetention} did, or would do.
 *
 * @param dryRun whether it only looked
 * @param busy whether another one was at work, so that this one did nothing
 * @param firstKept the oldest day of which everything stays, in UTC; absent where busy
 * @param made partitions that were made
 * @param dropped partitions that were dropped
 * @param rows rows that were deleted, by table, where there are no partitions or only the default
 */
public record RetentionReport(
    boolean dryRun,
    boolean busy,
    LocalDate firstKept,
    List<String> made,
    List<String> dropped,
    Map<String, Long> rows) {

  static RetentionReport ofAnother() {
    return new RetentionReport(false, true, null, List.of(), List.of(), Map.of());
  }
}
