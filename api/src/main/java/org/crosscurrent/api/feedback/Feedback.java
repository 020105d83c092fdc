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
package org.crosscurrent.api.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;

/**
 * What somebody tells about one post.
 *
 * @param vote up or down; null for none
 * @param reason of a report; null for none
 * @param note to the report; may be null
 */
record Feedback(String postId, String vote, String reason, String note) {
  static final List<String> VOTES = List.of("up", "down");
  static final List<String> REASONS =
      List.of("spam", "abuse", "misinformation", "wrong-sentiment", "wrong-topic", "other");
  private static final int LONGEST_ID = 1024;
  private static final int LONGEST_NOTE = 1000;

  /**
   * Reads the body of a request.
   *
   * @throws Problem (400) with what is wrong with it
   */
  static Feedback read(byte[] body) {
    JsonNode json = object(body);
    requireKnown(json, "", List.of("post_id", "vote", "report"));
    JsonNode report = json.path("report");
    boolean reported = !report.isMissingNode() && !report.isNull();
    if (reported && !report.isObject()) {
      throw wrong("report", "an object of reason and note");
    }
    requireKnown(report, "report.", List.of("reason", "note"));
    String reason = choice(report, "reason", REASONS);
    if (reported && reason == null) {
      throw wrong("reason", "one of " + String.join(", ", REASONS));
    }
    String postId = text(json, "post_id", LONGEST_ID);
    if (postId == null) {
      throw wrong("post_id", "a text of 1 to " + LONGEST_ID + " characters");
    }
    String vote = choice(json, "vote", VOTES);
    if (vote == null && reason == null) {
      throw Problem.badRequest(null, "The body has neither a 'vote' nor a 'report'.");
    }
    return new Feedback(postId, vote, reason, text(report, "note", LONGEST_NOTE));
  }

  private static JsonNode object(byte[] body) {
    JsonNode json;
    try {
      json = Json.parse(body);
    } catch (UncheckedIOException e) {
      throw Problem.badRequest(null, "The body is no valid JSON.");
    }
    if (!json.isObject()) {
      throw Problem.badRequest(null, "The body is no JSON object.");
    }
    return json;
  }

  private static void requireKnown(JsonNode json, String prefix, List<String> known) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw Problem.badRequest(
            prefix + name,
            "Field '"
                + Problem.shown(prefix + name)
                + "' is unknown; valid are: "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  private static String choice(JsonNode json, String name, List<String> choices) {
    String value = text(json, name, LONGEST_ID);
    if (value != null && !choices.contains(value)) {
      throw wrong(name, "one of " + String.join(", ", choices));
    }
    return value;
  }

  private static String text(JsonNode json, String name, int longest) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isTextual() ? value.textValue() : "";
    if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0 || isBroken(text)) {
      throw wrong(name, "a text of 1 to " + longest + " characters");
    }
    return text;
  }

  /** Whether half of a surrogate pair stands alone, which is no text that could be stored. */
  private static boolean isBroken(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static Problem wrong(String name, String valid) {
    return Problem.badRequest(name, "Field '" + name + "' must be " + valid + ".");
  }
}
