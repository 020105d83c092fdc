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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.http.Problem;

/** {@code POST /auth/token}: exchanges the key that is shown for tokens. */
public final class TokenRoute implements Endpoint {
  private static final String KEY_SHOWN = "bearer " + KeyText.PREFIX;

  private final Sessions sessions;

  /**
   * @param sessions null where access is off
   */
  public TokenRoute(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/auth/token";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Answer answer(Call call) {
    AuthBody body = AuthBody.of(call, List.of("cookie"));
    requireAccess(sessions);
    String shown = call.header("Authorization");
    if (!shown.regionMatches(true, 0, KEY_SHOWN, 0, KEY_SHOWN.length())) {
      throw Problem.forbidden(
          "Only a key is exchanged for tokens, and a token was shown.", Map.of());
    }
    return tokens(call, sessions.begin(call.caller(), call.requestId()), body.cookie());
  }

  static void requireAccess(Sessions sessions) {
    if (sessions == null) {
      throw Problem.conflict("Access is off here: there are no tokens, and none is needed.");
    }
  }

  /** How tokens are told, by this route and by the one that renews them. */
  static Answer tokens(Call call, Sessions.Tokens tokens, boolean cookie) {
    ObjectNode json = Json.object();
    json.put("access_token", tokens.accessToken());
    json.put("token_type", "Bearer");
    json.put("expires_in", AccessTokens.LIFE.toSeconds());
    json.put("refresh_token", cookie ? null : tokens.refreshToken());
    json.put("refresh_expires_in", Sessions.REFRESH_LIFE.toSeconds());
    json.put("role", tokens.role().text());
    Map<String, String> headers =
        cookie ? Map.of("Set-Cookie", RefreshCookie.set(call, tokens.refreshToken())) : Map.of();
    return new Answer(200, json, headers);
  }
}
