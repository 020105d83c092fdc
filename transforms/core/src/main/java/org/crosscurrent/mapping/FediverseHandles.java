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
package org.crosscurrent.mapping;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** From the addresses of the Fediverse to {@code user@host}. */
final class FediverseHandles {

  private FediverseHandles() {}

  /** The host of an address in lower case; null where it has none. */
  static @Nullable String hostOf(@Nullable String address) {
    if (address == null) {
      return null;
    }
    try {
      String host = new URI(address).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      // Addresses come from anybody; one that is none has no host.
      return null;
    }
  }

  /**
   * The handle of an actor's address, such as {@code https://host/users/name} or {@code
   * https://host/@name}: the last part of its path at its host. Null where there is none.
   */
  static @Nullable String ofActor(@Nullable String address) {
    String host = hostOf(address);
    if (address == null || host == null) {
      return null;
    }
    String path = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    String name = path.substring(path.lastIndexOf('/') + 1);
    String bare = name.startsWith("@") ? name.substring(1) : name;
    return bare.isEmpty() || bare.equals(host) ? null : withHost(bare, host);
  }

  /** A handle with its host, which local ones lack. */
  static String withHost(String handle, @Nullable String host) {
    return handle.indexOf('@') >= 0 || host == null ? handle : handle + "@" + host;
  }
}
