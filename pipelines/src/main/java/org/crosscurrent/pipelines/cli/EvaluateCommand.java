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

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.pipelines.options.RunOptions;

/**
 * {@code evaluate}: gives a labelled file to an engine. {@code sentiment} tells how near it is to
 * the ratings of people, and VADER to its reference, {@code language} how often it is right, {@code
 * toxicity} how well its labels agree with those of people, {@code entities} how many names it
 * finds.
 */
public final class EvaluateCommand implements Command {

  /** Its options. */
  public interface Options extends RunOptions {
    @Description(
        "Engine, written name[:argument][?setting=value&...]; by default vader for sentiment,"
            + " fast for language, linear for toxicity, gazetteer for entities; the command engines lists them")
    @Nullable String getEngine();

    void setEngine(@Nullable String engine);

    @Description(
        "Tab-separated file with a header; sentiment: text, and human_mean or compound or"
            + " both; language: language and text; toxicity: label and text; entities: text and entities")
    @Validation.Required
    String getInput();

    void setInput(String input);

    @Description(
        "CPU seconds for which the speed is measured, 0 leaves it out; by default 1, and 10 of an"
            + " engine that is not light")
    @Nullable Integer getSpeedSeconds();

    void setSpeedSeconds(@Nullable Integer speedSeconds);

    @Description("language: characters that a text needs, as in a pipeline by its own default 20")
    @Default.Integer(0)
    int getMinCharacters();

    void setMinCharacters(int minCharacters);

    @Description("language: confidence that counts, as in a pipeline by its own default 0.5")
    @Default.Double(0)
    double getMinConfidence();

    void setMinConfidence(double minConfidence);

    @Description("toxicity: held-out, the texts that training holds out, or all")
    @Default.String("held-out")
    String getPart();

    void setPart(String part);
  }

  /** By the word that names the task. */
  private static final Map<String, Evaluation> TASKS = new LinkedHashMap<>();

  static {
    TASKS.put("sentiment", SentimentEvaluation::run);
    TASKS.put("language", (options, console) -> LanguageEvaluation.run(options));
    TASKS.put("toxicity", (options, console) -> ToxicityEvaluation.run(options));
    TASKS.put("entities", (options, console) -> EntityEvaluation.run(options));
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String usage() {
    return "evaluate "
        + String.join("|", TASKS.keySet())
        + " --input=FILE.tsv [--option=value ...]";
  }

  @Override
  public String summary() {
    return "Gives a labelled file to an engine: evaluate language --engine=fast --input=FILE.tsv.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws IOException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, Options.class, console);
      return 0;
    }
    Evaluation evaluation = TASKS.get(arguments.isEmpty() ? "" : arguments.get(0));
    if (evaluation == null) {
      throw new UsageException("evaluate needs a task: " + String.join(" or ", TASKS.keySet()));
    }
    Options options = Arguments.parse(Options.class, arguments.subList(1, arguments.size()));
    Summary.check(options.getSummary());
    Map<String, Object> summary = evaluation.run(options, console);
    Summary.write(options.getSummary(), summary);
    summary.forEach((key, value) -> console.result(key + " = " + value));
    return 0;
  }
}
