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
package org.crosscurrent.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The names of the headers of our records, and how their values are read. */
final class RecordHeaders {

  static final String PLATFORM = "platform";
  static final String COLLECTION = "collection";
  static final String ATTEMPT = "attempt";
  static final String REASON = "reason";
  static final String STAGE = "stage";
  static final String MESSAGE = "message";
  static final String OBSERVED_AT = "observed-at";

  private RecordHeaders() {}

  /** All headers that have a value; of several with one name the last one, as Kafka has it. */
  static Map<String, String> read(@Nullable Headers headers) {
    Map<String, String> values = new TreeMap<>();
    if (headers != null) {
      for (Header header : headers) {
        if (header.value() != null) {
          values.put(header.key(), new String(header.value(), UTF_8));
        }
      }
    }
    return values;
  }

  /** The attempt; 0 where the header is absent or no number from 0 on. */
  static int attempt(Map<String, String> headers) {
    String text = headers.getOrDefault(ATTEMPT, "").trim();
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() <= 9 ? Integer.parseInt(text) : 0;
  }
}
