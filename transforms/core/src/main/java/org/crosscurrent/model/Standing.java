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
package org.crosscurrent.model;

/** Whether a signal counts in the aggregates. The order is part of the coders: append only. */
public enum Standing {
  /** Counts: the first post with its content. */
  UNIQUE,
  /** Repeats the content of an earlier post: an input of its windows, but not counted. */
  DUPLICATE,
  /** Deleted before its window ended: an input of its windows, but not counted. */
  WITHDRAWN
}
