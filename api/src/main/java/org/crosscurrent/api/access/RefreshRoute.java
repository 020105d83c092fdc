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

import java.util.List;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Problem;

/** {@code POST /auth/refresh}: exchanges a refresh token for an access token and its successor. */
public final class RefreshRoute implements Endpoint {
  private final Sessions sessions;
  private final Gate gate;

  /**
   * @param sessions null where access is off
   */
  public RefreshRoute(Sessions sessions, Gate gate) {
    this.sessions = sessions;
    this.gate = gate;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/auth/refresh";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Role role() {
    return Role.ANYONE;
  }

  @Override
  public Answer answer(Call call) {
    AuthBody body = AuthBody.of(call, List.of("refresh_token", "cookie"));
    TokenRoute.requireAccess(sessions);
    if (body.refreshToken() == null) {
      throw Problem.badBody("A refresh_token must be sent, in the body or as a cookie.");
    }
    gate.requireMayFail(call.raw());
    if (!KeyText.isRefreshToken(body.refreshToken())) {
      throw refused(call);
    }
    return sessions
        .refresh(body.refreshToken(), call.requestId())
        .map(tokens -> TokenRoute.tokens(call, tokens, body.cookie()))
        .orElseThrow(() -> refused(call));
  }

  private Problem refused(Call call) {
    return gate.failure(
        call.raw(),
        null,
        "wrong refresh token",
        "The refresh token is unknown, used, revoked or past its time: show the key again.");
  }
}
