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
package org.crosscurrent.api.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.http.Answer;
import org.crosscurrent.api.http.Call;
import org.crosscurrent.api.http.Endpoint;
import org.crosscurrent.api.http.Json;
import org.crosscurrent.api.store.Schema;
import org.crosscurrent.api.store.Store;

/** {@code GET /health}: up only if the store answers and its tables are this version's. */
public final class HealthRoute implements Endpoint {
  private final Store store;
  private final Schema schema;

  public HealthRoute(Store store, Schema schema) {
    this.store = store;
    this.schema = schema;
  }

  @Override
  public String path() {
    return "/health";
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
    int version = schema.verify();
    HikariPoolMXBean figures = store.figures();
    ObjectNode json = Json.object();
    json.put("status", "up");
    json.put("schema_version", version);
    ObjectNode connections = json.putObject("connections");
    connections.put("active", figures.getActiveConnections());
    connections.put("idle", figures.getIdleConnections());
    connections.put("waiting", figures.getThreadsAwaitingConnection());
    connections.put("limit", store.size());
    return Answer.of(json);
  }
}
