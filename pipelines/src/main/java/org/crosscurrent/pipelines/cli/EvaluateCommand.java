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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.crosscurrent.pipelines.options.RunOptions;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.sentiment.VaderSentiment;

/**
 * {@code evaluate sentiment}: scores a labelled file, and tells how near the engine is to the
 * labels of people and to a reference engine.
 */
public final class EvaluateCommand implements Command {

  /** Its options. */
  public interface Options extends RunOptions {
    @Description("Engine to evaluate: vader")
    @Default.String("vader")
    String getEngine();

    void setEngine(String engine);

    @Description("Tab-separated file with a header: text, and human_mean or compound or both")
    @Validation.Required
    String getInput();

    void setInput(String input);
  }

  /** One row: absent columns are NaN. */
  private record Row(double human, double reference, double scored) {}

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String usage() {
    return "evaluate sentiment --input=FILE.tsv [--option=value ...]";
  }

  @Override
  public String summary() {
    return "Scores a labelled file: evaluate sentiment --engine=vader --input=FILE.tsv.";
  }

  @Override
  public int run(List<String> arguments, Console console) throws IOException {
    if (arguments.contains("--help")) {
      OptionsHelp.print(this, Options.class, console);
      return 0;
    }
    if (arguments.isEmpty() || !arguments.get(0).equals("sentiment")) {
      throw new UsageException("evaluate needs a task: sentiment");
    }
    Options options = Arguments.parse(Options.class, arguments.subList(1, arguments.size()));
    Summary.check(options.getSummary());
    Map<String, Object> summary = summarise(read(options.getInput(), engine(options)));
    Summary.write(options.getSummary(), summary);
    summary.forEach((key, value) -> console.result(key + " = " + value));
    return 0;
  }

  private static SentimentEngine engine(Options options) {
    if (!options.getEngine().equals("vader")) {
      throw new UsageException("--engine must be vader, not " + options.getEngine());
    }
    return VaderSentiment.create();
  }

  private static List<Row> read(String file, SentimentEngine engine) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new UsageException("--input=" + file + " cannot be read");
    }
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      String header = reader.readLine();
      List<String> columns = List.of(header == null ? new String[0] : header.split("\t"));
      int text = columns.indexOf("text");
      if (text < 0) {
        throw new UsageException("--input=" + file + " has no column 'text' in its header");
      }
      List<Row> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        if (cells.length <= text) {
          throw new UsageException(
              "line " + (rows.size() + 2) + " of " + file + " has no cell for 'text'");
        }
        rows.add(
            new Row(
                number(cells, columns.indexOf("human_mean"), rows.size() + 2),
                number(cells, columns.indexOf("compound"), rows.size() + 2),
                engine.score(cells[text]).compound()));
      }
      return rows;
    }
  }

  private static double number(String[] cells, int column, int line) {
    if (column < 0 || column >= cells.length) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(cells[column]);
    } catch (NumberFormatException e) {
      throw new UsageException("line " + line + " has no number in column " + (column + 1), e);
    }
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
