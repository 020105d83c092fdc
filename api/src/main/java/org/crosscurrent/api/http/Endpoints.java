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

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the endpoint that a request is for. */
final class Endpoints {
  private final List<Endpoint> all;

  Endpoints(List<Endpoint> all) {
    this.all = all;
  }

  /** What may be done at a path, in the order of the alphabet; nothing: it is unknown. */
  SortedSet<String> methods(String path) {
    SortedSet<String> methods = new TreeSet<>();
    for (Endpoint endpoint : all) {
      if (restOf(endpoint, path) != null) {
        methods.add(endpoint.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  /** The endpoint for a method and a path, one with just this path before others; or null. */
  Endpoint find(String method, String path) {
    String served = method.equals("HEAD") ? "GET" : method;
    Endpoint found = null;
    for (Endpoint endpoint : all) {
      boolean fits = endpoint.method().equals(served) && restOf(endpoint, path) != null;
      if (fits && (found == null || found.path().endsWith(Endpoint.REST))) {
        found = endpoint;
      }
    }
    return found;
  }

  /** The still encoded free part of a path, "" where an endpoint has none; null: another path. */
  static String restOf(Endpoint endpoint, String path) {
    String own = Router.ROOT + endpoint.path();
    if (!own.endsWith(Endpoint.REST)) {
      return own.equals(path) ? "" : null;
    }
    String stem = own.substring(0, own.length() - 1);
    return path.startsWith(stem) && path.length() > stem.length()
        ? path.substring(stem.length())
        : null;
  }
}
