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
package org.crosscurrent.onnx;

/** What went wrong elsewhere, as the end of a sentence of ours. */
final class Sentence {

  private static final int LONGEST = 300;

  private Sentence() {}

  /** The first line of the message; the kind of failure if there is none. */
  static String of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElseThrow().strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
