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
package org.crosscurrent.corenlp;

import org.crosscurrent.engine.EngineException;

/** How scoring ends before its time, so that whoever waits for it can give up a text. */
final class Interruption {

  private Interruption() {}

  /**
   * Returns if the thread was not interrupted.
   *
   * @throws EngineException if it was; it still is
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw told();
    }
  }

  /** After CoreNLP has seen and cleared the thread's mark. */
  static EngineException seen() {
    Thread.currentThread().interrupt();
    return told();
  }

  private static EngineException told() {
    return new EngineException("the engine 'corenlp' was interrupted");
  }
}
