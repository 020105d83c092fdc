package org.crosscurrent.launcher;

import java.util.List;
import org.crosscurrent.api.Serve;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.Console;

/** {@code serve}: the HTTP API over the store. It reads its options itself. */
final class ServeCommand implements Command {

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "Serves what is in Postgres over HTTP.";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    return Serve.execute(arguments.toArray(String[]::new));
  }
}
