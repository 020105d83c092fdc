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
package org.crosscurrent.dedup;

import java.io.Serializable;

/**
 * How long a content is remembered, and in which windows posts are settled.
 *
 * @param memoryMillis how long a post stays canonical
 * @param windowMillis length of the windows
 */
record ContentRule(long memoryMillis, long windowMillis) implements Serializable {

  /** The end, exclusive, of the window of a time. Windows are aligned to 1970. */
  long windowEnd(long at) {
    return at - Math.floorMod(at, windowMillis) + windowMillis;
  }
}
