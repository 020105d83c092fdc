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
package org.crosscurrent.runners.flink;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What lies below the layers that Beam and Flink wrap around a failure. */
final class RootCause {

  private RootCause() {}

  /** The innermost cause; the first one where causes form a circle. */
  static Throwable of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable cause = failure;
    while (cause.getCause() != null && seen.add(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The innermost cause in one line, with its kind where the message alone says too little. */
  static String sentence(Throwable failure) {
    Throwable cause = of(failure);
    String kind = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return kind;
    }
    return message.strip().lines().findFirst().orElse("").strip() + " (" + kind + ")";
  }
}
