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
package org.crosscurrent.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final Transcript transcript = new Transcript();

  @Test
  void resultsAndMessagesGoTheirOwnWays() {
    Console console = transcript.console(false);
    console.result("asked for");
    console.message("by the way");
    assertThat(transcript.results()).isEqualTo(List.of("asked for"));
    assertThat(transcript.messages().lines()).containsExactly("by the way");
  }

  @Test
  void progressIsALineOfItsOwnAwayFromATerminal() {
    Console console = transcript.console(false);
    console.progress("10 %");
    console.progress("20 %");
    assertThat(transcript.messages().lines()).containsExactly("10 %", "20 %");
  }

  @Test
  void progressIsWrittenOverOnATerminal() {
    Console console = transcript.console(true);
    console.progress("a long line of progress");
    console.progress("short");
    assertThat(transcript.messages())
        .matches("\\ra long line of progress +\\rshort +")
        .doesNotContain("\n");
  }

  @Test
  void aLineOfProgressIsEndedBeforeTheNextMessage() {
    Console console = transcript.console(true);
    console.progress("20 %");
    console.message("done");
    assertThat(transcript.messages().lines().reduce((first, last) -> last)).contains("done");
  }

  @Test
  void progressThatIsTooLongForALineIsCut() {
    transcript.console(true).progress("x".repeat(500));
    assertThat(transcript.messages()).hasSizeLessThan(120);
  }
}
