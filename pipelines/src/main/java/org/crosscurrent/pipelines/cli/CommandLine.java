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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.crosscurrent.pipelines.JobFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the command and runs it. Exit codes: 0 done, 1 a job failed while it ran, 2 something that
 * the user can set right.
 */
public final class CommandLine {

  private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

  private static final String OURS = "org.crosscurrent.";

  /** Causes may form a circle. */
  private static final int DEEPEST_CAUSE = 100;

  private static final int STOPPING_SECONDS = 20;

  private final Map<String, Command> commands = new TreeMap<>();
  private UnaryOperator<String> advice = UnaryOperator.identity();

  /** With these commands. */
  public CommandLine(Command... own) {
    for (Command command : own) {
      commands.put(command.name(), command);
    }
  }

  /** The commands of the pipelines. */
  public static void main(String[] args) {
    ofPipelines().runProcess(args);
  }

  /**
   * Runs the command line of this process, and ends the process with its exit code. Who ends the
   * process from outside, as with Ctrl-C, interrupts the command, which then has some seconds to
   * stop its job, write its summary and clean up.
   */
  public void runProcess(String... args) {
    Thread command = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(command, ended), "stop the command"));
    int exitCode = run(List.of(args), Console.ofProcess());
    ended.countDown();
    System.exit(exitCode);
  }

  private static void stop(Thread command, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      if (!ended.await(STOPPING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The command did not stop within {} s", STOPPING_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The commands of the pipelines. */
  public static CommandLine ofPipelines() {
    return new CommandLine(
        new StreamCommand(),
        new BackfillCommand(),
        new ReplayCommand(),
        new RescoreCommand(),
        new RetentionCommand(),
        new EvaluateCommand(),
        new EnginesCommand(),
        new ExplainCommand(),
        new MappingCommand());
  }

  /** With one more command. */
  public CommandLine with(Command command) {
    commands.put(command.name(), command);
    return this;
  }

  /**
   * With more to say of what the user can set right than a library knows.
   *
   * @param advice takes the sentence of a command that was refused, and returns it, or a longer one
   */
  public CommandLine withAdvice(UnaryOperator<String> advice) {
    this.advice = advice;
    return this;
  }

  /** Runs one command line and returns the exit code. */
  public int run(List<String> arguments, Console console) {
    if (arguments.isEmpty() || List.of("--help", "-h", "help").contains(arguments.get(0))) {
      help(console);
      return arguments.isEmpty() ? 2 : 0;
    }
    Command command = commands.get(arguments.get(0));
    if (command == null) {
      console.message(
          "crosscurrent: there is no command '"
              + arguments.get(0)
              + "'; there are "
              + String.join(", ", commands.keySet()));
      return 2;
    }
    try {
      return command.run(arguments.subList(1, arguments.size()), console);
    } catch (UsageException | IllegalArgumentException e) {
      LOG.debug("{} was refused", command.name(), e);
      console.message("crosscurrent: " + advice.apply(String.valueOf(e.getMessage())));
      return 2;
    } catch (JobFailedException e) {
      LOG.error("{} failed", command.name(), e);
      console.message("crosscurrent: " + sentence(e));
      return 2;
    } catch (InterruptedException e) {
      console.message("crosscurrent: " + command.name() + " was stopped before its end");
      Thread.currentThread().interrupt();
      return 1;
    } catch (Exception e) {
      LOG.error("{} failed", command.name(), e);
      console.message(
          "crosscurrent: "
              + command.name()
              + " failed unexpectedly ("
              + e.getClass().getSimpleName()
              + "); the log has the rest");
      return 1;
    }
  }

  /**
   * The sentence of whichever of our own exceptions lies nearest to the top, since it names the
   * file or the server; what the runner makes of the innermost cause does not.
   */
  static String sentence(JobFailedException failure) {
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause.getClass().getName().startsWith(OURS) && cause.getMessage() != null) {
        return cause.getMessage();
      }
      cause = cause.getCause();
    }
    return failure.getMessage();
  }

  private void help(Console console) {
    console.result("Usage: ./crosscurrent COMMAND [--option=value ...]");
    console.result("");
    commands
        .values()
        .forEach(
            command ->
                console.result(String.format("  %-10s %s", command.name(), command.summary())));
    console.result("  test       Builds everything and runs all tests.");
    console.result("");
    console.result("./crosscurrent COMMAND --help tells the options of a command.");
  }
}
