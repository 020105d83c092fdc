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
package org.crosscurrent.api.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import org.crosscurrent.api.ApiConfig;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.crosscurrent.api.access.ApiKeys;
import org.crosscurrent.api.access.Role;
import org.crosscurrent.api.access.SigningSecret;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Store;
import org.junit.jupiter.api.Test;

class WhoSeesPayloadsTest {
  @Test
  void onlyOperatorsSeeWhatWasRefusedAndThatTheyLookedIsWrittenDown() throws Exception {
    String url = TestStore.migrated();
    TestStore.script(url, "letters.sql");
    byte[] random = new byte[48];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getEncoder().encodeToString(random);
    Duration wait = Duration.ofSeconds(30);
    try (Store store = Store.forWriting(new Database(url, TestStore.USER, null, wait, 2, wait));
        ApiServer server =
            ApiServer.start(
                ApiConfig.of(url, TestStore.USER, null)
                    .withPort(0)
                    .withAccess(SigningSecret.of((Path) null, secret)))) {
      ApiKeys keys = new ApiKeys(store);
      for (Role role : new Role[] {Role.READER, Role.WRITER}) {
        assertThat(
                letters(server, keys.create("low", role, null, null).text())
                    .findValues("payload_text"))
            .isEmpty();
      }
      assertThat(audited(url)).isZero();
      JsonNode seen = letters(server, keys.create("op", Role.OPERATOR, null, null).text());
      assertThat(seen.findValues("payload_text")).isNotEmpty();
      assertThat(audited(url)).isEqualTo(1);
    }
  }

  private static JsonNode letters(ApiServer server, String key) throws Exception {
    return Client.body(new Client(server).get("/dead-letters", "Authorization", "Bearer " + key))
        .get("items");
  }

  private static int audited(String url) throws Exception {
    try (Connection connection = TestStore.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM audit WHERE role = 'operator'"
                    + " AND target = '/api/v1/dead-letters' AND outcome = '200'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
