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

import javax.servlet.http.Cookie;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Loopback;
import org.crosscurrent.api.http.Router;

/**
 * The refresh token as a cookie for browsers: out of the reach of scripts, sent to the resources
 * about tokens alone and from pages of the same site alone, and over TLS alone unless the browser
 * is on this machine.
 */
final class RefreshCookie {
  private static final String NAME = "crosscurrent_refresh";

  private RefreshCookie() {}

  /** The token that a request carries as a cookie, or null. */
  static String read(Call call) {
    Cookie[] cookies = call.raw().getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /** The header that sets it. */
  static String set(Call call, String token) {
    return NAME + "=" + token + "; Max-Age=" + Sessions.REFRESH_LIFE.toSeconds() + rest(call);
  }

  /** The header that takes it away. */
  static String clear(Call call) {
    return NAME + "=; Max-Age=0" + rest(call);
  }

  private static String rest(Call call) {
    String secure = Loopback.isNamedBy(call.header("Host")) ? "" : "; Secure";
    return "; Path=" + Router.ROOT + "/auth; HttpOnly; SameSite=Strict" + secure;
  }
}
