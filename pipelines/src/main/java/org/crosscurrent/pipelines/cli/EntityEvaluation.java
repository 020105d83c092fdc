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
import java.util.TreeMap;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.EntityMention;

/**
 * How many of the names in labelled texts an engine finds, and how many of those it finds are
 * labelled. A name is found if it is at the same place ({@code exact}) or at an overlapping one
 * ({@code overlap}), with the same type; {@code any_type} leaves the type aside. Each label and
 * each find counts once.
 */
final class EntityEvaluation {

  private static final String DEFAULT_ENGINE = "gazetteer";
  private static final double DECIMALS = 10_000;

  /** What became of labels and finds. */
  private static final class Tally {
    private int labelled;
    private int found;
    private int right;

    Map<String, Object> describe() {
      double precision = found == 0 ? 0 : (double) right / found;
      double recall = labelled == 0 ? 0 : (double) right / labelled;
      double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("labelled", labelled);
      figures.put("found", found);
      figures.put("right", right);
      figures.put("precision", rounded(precision));
      figures.put("recall", rounded(recall));
      figures.put("f1", rounded(f1));
      return figures;
    }

    private static double rounded(double share) {
      return Math.round(DECIMALS * share) / DECIMALS;
    }
  }

  /** What a find must have in common with a label. */
  private enum Match {
    EXACT,
    OVERLAP,
    ANY_TYPE;

    boolean holds(LabelledEntity label, LabelledEntity find) {
      boolean type = this == ANY_TYPE || label.type().equals(find.type());
      return type && (this == EXACT ? label.isAt(find) : label.overlaps(find));
    }
  }

  private EntityEvaluation() {}

  /**
   * Evaluates the options' engine by their file.
   *
   * @throws UsageException if an option is wrong or the file cannot be used
   */
  static Map<String, Object> run(EvaluateCommand.Options options) throws IOException {
    EntityEngine engine = engineOf(options);
    LabelledFile file = LabelledFile.read(options.getInput(), "text", "entities");
    Map<Match, Tally> all = new LinkedHashMap<>();
    for (Match match : Match.values()) {
      all.put(match, new Tally());
    }
    Map<String, Tally> types = new TreeMap<>();
    int without = 0;
    int falsely = 0;
    for (int i = 0; i < file.rows().size(); i++) {
      String text = file.cell(i, "text");
      List<LabelledEntity> labels = labels(file, i, text);
      List<LabelledEntity> finds = finds(engine.score(text));
      all.forEach((match, tally) -> count(match, labels, finds, tally));
      countByType(labels, finds, types);
      without += labels.isEmpty() ? 1 : 0;
      falsely += labels.isEmpty() && !finds.isEmpty() ? 1 : 0;
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("engine", engine.id());
    summary.put("n", file.rows().size());
    all.forEach(
        (match, tally) -> summary.put(match.name().toLowerCase(Locale.ROOT), tally.describe()));
    Map<String, Object> byType = new LinkedHashMap<>();
    types.forEach((type, tally) -> byType.put(type, tally.describe()));
    summary.put("overlap_by_type", byType);
    summary.put("texts_without_names", without);
    summary.put("of_these_with_finds", falsely);
    return summary;
  }

  private static List<LabelledEntity> labels(LabelledFile file, int row, String text) {
    try {
      return LabelledEntity.parse(file.cell(row, "entities"), text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--input, line " + (row + 2) + ": " + e.getMessage(), e);
    }
  }

  private static List<LabelledEntity> finds(List<EntityMention> mentions) {
    List<LabelledEntity> finds = new ArrayList<>();
    for (EntityMention mention : mentions) {
      String type = EntityTypes.of(mention.type());
      if (type != null) {
        finds.add(new LabelledEntity(type, mention.start(), mention.end()));
      }
    }
    return finds;
  }

  /** Counts how many labels have a find, each find taken by the first label that it matches. */
  private static void count(
      Match match, List<LabelledEntity> labels, List<LabelledEntity> finds, Tally tally) {
    List<LabelledEntity> left = new ArrayList<>(finds);
    for (LabelledEntity label : labels) {
      LabelledEntity hit =
          left.stream().filter(find -> match.holds(label, find)).findFirst().orElse(null);
      if (hit != null) {
        left.remove(hit);
        tally.right++;
      }
    }
    tally.labelled += labels.size();
    tally.found += finds.size();
  }

  private static void countByType(
      List<LabelledEntity> labels, List<LabelledEntity> finds, Map<String, Tally> types) {
    for (String type : EntityTypes.ALL) {
      count(
          Match.OVERLAP,
          labels.stream().filter(label -> label.type().equals(type)).toList(),
          finds.stream().filter(find -> find.type().equals(type)).toList(),
          types.computeIfAbsent(type, t -> new Tally()));
    }
  }

  private static EntityEngine engineOf(EvaluateCommand.Options options) {
    String spec = options.getEngine();
    try {
      EntityEngine engine = Engines.named(EntityEngine.class, spec == null ? DEFAULT_ENGINE : spec);
      engine.warmUp();
      return engine;
    } catch (IllegalArgumentException | EngineException e) {
      throw new UsageException("--engine: " + e.getMessage(), e);
    }
  }
}
