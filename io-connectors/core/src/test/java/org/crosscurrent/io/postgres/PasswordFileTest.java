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
package org.crosscurrent.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crosscurrent.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

  private static final String SECRET = "correct horse battery";

  @TempDir private Path directory;

  private StoreConfig storeWith(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), content);
    return StoreConfig.of("jdbc:postgresql://db/store", "me", "given").withPasswordFile(file + "");
  }

  @Test
  void thePasswordIsWhatTheFileHoldsLessOneLineBreak() throws IOException {
    assertThat(storeWith(SECRET).readPassword()).isEqualTo(SECRET);
    assertThat(storeWith(SECRET + "\n").readPassword()).isEqualTo(SECRET);
    assertThat(storeWith(SECRET + " \r\n").readPassword()).isEqualTo(SECRET + " ");
  }

  @Test
  void withoutAFileItIsTheOneGiven() {
    assertThat(StoreConfig.of("jdbc:postgresql://db/store", "me", "given").readPassword())
        .isEqualTo("given");
  }

  @Test
  void whatTravelsToTheWorkersHoldsNoPassword() throws IOException {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(graph)) {
      StoreConfig store = storeWith(SECRET);
      out.writeObject(store);
      out.writeObject(PasswordFile.of(store));
    }

    assertThat(graph.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "given");
  }

  @Test
  void afterAChangeTheNewPasswordIsRead() throws IOException {
    StoreConfig store = storeWith("old");
    assertThat(PasswordFile.of(store).get()).isEqualTo("old");

    storeWith("new");

    assertThat(PasswordFile.of(store).get()).isEqualTo("new");
  }

  @Test
  void aFileThatIsNoPasswordIsRefusedInOneSentenceWithoutItsContent() throws IOException {
    StoreConfig empty = storeWith("\n");
    assertThatThrownBy(empty::readPassword)
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("The password file .*password is empty\\.");
    StoreConfig large = storeWith(SECRET.repeat(1000));
    assertThatThrownBy(large::readPassword)
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("The password file .*password is longer than a password can be\\.");
  }

  @Test
  void aMissingFileIsNamed() {
    StoreConfig store =
        StoreConfig.of("jdbc:postgresql://db/store", "me", "")
            .withPasswordFile(directory.resolve("none").toString());

    assertThatThrownBy(store::readPassword)
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("There is no password file .*none\\.");
  }
}
