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
package org.crosscurrent.api.access;

import java.time.Instant;

/**
 * A key as it is kept, without its secret.
 *
 * @param id names it
 * @param name what a person calls it
 * @param role what its holder may do
 * @param hash SHA-256 of its secret in hexadecimal digits
 * @param createdAt when it was made
 * @param expiresAt from when on it is not valid any more; null: never
 * @param revokedAt when it was revoked; null: it was not
 * @param rate requests a minute; null: as many as the server lets a key
 */
public record ApiKey(
    String id,
    String name,
    Role role,
    String hash,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Integer rate) {

  /** Whether it is past its time. */
  public boolean isExpiredAt(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Whether it is neither revoked nor past its time. */
  public boolean isValidAt(Instant now) {
    return revokedAt == null && !isExpiredAt(now);
  }
}
