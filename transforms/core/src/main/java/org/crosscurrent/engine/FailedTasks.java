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

import java.util.TreeSet;
import org.crosscurrent.model.Signal;

/** Keeps the list of a signal's failed tasks: each once, in alphabetical order. */
final class FailedTasks {

  private FailedTasks() {}

  static Signal with(String task, Signal signal) {
    TreeSet<String> failed = new TreeSet<>(signal.getFailed());
    return failed.add(task) ? set(signal, failed) : signal;
  }

  static Signal without(String task, Signal signal) {
    if (signal.getFailed().isEmpty()) {
      return signal;
    }
    TreeSet<String> failed = new TreeSet<>(signal.getFailed());
    return failed.remove(task) ? set(signal, failed) : signal;
  }

  private static Signal set(Signal signal, TreeSet<String> failed) {
    return signal.toBuilder().setFailed(failed.stream().toList()).build();
  }
}
