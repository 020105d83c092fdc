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

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/**
 * What a key is exchanged for: short access tokens, and refresh tokens for the next ones.
 *
 * <p>A refresh token is valid for 30 days and for one use, which gives its successor. Whoever uses
 * one again may have stolen it, or have been stolen from: all that followed from the same login is
 * revoked, access tokens included.
 */
public final class Sessions {
  /** How long a refresh token is valid. */
  public static final Duration REFRESH_LIFE = Duration.ofDays(30);

  /** How long a row is kept when its token is past its time. */
  private static final Duration KEPT_AFTER = Duration.ofDays(1);

  private static final int MOST_REMEMBERED = 10_000;

  private final Store store;
  private final AccessTokens accessTokens;
  private final Clock clock;
  private final LoadingCache<String, Boolean> open;

  /**
   * @param store the one that is written to
   */
  public Sessions(Store store, SigningSecret secret, Clock clock) {
    this.store = store;
    this.clock = clock;
    accessTokens = new AccessTokens(secret, clock);
    open =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Gate.REMEMBERED)
            .build(this::isOpenInStore);
  }

  /** An access token and the refresh token for the next one. */
  record Tokens(String accessToken, String refreshToken, Role role) {
    /** Without the tokens. */
    @Override
    public String toString() {
      return "tokens of a " + role.text();
    }
  }

  /** Exchanges a key that was shown for tokens: a login. */
  Tokens begin(Caller caller, String requestId) {
    return store.change(
        rows -> {
          Instant now = clock.instant();
          rows.change(
              Sql.of("DELETE FROM refresh_tokens WHERE expires_at < ?", now.minus(KEPT_AFTER)));
          String family = KeyText.randomId();
          Tokens tokens = add(rows, family, caller, now);
          Audit.write(rows, Audit.Entry.of(caller, "tokens issued", family, "done", requestId));
          return tokens;
        });
  }

  private Tokens add(Rows rows, String family, Caller caller, Instant now) throws SQLException {
    String refreshToken = KeyText.randomRefreshToken();
    rows.change(
        Sql.of(
            "INSERT INTO refresh_tokens (hash, family, key_id, issued_at, expires_at)"
                + " VALUES (?, ?, ?, ?, ?)",
            KeyText.hash(refreshToken),
            family,
            caller.id(),
            now,
            now.plus(REFRESH_LIFE)));
    String accessToken = accessTokens.issue(caller.id(), caller.role(), family);
    return new Tokens(accessToken, refreshToken, caller.role());
  }

  /**
   * Exchanges a refresh token for its successor.
   *
   * @return empty when it is unknown, used, revoked or past its time, or its key is not valid
   */
  Optional<Tokens> refresh(String refreshToken, String requestId) {
    String hash = KeyText.hash(refreshToken);
    return store.change(rows -> refresh(rows, hash, requestId));
  }

  private Optional<Tokens> refresh(Rows rows, String hash, String requestId) throws SQLException {
    String family = lockFamily(rows, hash);
    if (family == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    JsonNode token = rows.first(Sql.of("SELECT * FROM refresh_tokens WHERE hash = ?", hash));
    ApiKey key = ApiKeys.find(rows, token.get("key_id").textValue()).orElseThrow();
    Caller caller = new Caller(key.id(), key.role());
    if (!token.get("used_at").isNull()) {
      revokeFamily(rows, family, now);
      Audit.write(
          rows, Audit.Entry.of(caller, "tokens refreshed", family, "reuse: revoked", requestId));
      return Optional.empty();
    }
    boolean valid =
        token.get("revoked_at").isNull()
            && now.isBefore(Instant.parse(token.get("expires_at").textValue()))
            && key.isValidAt(now);
    if (!valid) {
      Audit.write(rows, Audit.Entry.of(caller, "tokens refreshed", family, "refused", requestId));
      return Optional.empty();
    }
    rows.change(Sql.of("UPDATE refresh_tokens SET used_at = ? WHERE hash = ?", now, hash));
    Tokens tokens = add(rows, family, caller, now);
    Audit.write(rows, Audit.Entry.of(caller, "tokens refreshed", family, "done", requestId));
    return Optional.of(tokens);
  }

  /**
   * Revokes a refresh token and all that came of the same login. One that is unknown is none that
   * could be used, and nothing is to be done.
   */
  void revoke(String refreshToken, String requestId) {
    String hash = KeyText.hash(refreshToken);
    store.change(
        rows -> {
          String family = lockFamily(rows, hash);
          if (family != null) {
            JsonNode key =
                rows.first(
                    Sql.of(
                        "SELECT k.id, k.role FROM refresh_tokens r JOIN api_keys k"
                            + " ON k.id = r.key_id WHERE r.hash = ?",
                        hash));
            revokeFamily(rows, family, clock.instant());
            Audit.write(
                rows,
                new Audit.Entry(
                    key.get("id").textValue(),
                    key.get("role").textValue(),
                    "tokens revoked",
                    family,
                    "done",
                    requestId));
          }
          return null;
        });
  }

  /**
   * The family of a token, of which until the end of the transaction no other one is used or
   * revoked: otherwise a successor could be made while the family is revoked, and be left out.
   */
  private static String lockFamily(Rows rows, String hash) throws SQLException {
    JsonNode row = rows.first(Sql.of("SELECT family FROM refresh_tokens WHERE hash = ?", hash));
    if (row == null) {
      return null;
    }
    String family = row.get("family").textValue();
    rows.first(
        Sql.of("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text AS locked", family));
    return family;
  }

  private void revokeFamily(Rows rows, String family, Instant now) throws SQLException {
    rows.change(
        Sql.of(
            "UPDATE refresh_tokens SET revoked_at = ? WHERE family = ? AND revoked_at IS NULL",
            now,
            family));
    open.invalidate(family);
  }

  /**
   * What a valid access token tells.
   *
   * @throws AccessTokens.RefusedException when it is not ours, past its time, or its login revoked
   */
  AccessTokens.Claims verify(String accessToken) throws AccessTokens.RefusedException {
    return accessTokens.verify(accessToken);
  }

  /** Whether a login is not revoked, as it was a few seconds ago. */
  boolean isOpen(String family) {
    return open.get(family);
  }

  private boolean isOpenInStore(String family) {
    return store.read(
        rows ->
            rows.first(
                    Sql.of(
                        "SELECT 1 AS one FROM refresh_tokens"
                            + " WHERE family = ? AND revoked_at IS NULL LIMIT 1",
                        family))
                != null);
  }
}
