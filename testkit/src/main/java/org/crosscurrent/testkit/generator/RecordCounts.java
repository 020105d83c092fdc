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
package org.crosscurrent.testkit.generator;

import java.util.Map;

/**
 * How many of what.
 *
 * @param records everything, redelivered and broken records included
 * @param posts distinct posts that were seen
 * @param observations distinct pairs of post and time of sighting
 * @param deletions distinct pairs of post and time of deletion
 * @param redeliveries records that were there before
 * @param deadLetters broken records by the label of their reason
 */
public record RecordCounts(
    long records,
    long posts,
    long observations,
    long deletions,
    long redeliveries,
    Map<String, Long> deadLetters) {

  /** All broken records. */
  public long broken() {
    return deadLetters.values().stream().mapToLong(Long::longValue).sum();
  }
}
