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
package org.crosscurrent.runners.dataflow;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.io.archive.ArchiveException;
import org.crosscurrent.io.kafka.KafkaUnavailableException;
import org.crosscurrent.io.postgres.StoreConfig;
import org.crosscurrent.pipelines.Outputs;
import org.crosscurrent.pipelines.cli.Arguments;
import org.crosscurrent.pipelines.cli.Command;
import org.crosscurrent.pipelines.cli.CommandLine;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.pipelines.options.StoreOptions;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreMigrations;

/**
 * What the launcher of a Flex Template runs: builds the graph, sends it off, and ends. It must not
 * wait for the job or ask for its counters: there is no job yet, only the file that the service
 * makes one from ({@code --templateLocation}, which the launcher adds), and Beam refuses both.
 */
final class TemplateCommand implements Command {

  private final FlexTemplate template;

  TemplateCommand(FlexTemplate template) {
    this.template = template;
  }

  /** Ends this process with the exit code of a launch. */
  static void launch(FlexTemplate template, String... args) {
    Command command = new TemplateCommand(template);
    List<String> all = new ArrayList<>(List.of(command.name()));
    all.addAll(List.of(args));
    new CommandLine(command).runProcess(all.toArray(String[]::new));
  }

  @Override
  public String name() {
    return template.id();
  }

  @Override
  public String summary() {
    return template.description();
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.contains("--help")) {
      help(console);
      return 0;
    }
    PipelineOptions options = Arguments.parse(template.optionsType(), arguments);
    DataflowJobLauncher launcher = new DataflowJobLauncher();
    launcher.tune(options, template.isStreaming());
    Pipeline pipeline = template.build(options);
    try {
      template.requireSourceAndArchive(options);
      migrate(options.as(StoreOptions.class));
    } catch (KafkaUnavailableException | ArchiveException | StoreException e) {
      throw new UsageException(e.getMessage(), e);
    }
    pipeline.run();
    console.message(template.title() + ": the job is sent off");
    return 0;
  }

  /** Tables are made before the job starts, so that its workers need no right to make any. */
  private static void migrate(StoreOptions options) {
    if (options.getJdbcUrl() != null) {
      StoreConfig store = Outputs.storeOf(options);
      StoreMigrations.migrate(store.getJdbcUrl(), store.getUser(), store.readPassword());
    }
  }

  private void help(Console console) {
    console.result("Usage: java -cp JAR " + template.mainClass().getName() + " --name=value ...");
    console.result("");
    console.result(template.description());
    console.result("");
    for (TemplateParameter parameter : template.parameters()) {
      String more =
          parameter.defaultValue() != null
              ? " Default " + parameter.defaultValue() + "."
              : parameter.optional() ? "" : " Required.";
      console.result(String.format("  --%-20s %s%s", parameter.name(), parameter.helpText(), more));
    }
    console.result("");
    console.result(
        "Options of Beam and Dataflow pass through, such as --project, --region and"
            + " --templateLocation.");
  }
}
