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

/** {@code GET /auth/me}: who asks, and what he may do. */
public final class MeRoute implements Endpoint {
  private final Gate gate;

  /** Made for the gate that lets callers in. */
  public MeRoute(Gate gate) {
    this.gate = gate;
  }

  @Override
  public String path() {
    return "/auth/me";
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public Answer answer(Call call) {
    ObjectNode json = Json.object();
    json.put("id", call.caller().id());
    json.put("role", call.caller().role().text());
    json.put("access", gate.isOn() ? "on" : "off");
    return new Answer(200, json, Map.of("Cache-Control", "no-store"));
  }
}
