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
    assertThat(transcript.messages().lines().skip(1)).containsExactly("done");
  }

  @Test
  void progressThatIsTooLongForALineIsCut() {
    transcript.console(true).progress("x".repeat(500));
    assertThat(transcript.messages()).hasSizeLessThan(120);
  }
}
