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
package org.crosscurrent.pipelines;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.Engine;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.io.postgres.RescorePlan;
import org.crosscurrent.pipelines.options.RescoreOptions;
import org.crosscurrent.sentiment.ScoreSentiment;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.toxicity.ScoreToxicity;
import org.crosscurrent.toxicity.ToxicityEngine;

/** What the options of a rescore ask for. */
public final class RescoreWish {

  private RescoreWish() {}

  /**
   * Fills in what follows from which options were named: {@code --engine} is the one of sentiment,
   * and what is scored is that whose engine is named.
   *
   * @param named the names of the options that the user has written
   * @throws IllegalArgumentException if no engine is named, or two for one task; one sentence
   */
  public static void complete(RescoreOptions options, List<String> named) {
    if (options.getEngine() != null) {
      if (named.contains("sentiment") && !options.getEngine().equals(options.getSentiment())) {
        throw new IllegalArgumentException(
            "--engine and --sentiment both name the engine of sentiment: give one of them");
      }
      options.setSentiment(options.getEngine());
    }
    if (options.getTasks() != null) {
      return;
    }
    Set<String> tasks = new TreeSet<>();
    if (options.getEngine() != null || named.contains("sentiment")) {
      tasks.add(ScoreSentiment.TASK);
    }
    if (named.contains("toxicity")) {
      tasks.add(ScoreToxicity.TASK);
    }
    if (options.getInput() != null || tasks.isEmpty() && options.isFailed()) {
      tasks.add(ScoreSentiment.TASK);
      if (!options.getToxicity().equals(Scoring.NO_ENGINE)) {
        tasks.add(ScoreToxicity.TASK);
      }
    }
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException(
          "rescore needs --sentiment=... or --toxicity=..., to know by which engine");
    }
    options.setTasks(String.join(",", tasks));
  }

  /**
   * The wish, with the engines warmed up, so that their ids are those that they will write.
   *
   * @throws IllegalArgumentException if there is no such engine or task, or a time is none; one
   *     sentence
   * @throws org.crosscurrent.engine.EngineException if what an engine needs is missing; one
   *     sentence
   */
  public static RescorePlan.Wish of(RescoreOptions options) {
    Long from = time("from", options.getFrom());
    Long to = time("to", options.getTo());
    if (from != null && to != null && from >= to) {
      throw new IllegalArgumentException("--from must be before --to");
    }
    if (options.getExcludeToxic()
        && options.getInput() == null
        && tasks(options).contains(ScoreToxicity.TASK)) {
      throw new IllegalArgumentException(
          "with --exclude-toxic the toxicity decides which posts count: that needs --input=ARCHIVE");
    }
    if (options.isFailed() && options.getInput() != null) {
      throw new IllegalArgumentException(
          "--failed fills in from the store; with --input=ARCHIVE everything is scored anew");
    }
    return new RescorePlan.Wish(
        from, to, options.getGeneration(), engines(options), options.isFailed());
  }

  private static Map<String, String> engines(RescoreOptions options) {
    Map<String, String> engines = new TreeMap<>();
    for (String task : tasks(options)) {
      switch (task) {
        case ScoreSentiment.TASK ->
            engines.put(task, id(task, SentimentEngine.class, options.getSentiment()));
        case ScoreToxicity.TASK -> {
          if (options.getToxicity().equals(Scoring.NO_ENGINE)) {
            throw new IllegalArgumentException("--toxicity=none scores nothing");
          }
          engines.put(task, id(task, ToxicityEngine.class, options.getToxicity()));
        }
        default ->
            throw new IllegalArgumentException(
                "--tasks must be of sentiment and toxicity, not " + task);
      }
    }
    return engines;
  }

  private static List<String> tasks(RescoreOptions options) {
    String tasks = options.getTasks();
    return tasks == null ? List.of() : Arrays.asList(tasks.split(",", -1));
  }

  private static <E extends Engine<?>> String id(String option, Class<E> task, String spec) {
    try {
      E engine = Engines.named(task, spec);
      engine.warmUp();
      return engine.id();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + option + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Long time(String option, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--"
              + option
              + " must be a time with an offset, such as 2026-03-05T06:00:00Z, not "
              + value,
          e);
    }
  }
}
