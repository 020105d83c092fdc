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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.pipelines.options.RunOptions;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;

/**
 * {@code evaluate}: gives a labelled file to an engine. {@code sentiment} tells how near it is to
 * the labels of people and to a reference engine, {@code language} how often it is right, {@code
 * entities} how many names it finds.
 */
public final class EvaluateCommand implements Command {

  /** Its options. */
  public interface Options extends RunOptions {
    @Description(
        "Engine: vader for sentiment (its default), fast (the default) or accurate for"
            + " language, gazetteer (the default) or corenlp for entities")
    @Nullable String getEngine();

    void setEngine(@Nullable String engine);

    @Description(
        "Tab-separated file with a header; sentiment: text, and human_mean or compound or"
            + " both; language: language and text; entities: text and entities")
    @Validation.Required
    String getInput();

    void setInput(String input);

    @Description("language: characters that a text needs, as in a pipeline by its own default 20")
    @Default.Integer(0)
    int getMinCharacters();

    void setMinCharacters(int minCharacters);

    @Description("language: confidence that counts, as in a pipeline by its own default 0.5")
    @Default.Double(0)
    double getMinConfidence();

    void setMinConfidence(double minConfidence);
  }

  /** One row: absent columns are NaN. */
  private record Row(double human, double reference, double scored) {}

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String usage() {
    return "evaluate sentiment|language|entities --input=FILE.tsv [--option=value ...]";
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
    String task = arguments.isEmpty() ? "" : arguments.get(0);
    if (!List.of("sentiment", "language", "entities").contains(task)) {
      throw new UsageException("evaluate needs a task: sentiment, language or entities");
    }
    Options options = Arguments.parse(Options.class, arguments.subList(1, arguments.size()));
    Summary.check(options.getSummary());
    Map<String, Object> summary =
        switch (task) {
          case "language" -> LanguageEvaluation.run(options);
          case "entities" -> EntityEvaluation.run(options);
          default -> summarise(read(options.getInput(), engine(options)));
        };
    Summary.write(options.getSummary(), summary);
    summary.forEach((key, value) -> console.result(key + " = " + value));
    return 0;
  }

  private static SentimentEngine engine(Options options) {
    if (options.getEngine() != null && !options.getEngine().equals("vader")) {
      throw new UsageException("--engine must be vader, not " + options.getEngine());
    }
    return VaderSentiment.create();
  }

  private static List<Row> read(String input, SentimentEngine engine) throws IOException {
    LabelledFile file = LabelledFile.read(input, "text");
    List<Row> rows = new ArrayList<>(file.rows().size());
    for (int i = 0; i < file.rows().size(); i++) {
      rows.add(
          new Row(
              file.number(i, "human_mean"),
              file.number(i, "compound"),
              engine.score(file.cell(i, "text")).compound()));
    }
    return rows;
  }

  private static Map<String, Object> summarise(List<Row> rows) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("n", rows.size());
    List<Row> rated = rows.stream().filter(row -> !Double.isNaN(row.human())).toList();
    if (!rated.isEmpty()) {
      summary.put("pearson", round(pearson(rated)));
    }
    List<Row> referenced = rows.stream().filter(row -> !Double.isNaN(row.reference())).toList();
    if (!referenced.isEmpty()) {
      double worst =
          referenced.stream()
              .mapToDouble(row -> Math.abs(row.scored() - row.reference()))
              .max()
              .orElse(0);
      long near =
          referenced.stream()
              .filter(row -> Math.abs(row.scored() - row.reference()) <= 1e-4 + 1e-12)
              .count();
      summary.put("max_abs_diff", worst);
      summary.put("within_1e4", near);
    }
    return summary;
  }

  /** Pearson's correlation of the engine's scores with the ratings of people. */
  private static double pearson(List<Row> rows) {
    double meanX = rows.stream().mapToDouble(Row::human).average().orElse(0);
    double meanY = rows.stream().mapToDouble(Row::scored).average().orElse(0);
    double covariance = 0;
    double varianceX = 0;
    double varianceY = 0;
    for (Row row : rows) {
      double x = row.human() - meanX;
      double y = row.scored() - meanY;
      covariance += x * y;
      varianceX += x * x;
      varianceY += y * y;
    }
    return covariance / Math.sqrt(varianceX * varianceY);
  }

  private static double round(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}
