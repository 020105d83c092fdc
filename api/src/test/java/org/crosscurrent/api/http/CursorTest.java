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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final Cursor CURSOR = new Cursor(1772359200123456L, "reddit:t3_ünï/🎉");
  private static final Map<String, String> FILTERS = Map.of("platform", "reddit", "q", "x");

  @Test
  void aCursorComesBackAsItWas() {
    assertThat(Cursor.decode(CURSOR.encode("/signals", FILTERS), "/signals", FILTERS))
        .contains(CURSOR);
  }

  @Test
  void theEncodingIsFixed() {
    assertThat(new Cursor(1, "a").encode("/signals", Map.of()))
        .isEqualTo("AWpJGSNb8AcMAAAAAAAAAAEAAWHrINJe");
  }

  @Test
  void anyChangedByteIsNoticed() {
    byte[] bytes = Base64.getUrlDecoder().decode(CURSOR.encode("/signals", FILTERS));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(damaged);
      assertThat(Cursor.decode(text, "/signals", FILTERS)).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void anyCutIsNoticed() {
    String whole = CURSOR.encode("/signals", FILTERS);
    for (int length = 0; length < whole.length(); length++) {
      assertThat(Cursor.decode(whole.substring(0, length), "/signals", FILTERS)).isEmpty();
    }
  }

  @Test
  void anotherWalkIsNoticedButAnotherLimitIsNoOtherWalk() {
    String text = CURSOR.encode("/signals", FILTERS);
    assertThat(Cursor.decode(text, "/trending", FILTERS)).isEmpty();
    assertThat(Cursor.decode(text, "/signals", Map.of("platform", "reddit"))).isEmpty();
    assertThat(
            Cursor.decode(
                text,
                "/signals",
                Map.of("q", "x", "platform", "reddit", "limit", "9", "cursor", text)))
        .contains(CURSOR);
  }
}
