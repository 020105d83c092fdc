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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "   ",
        "short",
        "dGhpcyBpcyAzMSBieXRlcyBsb25nLi4",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababababababababababababababababab",
        "kJ8s1Lr4WmXy2KfBkJ8s1Lr4WmXy2KfBkJ8s1Lr4WmXy2KfB",
        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLM",
        "your-256-bit-secret-your-256-bit-secret",
        "ChangeMe-ChangeMe-7J2kd93nfLs02jfnvbQpwo3",
        "mySuperSecretPassword-0aX9qLm3Zt7vJ8s1Lr4",
        "crosscurrent-0aX9qLm3Zt7vJ8s1Lr4WmXy2KfB9"
      })
  void aWeakOneIsRefusedWithoutBeingShown(String weak) {
    assertThatThrownBy(() -> SigningSecret.of((Path) null, weak))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            refusal -> {
              if (weak != null && !weak.isBlank()) {
                assertThat(refusal.getMessage()).doesNotContain(weak);
              }
            });
  }

  @Test
  void whatIsReallyRandomIsTaken() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      taken(Base64.getEncoder().encodeToString(bytes));
      taken(HexFormat.of().formatHex(bytes));
    }
  }

  private static void taken(String secret) {
    assertThat(SigningSecret.of((Path) null, secret)).hasToString("a secret");
  }
}
