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
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscurrent.api.store.Rows;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** The keys in the store. Every change leaves a row in the audit, in the same transaction. */
public final class ApiKeys {
  private static final String COLUMNS =
      "id, name, role, hash, created_at, expires_at, revoked_at, rate";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM api_keys";

  private final Store store;

  /**
   * @param store the one that is written to: a replica would know of a revocation too late
   */
  public ApiKeys(Store store) {
    this.store = store;
  }

  /** A new key: what is kept of it, and the text that its holder is to show, told this once. */
  public record Created(ApiKey key, String text) {
    /** Without the text. */
    @Override
    public String toString() {
      return key.toString();
    }
  }

  /**
   * Makes a key.
   *
   * @param name what a person calls it
   * @param role what its holder may do, not {@link Role#ANYONE}
   * @param expiresAt null: never
   * @param rate requests a minute; null: as many as the server lets a key
   */
  public Created create(String name, Role role, Instant expiresAt, Integer rate) {
    if (role == Role.ANYONE) {
      throw new IllegalArgumentException("The role of a key must be reader, writer or operator.");
    }
    KeyText text = KeyText.random();
    return store.change(
        rows -> {
          JsonNode row =
              rows.first(
                  Sql.of(
                      "INSERT INTO api_keys (id, name, role, hash, expires_at, rate)"
                          + " VALUES (?, ?, ?, ?, ?::timestamptz, ?::int) RETURNING "
                          + COLUMNS,
                      text.id(),
                      name,
                      role.text(),
                      KeyText.hash(text.secret()),
                      expiresAt,
                      rate));
          Audit.write(rows, Audit.Entry.atServer("key created", text.id(), role.text()));
          return new Created(key(row), text.text());
        });
  }

  /** All keys, the newest first. */
  public List<ApiKey> list() {
    return store.read(
        rows ->
            rows.all(Sql.of(SELECT).add("ORDER BY created_at DESC, id")).stream()
                .map(ApiKeys::key)
                .toList());
  }

  /** The key of an id. */
  public Optional<ApiKey> find(String id) {
    return store.read(rows -> find(rows, id));
  }

  static Optional<ApiKey> find(Rows rows, String id) throws SQLException {
    return Optional.ofNullable(rows.first(Sql.of(SELECT + " WHERE id = ?", id))).map(ApiKeys::key);
  }

  /**
   * Revokes a key and all refresh tokens that it was exchanged for. To revoke one again changes
   * nothing.
   *
   * @return whether there is such a key
   */
  public boolean revoke(String id) {
    return store.change(
        rows -> {
          int known =
              rows.change(
                  Sql.of(
                      "UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = ?",
                      id));
          rows.change(
              Sql.of(
                  "UPDATE refresh_tokens SET revoked_at = now()"
                      + " WHERE key_id = ? AND revoked_at IS NULL",
                  id));
          Audit.write(
              rows, Audit.Entry.atServer("key revoked", id, known > 0 ? "done" : "unknown key"));
          return known > 0;
        });
  }

  private static ApiKey key(JsonNode row) {
    return new ApiKey(
        row.get("id").textValue(),
        row.get("name").textValue(),
        Role.valueOf(row.get("role").textValue().toUpperCase(Locale.ROOT)),
        row.get("hash").textValue(),
        time(row.get("created_at")),
        time(row.get("expires_at")),
        time(row.get("revoked_at")),
        row.get("rate").isNull() ? null : row.get("rate").intValue());
  }

  private static Instant time(JsonNode value) {
    return value.isNull() ? null : Instant.parse(value.textValue());
  }
}
