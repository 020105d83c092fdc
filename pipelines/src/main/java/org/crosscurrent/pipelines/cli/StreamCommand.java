package org.crosscurrent.pipelines.cli;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.StreamingOptions;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.StreamPipeline;
import org.crosscurrent.pipelines.options.StreamOptions;

/** {@code stream}: native payloads from Kafka, through the graph, into archive and store. */
public final class StreamCommand implements Command {

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public String summary() {
    return "Runs the live job: from Kafka through the graph into the archive and Postgres.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws InterruptedException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, StreamOptions.class, console);
      return 0;
    }
    StreamOptions options = Arguments.parse(StreamOptions.class, arguments);
    Summary.check(options.getSummary());
    options.as(StreamingOptions.class).setStreaming(true);
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, true);
    Preflight.kafka(options.getBootstrapServers(), options.getRawTopic());
    Preflight.store(options);
    Pipeline pipeline = StreamPipeline.build(options);
    console.message("reading " + options.getRawTopic() + "; stop with Ctrl-C");
    Figures figures = new JobRun(launcher.start(pipeline), console).watch(options.getSeconds());
    Summary.write(options.getSummary(), Summary.of(figures));
    console.message(figures.line());
    return 0;
  }
}
