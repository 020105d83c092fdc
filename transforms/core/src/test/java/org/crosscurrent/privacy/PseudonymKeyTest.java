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
package org.crosscurrent.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeyTest {

  private static final String SECRET = "correct horse battery staple no. 5";

  @TempDir private Path directory;

  private Path file(String content, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private PseudonymKey key(String content, String permissions) throws IOException {
    return PseudonymKey.inFile(file(content, permissions).toString());
  }

  @Test
  void aKeyIsWhatTheFileHoldsLessItsLineBreak() throws IOException {
    assertThat(key(SECRET + "\r\n", "rw-------").read()).asString().isEqualTo(SECRET);
  }

  @Test
  void aShortKeyIsRefusedWithoutShowingIt() throws IOException {
    PseudonymKey key = key("short-secret\n", "rw-------");
    assertThatThrownBy(key::requireUsable)
        .hasMessageEndingWith("has 12 bytes, and needs 32 at least")
        .hasMessageNotContaining("short-secret");
  }

  @Test
  void aFileThatEveryoneMayReadIsRefused() throws IOException {
    PseudonymKey key = key(SECRET, "rw-r--r--");
    assertThatThrownBy(key::requireUsable)
        .hasMessageContaining("can be read by every user of this machine")
        .hasMessageNotContaining(SECRET);
    PseudonymKey address = PseudonymKey.inFile(directory.resolve("key").toUri().toString());
    assertThatThrownBy(address::requireUsable).hasMessageContaining("can be read by every user");
  }

  @Test
  void aLongFileAMissingOneAndAnUnsetVariableAreRefused() throws IOException {
    PseudonymKey longer = key("x".repeat(PseudonymKey.MAX_BYTES + 1), "rw-------");
    assertThatThrownBy(longer::requireUsable).hasMessageEndingWith("is longer than 4096 bytes");
    assertThatThrownBy(() -> PseudonymKey.inFile(directory + "/none").requireUsable())
        .hasMessageEndingWith("none is not there");
    assertThatThrownBy(() -> PseudonymKey.inEnvironment("NO_SUCH_KEY").requireUsable())
        .hasMessage("the pseudonym key in the environment variable NO_SUCH_KEY is not set");
  }

  @Test
  void theKeyIsNoPartOfWhatAJobSendsOrShows() throws IOException {
    PseudonymiseAuthors transform = PseudonymiseAuthors.with(key(SECRET, "rw-------"));
    transform.pseudonymiser();
    assertThat(new String(SerializableUtils.serializeToByteArray(transform)))
        .contains("/key")
        .doesNotContain(SECRET);
    assertThat(DisplayData.from(transform).toString()).doesNotContain(SECRET);
    assertThat(transform.toString()).doesNotContain(SECRET);
  }
}
