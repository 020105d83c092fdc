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
package org.crosscurrent.engine;

/** What a text costs an engine, and so how a pipeline treats it. */
public enum EngineCost {
  /**
   * Microseconds a text. Time and memory are linear in its length, and it throws for no text, so it
   * runs on the pipeline's own thread without a time limit.
   */
  LIGHT,

  /** Up to some milliseconds a text. It runs on a thread of its own, with a time limit. */
  MEDIUM,

  /**
   * Tens of milliseconds a text, or gigabytes of memory. It runs on a thread of its own, with a
   * time limit; choose it for texts that are worth it.
   */
  HEAVY
}
