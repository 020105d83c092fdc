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
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in: finds out who asks, how often, and whether he may.
 *
 * <p>What it knows of keys and logins it asks the store for at most every {@link #REMEMBERED}: so
 * long a revoked key still opens, at most, on every replica.
 */
public final class Gate {
  /** How long an answer of the store is remembered. */
  public static final Duration REMEMBERED = Duration.ofSeconds(3);

  /** Requests a minute that a key may send unless set otherwise. */
  public static final int DEFAULT_RATE = 1200;

  /** The request's attribute in which its id stands. */
  public static final String REQUEST_ID = "crosscurrent.request_id";

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String CHALLENGE = "Bearer realm=\"crosscurrent\"";
  private static final String BAD_TOKEN = CHALLENGE + ", error=\"invalid_token\"";
  private static final String SCHEME = "bearer ";
  private static final String WRONG = "The key or token shown is not valid.";

  /** Of no secret: what a wrong id is compared with, so that it takes as long as a right one. */
  private static final String NOBODY = "0".repeat(64);

  private final boolean on;
  private final Sessions sessions;
  private final Audit audit;
  private final int rate;
  private final Clock clock;
  private final RateLimits limits = new RateLimits();
  private final LoadingCache<String, Optional<ApiKey>> keys;

  private Gate(boolean on, Store store, Sessions sessions, int rate, Clock clock) {
    this.on = on;
    this.sessions = sessions;
    this.audit = new Audit(store);
    this.rate = rate;
    this.clock = clock;
    ApiKeys inStore = new ApiKeys(store);
    keys =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build(inStore::find);
  }

  /** Access is off: whoever asks is {@link Caller#LOCAL}. For a loopback address alone. */
  public static Gate open() {
    return new Gate(false, null, null, DEFAULT_RATE, Clock.systemUTC());
  }

  /**
   * Access is on.
   *
   * @param store the one that is written to
   * @param rate requests a minute of a key that has no rate of its own, and of an address without a
   *     key
   */
  public static Gate guarding(Store store, Sessions sessions, int rate, Clock clock) {
    return new Gate(true, store, sessions, rate, clock);
  }

  /** Whether callers have to show who they are. */
  public boolean isOn() {
    return on;
  }

  /**
   * Lets a request in, and tells in the headers of its answer how many more may follow.
   *
   * @param needed the least role; for {@link Role#ANYONE} nothing that is shown is looked at
   * @throws Problem 401, 403 or 429
   */
  public Caller admit(HttpServletRequest request, HttpServletResponse response, Role needed) {
    if (!on) {
      return Caller.LOCAL;
    }
    String address = request.getRemoteAddr();
    if (needed == Role.ANYONE) {
      count(limits.ofAddress(address, rate), response);
      return Caller.ANYONE;
    }
    ApiKey key = keyOf(request, address);
    count(limits.ofKey(key.id(), key.rate() == null ? rate : key.rate()), response);
    Caller caller = new Caller(key.id(), key.role());
    if (!key.role().covers(needed)) {
      if (needed == Role.OPERATOR) {
        record(caller, request, "refused");
      }
      throw Problem.forbidden(
          "This needs the role "
              + needed.text()
              + ", but the key shown has the role "
              + key.role().text()
              + ".",
          Map.of("WWW-Authenticate", CHALLENGE + ", error=\"insufficient_scope\""));
    }
    return caller;
  }

  /** Whether a caller that was let in would be again: for answers that take long. */
  public boolean stillHolds(Caller caller) {
    return !on
        || caller.role() == Role.ANYONE
        || keys.get(caller.id()).filter(key -> key.isValidAt(clock.instant())).isPresent();
  }

  /** Writes down what an operator did; nothing where access is off. */
  public void record(Caller caller, HttpServletRequest request, String outcome) {
    if (on) {
      String target = request.getRequestURI();
      audit.write(Audit.Entry.of(caller, request.getMethod(), target, outcome, id(request)));
    }
  }

  /**
   * Counts a refused login.
   *
   * @param shown what may be told of what was shown, or null
   * @return the 401 to throw, or a 429 where there were too many
   */
  Problem failure(HttpServletRequest request, String shown, String why, String detail) {
    String address = request.getRemoteAddr();
    RateLimits.Standing standing = limits.ofFailure(address);
    if (!standing.passes()) {
      return tooManyFailures(standing.retrySeconds());
    }
    LOG.warn("A login from {} was refused: {}", address, why);
    audit.write(new Audit.Entry(shown, null, "login", address, "refused: " + why, id(request)));
    return Problem.unauthorized(detail, BAD_TOKEN);
  }

  /**
   * Spares the store those who were refused too often.
   *
   * @throws Problem 429
   */
  void requireMayFail(HttpServletRequest request) {
    if (!limits.mayFail(request.getRemoteAddr())) {
      throw tooManyFailures(1);
    }
  }

  private ApiKey keyOf(HttpServletRequest request, String address) {
    String shown = request.getHeader("Authorization");
    if (shown == null || !shown.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw Problem.unauthorized(
          "This needs a key or a token, shown as 'Authorization: Bearer ...'.", CHALLENGE);
    }
    String text = shown.substring(SCHEME.length()).strip();
    return text.startsWith(KeyText.PREFIX) ? ofKey(text, request, address) : ofToken(text, request);
  }

  private ApiKey ofKey(String text, HttpServletRequest request, String address) {
    Optional<KeyText> shown = KeyText.parse(text);
    if (shown.isEmpty()) {
      throw failure(request, null, "malformed key", WRONG);
    }
    String id = shown.get().id();
    Optional<ApiKey> key = limits.mayFail(address) ? keys.get(id) : keys.getIfPresent(id);
    if (key == null) {
      throw tooManyFailures(1);
    }
    if (!shown.get().hasHash(key.map(ApiKey::hash).orElse(NOBODY))) {
      throw failure(request, id, "wrong key", WRONG);
    }
    return valid(key.orElseThrow(), request);
  }

  private ApiKey ofToken(String text, HttpServletRequest request) {
    AccessTokens.Claims claims;
    try {
      claims = sessions.verify(text);
    } catch (AccessTokens.RefusedException e) {
      if (e.isExpired()) {
        throw Problem.unauthorized(
            "The token shown has expired: get the next one with POST /api/v1/auth/refresh.",
            BAD_TOKEN);
      }
      throw failure(request, null, "wrong token", WRONG);
    }
    ApiKey key = keys.get(claims.keyId()).orElse(null);
    if (key == null || !sessions.isOpen(claims.family())) {
      throw failure(request, claims.keyId(), "revoked token", "The token shown was revoked.");
    }
    return valid(key, request);
  }

  private ApiKey valid(ApiKey key, HttpServletRequest request) {
    if (key.revokedAt() != null) {
      throw failure(request, key.id(), "revoked key", "The key shown was revoked.");
    }
    if (key.isExpiredAt(clock.instant())) {
      throw failure(request, key.id(), "expired key", "The key shown has expired.");
    }
    return key;
  }

  private static void count(RateLimits.Standing standing, HttpServletResponse response) {
    response.setHeader("RateLimit-Limit", String.valueOf(standing.limit()));
    response.setHeader("RateLimit-Remaining", String.valueOf(standing.remaining()));
    response.setHeader("RateLimit-Reset", String.valueOf(standing.resetSeconds()));
    if (!standing.passes()) {
      throw Problem.tooManyRequests(
          "There may be " + standing.limit() + " requests a minute, and there were more.",
          standing.retrySeconds());
    }
  }

  private static Problem tooManyFailures(long retrySeconds) {
    return Problem.tooManyRequests(
        "There were too many refused logins from this address.", retrySeconds);
  }

  private static String id(HttpServletRequest request) {
    return (String) request.getAttribute(REQUEST_ID);
  }
}
