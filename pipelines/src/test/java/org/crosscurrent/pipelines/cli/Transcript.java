package org.crosscurrent.pipelines.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What a console was told. */
final class Transcript {

  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  Console console(boolean terminal) {
    return new Console(
        new PrintStream(results, true, UTF_8), new PrintStream(messages, true, UTF_8), terminal);
  }

  List<String> results() {
    return results.toString(UTF_8).lines().toList();
  }

  String messages() {
    return messages.toString(UTF_8);
  }
}
