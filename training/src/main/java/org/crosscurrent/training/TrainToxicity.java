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
package org.crosscurrent.training;

import de.bwaldvogel.liblinear.Linear;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crosscurrent.toxicity.LinearModel;

/**
 * Trains the model of the engine {@code linear} on a labelled file:
 *
 * <pre>TrainToxicity --input=FILE.tsv --output=DIR [--seed=1]</pre>
 *
 * <p>The file has a header and the columns {@code label} ({@code hate}, {@code offensive}, {@code
 * neither}) and {@code text}. What {@link org.crosscurrent.toxicity.HeldOut} holds out is neither
 * trained on nor chosen by; costs, offsets and the threshold are chosen by validation in four parts
 * of the rest, which the seed cuts. Writes {@code linear.model}, and what it measured on the texts
 * held out as {@code figures.md}. The same file and seed give the same bytes.
 */
public final class TrainToxicity {

  private static final List<Regression.Choice> CHOICES =
      List.of(
          new Regression.Choice(0.5, 3),
          new Regression.Choice(1, 1),
          new Regression.Choice(1, 3),
          new Regression.Choice(2, 3));

  private static final String USAGE = "--input=FILE.tsv --output=DIR [--seed=1]";

  private static final String HELP =
      """
      Usage: ./crosscurrent train toxicity %s

      Trains the model of the toxicity engine linear on labelled texts, and measures it on a fifth
      of them that is held out. The same file and seed give the same bytes.

        --input=FILE.tsv  labelled texts: tab-separated, with a header and the columns label (hate,
                          offensive, neither) and text
        --output=DIR      where linear.model and figures.md are written; it is made if missing
        --seed=N          cuts the parts of the validation; 1 by default

      Use the model as --toxicity=linear:DIR/linear.model."""
          .formatted(USAGE);

  private final PrintStream out;
  private final Path input;
  private final Path output;
  private final long seed;

  private TrainToxicity(Map<String, String> options, PrintStream out) {
    this.out = out;
    this.input = Path.of(required(options, "input"));
    this.output = Path.of(required(options, "output"));
    this.seed = seed(options.getOrDefault("seed", "1"));
  }

  /** Runs, and ends the process with what {@link #run} returns. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Trains, or prints the help if one of the options is {@code --help}.
   *
   * @return 0, or 2 if the options or the file cannot be used, with one sentence on {@code err}
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    if (List.of(args).contains("--help")) {
      HELP.lines().forEach(out::println);
      return 0;
    }
    try {
      new TrainToxicity(options(args), out).train();
      return 0;
    } catch (TrainingException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("a file cannot be read or written: " + e);
    }
    return 2;
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : arg;
      if (!List.of("input", "output", "seed").contains(name)) {
        throw new TrainingException("there is no option " + arg + "; there is " + USAGE);
      }
      options.put(name, arg.substring(equals + 1));
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null || value.isBlank()) {
      throw new TrainingException("the option --" + name + " is needed: " + USAGE);
    }
    return value;
  }

  private static long seed(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new TrainingException("--seed must be a whole number, not '" + value + "'", e);
    }
  }

  private void train() throws IOException {
    Linear.disableDebugOutput();
    Files.createDirectories(output);
    List<Example> all = Example.read(input);
    List<Example> training = all.stream().filter(example -> !example.isHeldOut()).toList();
    List<Example> heldOut = all.stream().filter(Example::isHeldOut).toList();
    requireAllLabels(training);
    tell("%d texts: %d to train on, %d held out", all.size(), training.size(), heldOut.size());
    List<Example> counterExamples = InventedSentences.counterExamples();
    Validation best = choose(training, counterExamples);
    Regression.Choice choice = best.choice();
    Decision decision = best.decision();
    tell("chosen: cost %s, weight of hate %s", choice.c(), choice.rareWeight());
    tell(
        "offsets: hate %.1f, neither %.1f; stretch %.2f; threshold %.2f",
        decision.offsets()[0], decision.offsets()[2], decision.stretch(), decision.threshold());
    List<Example> examples = new ArrayList<>(counterExamples);
    examples.addAll(training);
    write(Regression.fit(examples, choice).model(decision), heldOut);
  }

  private static void requireAllLabels(List<Example> training) {
    for (int label = 0; label < LinearModel.LABELS.size(); label++) {
      int wanted = label;
      if (training.stream().noneMatch(example -> example.label() == wanted)) {
        throw new TrainingException(
            "there is no text labelled " + LinearModel.LABELS.get(label) + " to train on");
      }
    }
  }

  private Validation choose(List<Example> training, List<Example> counterExamples) {
    Validation best = null;
    for (Regression.Choice choice : CHOICES) {
      Validation tried = Validation.of(training, counterExamples, choice, seed);
      var matrix = tried.decision().matrix(training, tried.scores());
      tell(
          "validated cost %s, weight of hate %s: weighted F1 %.4f, macro F1 %.4f, F1 of hate %.4f",
          choice.c(),
          choice.rareWeight(),
          matrix.weightedF1(),
          matrix.macroF1(),
          matrix.f1(LinearModel.LABELS.get(0)));
      if (best == null || tried.decision().worth() > best.decision().worth()) {
        best = tried;
      }
    }
    return best;
  }

  private void write(LinearModel model, List<Example> heldOut) throws IOException {
    try (OutputStream bytes =
        new BufferedOutputStream(Files.newOutputStream(output.resolve("linear.model")))) {
      model.write(bytes);
    }
    Figures figures = new Figures(model).measure(heldOut).probe(InventedSentences.probes());
    Files.write(output.resolve("figures.md"), figures.lines(), StandardCharsets.UTF_8);
    figures.lines().forEach(out::println);
    tell("written: %s and figures.md, model %s", output.resolve("linear.model"), model.checksum());
  }

  private void tell(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
