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
package org.crosscurrent.io.archive;

import java.io.IOException;

/** A store did not do what it was asked; the message is a few words without a full stop. */
final class StoreFailureException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  StoreFailureException(String words, boolean passing, Throwable cause) {
    super(words, cause);
    this.passing = passing;
  }

  /** Whether the same may succeed later on. */
  boolean isPassing() {
    return passing;
  }
}
