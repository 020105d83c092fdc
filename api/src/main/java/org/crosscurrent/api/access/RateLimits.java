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

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often one may ask: a token bucket each, of as many tokens as there may be requests a minute,
 * which refills evenly. In the memory of this process: each replica counts for itself.
 */
final class RateLimits {
  /** Refused logins a minute and address. */
  static final int MOST_FAILURES = 20;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** After this time without a request a bucket is full again, and can be forgotten. */
  private static final Duration FORGOTTEN = MINUTE.multipliedBy(2);

  private static final int MOST_BUCKETS = 100_000;

  private final LoadingCache<Counted, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_BUCKETS)
          .expireAfterAccess(FORGOTTEN)
          .build(counted -> bucket(counted.perMinute()));

  /** Who is counted, and how often it may ask; kinds apart. */
  private record Counted(String kind, String id, int perMinute) {}

  /**
   * How a request stands.
   *
   * @param passes whether it may go on
   * @param limit requests a minute
   * @param remaining how many more may follow at once
   * @param resetSeconds until all may follow at once again, rounded up
   * @param retrySeconds until one may follow, rounded up; 0 where it passes
   */
  record Standing(
      boolean passes, int limit, long remaining, long resetSeconds, long retrySeconds) {}

  /** Counts a request of a key. */
  Standing ofKey(String id, int perMinute) {
    return count(new Counted("key", id, perMinute));
  }

  /** Counts a request without a key from an address. */
  Standing ofAddress(String address, int perMinute) {
    return count(new Counted("address", address, perMinute));
  }

  /** Counts a refused login from an address. */
  Standing ofFailure(String address) {
    return count(new Counted("failure", address, MOST_FAILURES));
  }

  /** Whether an address has refused logins left. */
  boolean mayFail(String address) {
    return buckets.get(new Counted("failure", address, MOST_FAILURES)).getAvailableTokens() > 0;
  }

  private Standing count(Counted counted) {
    ConsumptionProbe probe = buckets.get(counted).tryConsumeAndReturnRemaining(1);
    return new Standing(
        probe.isConsumed(),
        counted.perMinute(),
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForReset()),
        probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
  }

  private static long seconds(long nanos) {
    return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .build();
  }
}
