package org.crosscurrent.launcher;

import java.util.List;
import org.crosscurrent.benchmarks.BenchCommand;
import org.crosscurrent.pipelines.cli.CommandLine;
import org.crosscurrent.pipelines.cli.Console;

/** Entry point of the root script. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine commands =
        CommandLine.ofPipelines()
            .with(new ServeCommand())
            .with(new DemoCommand())
            .with(new BenchCommand());
    System.exit(commands.run(List.of(args), Console.ofProcess()));
  }
}
