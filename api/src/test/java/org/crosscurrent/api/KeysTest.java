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
package org.crosscurrent.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class KeysTest {
  private static String url;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void migrate() throws Exception {
    url = TestStore.migrated();
  }

  @Test
  void aKeyIsToldOnceListedWithoutItsSecretAndRevoked() {
    assertThat(run("create", "--name=a reader", "--role=reader", "--expires=P90D", "--rate=60"))
        .as(err.toString())
        .isZero();
    String key = out.toString().strip();
    assertThat(key).matches("cc_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");
    String id = key.substring(3, 15);
    assertThat(err.toString()).contains(id).contains("not shown again").doesNotContain(key);
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .contains(id, "a reader", "reader", " 60 ")
        .doesNotContain(key.substring(16));
    assertThat(run("revoke", id)).isZero();
    assertThat(out.toString()).contains("revoked " + id);
    assertThat(run("list")).isZero();
    assertThat(out.toString()).doesNotContain(" no ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "create --role=reader; --name",
        "create --name=x; --role",
        "create --name=x --role=anyone; reader, writer, operator",
        "create --name=x --role=reader --expires=soon; a period such as P90D",
        "create --name=x --role=reader --expires=P0D; must lie ahead",
        "create --name=x --role=reader --expires=2020-01-01T00:00:00Z; must lie ahead",
        "create --name=x --role=reader --rate=0; 1 or more",
        "revoke nokey; there is no key 'nokey'",
        "revoke cc_abcdefghijkl_hush; the id of a key",
        "revoke; ID"
      })
  void whatCannotBeDoneIsToldInOneSentence(String line, String says) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("crosscurrent: ").contains(says).doesNotContain("hush");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void withoutATaskItIsRefused() {
    assertThat(Keys.execute(new PrintWriter(out, true), new PrintWriter(err, true))).isEqualTo(2);
    assertThat(err.toString()).contains("create, list and revoke");
  }

  @Test
  void aStoreThatIsNotThereIsTold() {
    err.getBuffer().setLength(0);
    int code =
        Keys.execute(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "list",
            "--jdbc-url=jdbc:postgresql://127.0.0.1:1/x");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith("crosscurrent: ").contains("reached");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--jdbc-url=" + url);
    all.add("--db-user=" + TestStore.USER);
    return Keys.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
