package org.crosscurrent.pipelines.cli;

import java.util.List;

/** One command of the launcher. */
public interface Command {

  /** The word by which it is called. */
  String name();

  /** What it does, in one line of help. */
  String summary();

  /**
   * Runs it.
   *
   * @param arguments what follows the name
   * @param console where it talks to the user
   * @return the exit code
   * @throws UsageException for everything that the user can set right; one sentence
   */
  int run(List<String> arguments, Console console) throws Exception;
}
