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
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;

/**
 * The body of a request about tokens: a JSON object, or nothing.
 *
 * @param refreshToken as it was sent in the body or, where it was not, in the cookie; or null
 * @param cookie whether the next refresh token is wanted as a cookie
 */
record AuthBody(String refreshToken, boolean cookie) {
  private static final String TOKEN = "refresh_token";
  private static final String COOKIE = "cookie";

  /** Without the token. */
  @Override
  public String toString() {
    return "cookie=" + cookie;
  }

  /**
   * Reads it.
   *
   * @param known the fields that may be there
   * @throws Problem 400 or 415
   */
  static AuthBody of(Call call, List<String> known) {
    JsonNode json = call.body().length == 0 ? Json.object() : parse(call);
    if (!json.isObject()) {
      throw Problem.badBody("The body must be a JSON object.");
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw Problem.badBody(
            "The field '"
                + Problem.shown(name)
                + "' is unknown here; valid are: "
                + String.join(", ", known)
                + ".");
      }
    }
    JsonNode cookie = json.path(COOKIE);
    if (!cookie.isMissingNode() && !cookie.isBoolean()) {
      throw Problem.badBody("The field 'cookie' must be true or false.");
    }
    JsonNode token = json.path(TOKEN);
    if (!token.isMissingNode() && !token.isTextual()) {
      throw Problem.badBody("The field 'refresh_token' must be a text.");
    }
    String inCookie = RefreshCookie.read(call);
    boolean byCookie = token.isMissingNode() && inCookie != null;
    return new AuthBody(byCookie ? inCookie : token.textValue(), byCookie || cookie.booleanValue());
  }

  private static JsonNode parse(Call call) {
    String type = call.header("Content-Type");
    String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!plain.equals("application/json")) {
      throw Problem.unsupportedMediaType("The body must be sent as application/json.");
    }
    try {
      return Json.parse(call.body());
    } catch (UncheckedIOException e) {
      throw Problem.badBody("The body is no JSON.");
    }
  }
}
