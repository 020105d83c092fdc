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

import java.io.PrintStream;
import java.io.PrintWriter;

/** Where a command talks to its user: results on one stream, everything else on the other. */
public final class Console {

  private static final int WIDTH = 110;

  private final PrintStream results;
  private final PrintStream messages;
  private final boolean terminal;
  private boolean lineOpen;

  /**
   * A console.
   *
   * @param results takes what the command was asked for
   * @param messages takes progress and complaints
   * @param terminal whether a line of progress may be written over
   */
  public Console(PrintStream results, PrintStream messages, boolean terminal) {
    this.results = results;
    this.messages = messages;
    this.terminal = terminal;
  }

  /** The console of this process. */
  public static Console ofProcess() {
    return new Console(System.out, System.err, System.console() != null);
  }

  /** Whether a line of progress may be written over. */
  public boolean isTerminal() {
    return terminal;
  }

  /** A line of what the command was asked for. */
  public synchronized void result(String line) {
    closeLine();
    results.println(line);
    results.flush();
  }

  /** A line about how it goes. */
  public synchronized void message(String line) {
    closeLine();
    messages.println(line);
    messages.flush();
  }

  /** Takes results from what writes them by itself. */
  public PrintWriter resultWriter() {
    return new PrintWriter(results, true);
  }

  /** Takes messages from what writes them by itself. */
  public PrintWriter messageWriter() {
    return new PrintWriter(messages, true);
  }

  /** Takes results, as bytes, from what writes them by itself. */
  public PrintStream resultStream() {
    return results;
  }

  /** Takes messages, as bytes, from what writes them by itself. */
  public PrintStream messageStream() {
    return messages;
  }

  /** The line of progress: written over on a terminal, a line of its own elsewhere. */
  public synchronized void progress(String line) {
    if (terminal) {
      String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
      messages.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
      lineOpen = true;
    } else {
      messages.println(line);
    }
    messages.flush();
  }

  private void closeLine() {
    if (lineOpen) {
      messages.println();
      lineOpen = false;
    }
  }
}
