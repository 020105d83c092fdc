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
package org.crosscurrent.api.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** What is this machine alone. */
public final class Loopback {
  private Loopback() {}

  /** Whether who listens on this address or name is reached from this machine alone. */
  public static boolean isAddress(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Whether a Host header names this machine as seen from itself. Names are not looked up: a
   * foreign name that leads here is a page's attempt to read what is served to this machine (DNS
   * rebinding).
   *
   * @param header with or without port; null: none was sent
   */
  public static boolean isNamedBy(String header) {
    if (header == null) {
      return false;
    }
    String name = header.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }
}
