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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.beam.sdk.Pipeline;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.io.postgres.RescorePlan;
import org.crosscurrent.io.postgres.RescoreScope;
import org.crosscurrent.pipelines.JobLauncher;
import org.crosscurrent.pipelines.Outputs;
import org.crosscurrent.pipelines.RescorePipeline;
import org.crosscurrent.pipelines.RescoreWish;
import org.crosscurrent.pipelines.RunningJob;
import org.crosscurrent.pipelines.Scoring;
import org.crosscurrent.pipelines.options.RescoreOptions;
import org.crosscurrent.store.StoreException;

/** {@code rescore}: stored posts by other engines, and all that depends on their scores. */
public final class RescoreCommand implements Command {

  @Override
  public String name() {
    return "rescore";
  }

  @Override
  public String summary() {
    return "Scores stored posts by other engines, and brings windows and events up to date.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws InterruptedException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, RescoreOptions.class, console);
      return 0;
    }
    RescoreOptions options = Arguments.parse(RescoreOptions.class, arguments);
    run(options, arguments, console);
    return 0;
  }

  /** The figures of the run; none of one that was left to itself. */
  static Optional<Figures> run(RescoreOptions options, List<String> arguments, Console console)
      throws InterruptedException {
    if (options.getJdbcUrl() == null) {
      throw new UsageException("--jdbc-url=... is required: it names the store");
    }
    Summary.check(options.getSummary());
    RescoreWish.complete(options, arguments.stream().map(RescoreCommand::nameOf).toList());
    JobLauncher launcher = JobLauncher.find();
    launcher.tune(options, false);
    launcher.check(options);
    if (options.getInput() != null) {
      options.setInput(Preflight.absolute(options.getInput()));
      Preflight.archiveInput(options.getInput(), options);
    }
    Scoring.of(options);
    RescorePlan plan = plan(options);
    tell(plan, options, console);
    if (!plan.scope().failedOnly()) {
      options.setGeneration(plan.scope().generation());
    }
    Pipeline pipeline = RescorePipeline.build(options, Scoring.of(options), plan);
    RunningJob job = launcher.start(pipeline);
    job.page().ifPresent(page -> console.message("the job is at " + page));
    if (options.isDetached()) {
      return Optional.empty();
    }
    JobRun run = new JobRun(job, console);
    Figures figures =
        options.getInput() == null
            ? run.expecting(OptionalLong.of(plan.posts())).telling(RescoreCommand::line).watch(0)
            : run.expecting(RescorePipeline.estimatePayloads(options, plan)).watch(0);
    Summary.write(options.getSummary(), summary(figures, plan.scope()));
    tellEnd(figures, plan.scope(), console);
    return Optional.of(figures);
  }

  /** Looks at the engines and into the store. */
  static RescorePlan plan(RescoreOptions options) {
    try {
      RescorePlan.Wish wish = RescoreWish.of(options);
      Preflight.store(options);
      return RescorePlan.of(Outputs.storeOf(options), wish);
    } catch (EngineException | StoreException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static String nameOf(String argument) {
    return argument.replaceFirst("^--", "").replaceFirst("=.*", "");
  }

  private static void tell(RescorePlan plan, RescoreOptions options, Console console) {
    RescoreScope scope = plan.scope();
    if (options.getInput() != null) {
      console.message(
          String.format(
              Locale.ROOT,
              "everything first observed in [%s, %s) to be worked out anew from the archive, as"
                  + " generation %d",
              java.time.Instant.ofEpochMilli(scope.fromMillis()),
              java.time.Instant.ofEpochMilli(scope.toMillis()),
              scope.generation()));
      if (plan.posts() == 0 && plan.done() > 0 && options.getGeneration() == 0) {
        console.message(
            "all posts of the range were scored by these engines already: if something else has"
                + " changed, name --generation="
                + (scope.generation() + 1));
      }
      return;
    }
    if (plan.posts() == 0) {
      console.message("every post of the range has its score; what depends on it is checked");
    }
    console.message(
        String.format(
            Locale.ROOT,
            "%,d posts first observed in [%s, %s) to be scored by %s%s; %,d need none",
            plan.posts(),
            java.time.Instant.ofEpochMilli(scope.fromMillis()),
            java.time.Instant.ofEpochMilli(scope.toMillis()),
            String.join(" and ", scope.engines().values()),
            scope.failedOnly() ? "" : ", as generation " + scope.generation(),
            plan.done()));
  }

  /** One line of progress. */
  static String line(Figures figures, OptionalLong expected) {
    long posts = figures.get("rescore.posts");
    String line =
        String.format(
            Locale.ROOT,
            "%,d of %,d posts read · %,.0f posts/s",
            posts,
            Math.max(posts, expected.orElse(0)),
            figures.seconds() <= 0 ? 0 : posts / figures.seconds());
    long windows = figures.get("rescore.windows");
    return windows > 0
        ? line + String.format(Locale.ROOT, " · %,d topic windows", windows)
        : line + figures.timeLeft(posts, expected);
  }

  /** Read from the store, or payloads read from the archive. */
  private static long posts(Figures figures) {
    return Math.max(figures.get("rescore.posts"), figures.read());
  }

  static Map<String, Object> summary(Figures figures, RescoreScope scope) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("read", posts(figures));
    summary.put("engines", scope.engines());
    summary.put("generation", scope.failedOnly() ? null : scope.generation());
    summary.put("from", java.time.Instant.ofEpochMilli(scope.fromMillis()).toString());
    summary.put("to", java.time.Instant.ofEpochMilli(scope.toMillis()).toString());
    summary.put("filled", figures.get("rescore.filled"));
    summary.put("edited", figures.get("rescore.edited"));
    summary.put("topic_windows", figures.get("rescore.windows"));
    summary.put("gone", figures.get("rescore.gone"));
    summary.put("dead_letters", figures.deadLettersByReason());
    summary.put("seconds", Math.round(figures.seconds() * 1000) / 1000.0);
    double rate = figures.seconds() <= 0 ? 0 : posts(figures) / figures.seconds();
    summary.put("posts_per_second", Math.round(rate * 10) / 10.0);
    return summary;
  }

  private static void tellEnd(Figures figures, RescoreScope scope, Console console) {
    console.message(
        String.format(
            Locale.ROOT,
            "rescore done in %.1f s: %,d posts, %,d topic windows, %,d rows gone; %,d sightings of"
                + " texts edited since keep their score; %,d inputs went to the dead letters",
            figures.seconds(),
            posts(figures),
            figures.get("rescore.windows"),
            figures.get("rescore.gone"),
            figures.get("rescore.edited"),
            figures.deadLetters()));
    if (!scope.failedOnly() && scope.generation() > 0) {
      console.message(
          "a live job goes on with --generation="
              + scope.generation()
              + " and the new engines: rows of a lower generation no longer replace these");
    }
  }
}
