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
package org.crosscurrent.api.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.crosscurrent.api.http.Cursor;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Page;
import org.crosscurrent.api.http.Range;
import org.crosscurrent.api.signals.SignalQueries;
import org.crosscurrent.api.store.Sql;
import org.crosscurrent.api.store.Store;

/** What is read from {@code dead_letters}. */
public final class LetterQueries {
  /** How much of a payload is shown, in bytes. */
  static final int SHOWN_PAYLOAD = 65_536;

  private static final String COLUMNS =
      "id, reason, stage, message, platform, collection, observed_at, attempt, headers, written_at,"
          + " octet_length(payload) AS payload_bytes,"
          + " (extract(epoch FROM written_at) * 1000000)::int8 AS "
          + Page.MICROS;

  private static final String PAYLOAD =
      ", encode(substring(payload FROM 1 FOR " + SHOWN_PAYLOAD + "), 'base64') AS payload";

  /**
   * Steps from reason to reason through an index, and counts each in it: the table itself, with all
   * payloads, is not read.
   */
  private static final String REASONS =
      "WITH RECURSIVE known (reason) AS ((SELECT min(reason) FROM dead_letters) UNION ALL"
          + " SELECT (SELECT min(d.reason) FROM dead_letters d WHERE d.reason > k.reason)"
          + " FROM known k WHERE k.reason IS NOT NULL)"
          + " SELECT k.reason, f.count, f.last_at FROM known k CROSS JOIN LATERAL"
          + " (SELECT count(*) AS count, max(d.written_at) AS last_at FROM dead_letters d"
          + " WHERE d.reason = k.reason) f WHERE k.reason IS NOT NULL"
          + " ORDER BY f.count DESC, k.reason";

  private final Store store;

  public LetterQueries(Store store) {
    this.store = store;
  }

  /**
   * Letters from the latest written to the first.
   *
   * @param range of the times of writing
   * @param withPayload whether what is in them is shown, too
   */
  Page newest(
      String reason, String platform, Range range, Cursor after, int limit, boolean withPayload) {
    Sql sql = Sql.of("SELECT " + COLUMNS + (withPayload ? PAYLOAD : ""));
    sql.add("FROM dead_letters WHERE true");
    sql.addIf(reason, "AND reason = ?").addIf(platform, "AND platform = ?");
    sql.addIf(range.from(), "AND written_at >= ?").addIf(range.to(), "AND written_at < ?");
    if (after != null) {
      sql.add(
          "AND (written_at, id) < (?, ?)", SignalQueries.ofMicros(after.number()), after.text());
    }
    sql.add("ORDER BY written_at DESC, id DESC LIMIT ?", limit + 1);
    Page page =
        Page.of(
            store.read(rows -> rows.all(sql)),
            limit,
            row -> new Cursor(row.get(Page.MICROS).longValue(), row.get("id").textValue()));
    if (withPayload) {
      page.items().forEach(LetterQueries::show);
    }
    return page;
  }

  /** How many letters there are of each reason, the most frequent first. */
  JsonNode reasons() {
    ObjectNode json = Json.object();
    json.set("items", Json.array(store.read(rows -> rows.all(Sql.of(REASONS)))));
    return json;
  }

  /** What is a text is shown as one, all else in Base64. */
  private static void show(ObjectNode row) {
    byte[] payload = Base64.getMimeDecoder().decode(row.remove("payload").textValue());
    boolean cut = row.get("payload_bytes").longValue() > payload.length;
    String text = text(payload, cut);
    row.put("payload_text", text);
    row.put("payload_base64", text == null ? Base64.getEncoder().encodeToString(payload) : null);
  }

  /** The text that bytes are, or null; where they were cut, without the character cut through. */
  private static String text(byte[] bytes, boolean cut) {
    for (int less = 0; less <= (cut ? 3 : 0); less++) {
      try {
        ByteBuffer part = ByteBuffer.wrap(bytes, 0, bytes.length - less);
        return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    return null;
  }
}
