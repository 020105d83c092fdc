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
package org.crosscurrent.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;

/**
 * Quality, cost and memory of the engines over posts that people have rated: a file of
 * tab-separated lines whose third column is the rating and whose last is the text, under one line
 * of titles.
 *
 * <p>Times are those of the CPU in the one thread that scores, in the last of three rounds.
 */
public final class MeasureEngines {

  private static final int ROUNDS = 3;

  private final List<String> texts = new ArrayList<>();
  private final List<Double> ratings = new ArrayList<>();

  private MeasureEngines(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] columns = line.split("\t", -1);
      if (!columns[0].equals("set")) {
        texts.add(columns[columns.length - 1]);
        ratings.add(Double.valueOf(columns[2]));
      }
    }
  }

  /**
   * Arguments: the file, then any of {@code stages}, {@code names}, {@code lengths}, {@code joined}
   * and specs of engines.
   */
  public static void main(String[] arguments) throws IOException {
    MeasureEngines measure = new MeasureEngines(Path.of(arguments[0]));
    for (String what : List.of(arguments).subList(1, arguments.length)) {
      long before = heapMegabytes();
      switch (what) {
        case "stages" -> measure.stages();
        case "names" -> measure.names();
        case "lengths" -> lengths();
        case "joined" -> measure.joined();
        default -> measure.sentiment(what);
      }
      print("  heap grew by %d MB to %d MB", heapMegabytes() - before, heapMegabytes());
    }
  }

  private void sentiment(String spec) {
    SentimentEngine engine = Engines.named(SentimentEngine.class, spec);
    long start = cpu();
    engine.warmUp();
    print("%s (%s)", spec, engine.id());
    print("  warm-up %.1f s", (cpu() - start) / 1e9);
    double[] scores = new double[texts.size()];
    for (int round = 0; round < ROUNDS; round++) {
      start = cpu();
      for (int i = 0; i < scores.length; i++) {
        scores[i] = engine.score(texts.get(i)).compound();
      }
    }
    print("  %.0f texts by the CPU second", scores.length * 1e9 / (cpu() - start));
    print("  %s", new Agreement(ratings, scores));
  }

  /** Texts of several posts, rated with their mean: how long may a text be for VADER? */
  private void joined() {
    SentimentEngine vader = Engines.named(SentimentEngine.class, "vader");
    SentimentEngine corenlp = Engines.named(SentimentEngine.class, "corenlp");
    for (int count : new int[] {1, 3, 6, 12, 25}) {
      int size = texts.size() / count;
      List<Double> means = new ArrayList<>();
      double[] byVader = new double[size];
      double[] byCoreNlp = new double[size];
      int characters = 0;
      for (int i = 0; i < size; i++) {
        String text = String.join("\n", texts.subList(i * count, (i + 1) * count));
        List<Double> rated = ratings.subList(i * count, (i + 1) * count);
        means.add(rated.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
        byVader[i] = vader.score(text).compound();
        byCoreNlp[i] = corenlp.score(text).compound();
        characters += text.length();
      }
      print("%d posts, %d characters", count, characters / size);
      print("  vader %s, %s beyond 0.9", new Agreement(means, byVader), beyond(byVader));
      print("  corenlp %s, %s beyond 0.9", new Agreement(means, byCoreNlp), beyond(byCoreNlp));
    }
  }

  private static String beyond(double[] scores) {
    long beyond = Arrays.stream(scores).filter(score -> Math.abs(score) > 0.9).count();
    return String.format(Locale.ROOT, "%.0f %%", 100.0 * beyond / scores.length);
  }

  private void names() {
    CoreNlpEntities engine = new CoreNlpEntities();
    engine.warmUp();
    int found = 0;
    long start = 0;
    for (int round = 0; round < ROUNDS; round++) {
      start = cpu();
      found = 0;
      for (String text : texts) {
        found += engine.score(text).size();
      }
    }
    print(
        "names: %.0f texts by the CPU second, %d names",
        texts.size() * 1e9 / (cpu() - start), found);
  }

  /** What each part of CoreNLP costs on the way to sentiment and names. */
  private void stages() {
    new CoreNlpSentiment().warmUp();
    new CoreNlpEntities().warmUp();
    long[] times = new long[6];
    for (int round = 0; round < ROUNDS; round++) {
      times = new long[6];
      for (String text : texts) {
        stages(text, times);
      }
    }
    String[] titles = {"prose", "tokens and sentences", "tags", "trees", "sentiment", "names"};
    for (int i = 0; i < titles.length; i++) {
      print("%s: %d us a text", titles[i], times[i] / 1000 / texts.size());
    }
  }

  private static void stages(String text, long[] times) {
    long start = cpu();
    PostText post = PostText.of(text, Settings.CHARACTERS, PostWords.FOR_SENTIMENT);
    start = lap(times, 0, start);
    List<List<CoreLabel>> sentences = Sentences.of(post.plain(), Settings.SENTENCE_TOKENS);
    start = lap(times, 1, start);
    for (List<CoreLabel> sentence : sentences) {
      Parser.SHIFT_REDUCE.tag(sentence);
      start = lap(times, 2, start);
      var tree = Parser.SHIFT_REDUCE.treeOfTagged(sentence);
      start = lap(times, 3, start);
      RecursiveModel.get().probabilities(tree);
      start = lap(times, 4, start);
      Names.CASED.labels(sentence);
      start = lap(times, 5, start);
    }
  }

  /** What a sentence costs by its length, with each parser. */
  private static void lengths() {
    String words =
        "the old man who lived near a river said that he liked most of the new films and ";
    for (Parser parser : Parser.values()) {
      for (int length : new int[] {10, 20, 40, 60, 80, 100, 150, 200}) {
        String text = String.join(" ", List.of(words.repeat(12).split(" ")).subList(0, length));
        List<CoreLabel> sentence = Sentences.of(text, 1000).get(0);
        long start = 0;
        for (int round = 0; round < 8; round++) {
          start = cpu();
          parser.parse(sentence);
        }
        print("%s %d tokens: %.1f ms", parser.setting(), length, (cpu() - start) / 1e6);
      }
    }
  }

  private static long lap(long[] times, int stage, long start) {
    long now = cpu();
    times[stage] += now - start;
    return now;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heapMegabytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
