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
import java.util.Map;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Problem;

/**
 * {@code POST /auth/revoke}: ends a login, known by its refresh token. As in RFC 7009, one that is
 * unknown is answered alike.
 */
public final class RevokeRoute implements Endpoint {
  private final Sessions sessions;

  /**
   * @param sessions null where access is off
   */
  public RevokeRoute(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/auth/revoke";
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
    AuthBody body = AuthBody.of(call, List.of("refresh_token"));
    TokenRoute.requireAccess(sessions);
    if (body.refreshToken() == null) {
      throw Problem.badBody("A refresh_token must be sent, in the body or as a cookie.");
    }
    sessions.revoke(body.refreshToken(), call.requestId());
    Map<String, String> headers =
        RefreshCookie.read(call) == null
            ? Map.of()
            : Map.of("Set-Cookie", RefreshCookie.clear(call));
    return new Answer(204, null, headers);
  }
}
