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
package org.crosscurrent.mapping;

import org.crosscurrent.model.DeadLetterReason;

/** Ends the reading of one post from within; {@link MappedPlatform} turns it into a rejection. */
final class Rejection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  Rejection(DeadLetterReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static Rejection missing(String field) {
    return new Rejection(DeadLetterReason.MISSING_FIELD, field + " is missing");
  }

  static Rejection malformed(String message) {
    return new Rejection(DeadLetterReason.MALFORMED, message);
  }

  static Rejection unknownShape(String platform) {
    return new Rejection(
        DeadLetterReason.SCHEMA_DRIFT, "the payload has none of the known shapes of " + platform);
  }

  DeadLetterReason reason() {
    return reason;
  }

  /** The same, found in a part of a payload. */
  Rejection in(String part) {
    return new Rejection(reason, part + ": " + getMessage());
  }
}
