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
package org.crosscurrent.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Compiles the table of one mapping file. */
final class ShapeParser {

  private static final Set<String> KEYS =
      Set.of(
          "mapping",
          "shape",
          "platform",
          "title",
          "provenance",
          "source",
          "extends",
          "abstract",
          "format",
          "order",
          "recognise",
          "ignore",
          "deletion",
          "post",
          "inside",
          "critical",
          "ignored");

  private static final Set<String> PROVENANCES = Set.of("captured", "documented", "third-party");
  private static final int DEFAULT_ORDER = 100;
  private static final int LAST_ORDER = 1000;

  private final Yaml.Section file;
  private final Problems problems;
  private final Uses uses = new Uses();
  private final ValueParser values;
  private final List<List<String>> insideKeys = new ArrayList<>();

  /**
   * @param file the table, with what it inherits
   */
  ShapeParser(Yaml.Section file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.values = new ValueParser(problems, uses);
  }

  /** The shape; incomplete where the file has mistakes, which are told. */
  Shape parse() {
    checkKeys();
    Condition recognise = recognise();
    List<Shape.Ignored> ignore = ignore();
    List<Shape.Gone> deletions = deletions();
    PostParser post = new PostParser(values, problems, uses);
    Yaml section = file.get("post");
    PostRule rule = section instanceof Yaml.Section table ? post.parse(table) : null;
    if (rule == null && section != null) {
      problems.add(section.where(), "post is a table of keys");
    }
    List<Shape.Critical> critical = critical(post);
    List<Shape.Inner> inside = inside();
    if (rule == null && inside.isEmpty() && ignore.isEmpty() && deletions.isEmpty()) {
      problems.add(file.where(), "there is nothing to read: no post, deletion, ignore or inside");
    }
    return new Shape(
        info(rule, post, critical),
        order(),
        recognise,
        ignore,
        deletions,
        critical,
        rule,
        inside,
        known());
  }

  private ShapeInfo info(@Nullable PostRule rule, PostParser post, List<Shape.Critical> critical) {
    String provenance = required("provenance");
    if (!PROVENANCES.contains(provenance) && !provenance.isEmpty()) {
      problems.add(whereOf("provenance"), "provenance is captured, documented or third-party");
    }
    return new ShapeInfo(
        required("shape"),
        platforms(),
        required("title"),
        provenance,
        word("source", ""),
        word("format", "json"),
        rule == null ? List.of() : post.fields(),
        critical.stream().map(Shape.Critical::field).toList());
  }

  private List<String> platforms() {
    Yaml yaml = file.get("platform");
    List<String> platforms = yaml == null ? List.of() : values.texts(yaml);
    if (platforms.isEmpty()) {
      problems.add(file.where(), "platform is missing");
    }
    for (String platform : platforms) {
      if (!platform.matches("[a-z0-9][a-z0-9_.-]*")) {
        problems.add(whereOf("platform"), "'" + platform + "' is no lower-case name of a platform");
      }
    }
    return platforms;
  }

  private void checkKeys() {
    file.keys()
        .forEach(
            (key, where) -> {
              if (!KEYS.contains(key)) {
                problems.add(where, Words.unknown(key, KEYS));
              }
            });
    if (!word("mapping", "").equals("1")) {
      problems.add(whereOf("mapping"), "this library reads 'mapping: 1'");
    }
  }

  private int order() {
    String order = word("order", String.valueOf(DEFAULT_ORDER));
    if (!order.matches("[0-9]{1,6}")) {
      problems.add(whereOf("order"), "order is a whole number");
      return DEFAULT_ORDER;
    }
    return Integer.parseInt(order);
  }

  private Condition recognise() {
    Yaml yaml = file.get("recognise");
    if (yaml == null && order() < LAST_ORDER) {
      problems.add(
          file.where(), "recognise is missing; a shape that takes all has order 1000 or more");
    }
    return yaml == null ? (at, place) -> true : values.condition(yaml);
  }

  private List<Shape.Ignored> ignore() {
    List<Shape.Ignored> rules = new ArrayList<>();
    for (Yaml.Section rule : tables("ignore", Set.of("when", "what"))) {
      String what = values.text(or(rule, "what"));
      if (!what.matches("[a-z][a-z0-9-]*")) {
        problems.add(rule.where(), "what is a word of lower-case letters, digits and hyphens");
      }
      rules.add(new Shape.Ignored(values.condition(or(rule, "when")), what));
    }
    return rules;
  }

  private List<Shape.Gone> deletions() {
    List<Shape.Gone> rules = new ArrayList<>();
    for (Yaml.Section rule : tables("deletion", Set.of("when", "id", "at"))) {
      Yaml when = rule.get("when");
      Yaml at = rule.get("at");
      int before = uses.size();
      Value id = values.value(or(rule, "id"));
      rules.add(
          new Shape.Gone(
              when == null ? (here, place) -> true : values.condition(when),
              id,
              PostParser.nameOf(uses, before, "id"),
              at == null ? null : new MomentParser(values, problems, uses).parse(at, "at")));
    }
    return rules;
  }

  private List<Shape.Inner> inside() {
    Yaml yaml = file.get("inside");
    List<Shape.Inner> inside = new ArrayList<>();
    List<Yaml> parts =
        yaml == null ? List.of() : yaml instanceof Yaml.Items list ? list.items() : List.of(yaml);
    for (Yaml part : parts) {
      int before = uses.size();
      Value value = values.value(part);
      List<Path> paths = uses.valuesSince(before);
      inside.add(new Shape.Inner(paths.isEmpty() ? "" : paths.get(0).toString(), value));
      uses.all().subList(before, uses.size()).forEach(use -> insideKeys.add(use.keys()));
    }
    return inside;
  }

  private List<Shape.Critical> critical(PostParser post) {
    Yaml yaml = file.get("critical");
    List<Shape.Critical> critical = new ArrayList<>();
    if (yaml instanceof Yaml.Section table) {
      table
          .entries()
          .forEach(
              (field, places) -> {
                List<Path> paths = new ArrayList<>();
                for (String place : values.texts(places)) {
                  paths.add(path(places.where(), place));
                }
                critical.add(new Shape.Critical(field, paths));
              });
    } else if (yaml != null) {
      for (String field : values.texts(yaml)) {
        List<Path> places = post.placesOf(field);
        if (places.isEmpty()) {
          problems.add(yaml.where(), "critical names '" + field + "', which post does not read");
        }
        critical.add(new Shape.Critical(field, places));
      }
    } else if (file.get("post") != null) {
      problems.add(file.where(), "critical is missing: which fields can a post not lose?");
    }
    return critical;
  }

  private Path path(Where where, String text) {
    try {
      return Expression.path(text, uses);
    } catch (ExpressionException e) {
      problems.add(where, e.getMessage());
      return new Path(text, Path.Start.HERE, List.of());
    }
  }

  private KnownFields known() {
    List<List<String>> known = new ArrayList<>();
    uses.all().stream().map(Uses.Use::keys).filter(keys -> !keys.isEmpty()).forEach(known::add);
    for (List<String> keys : insideKeys) {
      List<String> beneath = new ArrayList<>(keys);
      beneath.add(KnownFields.ALL);
      known.add(beneath);
    }
    Yaml ignored = file.get("ignored");
    if (ignored != null) {
      for (String path : values.texts(ignored)) {
        try {
          known.add(Expression.keys(path));
        } catch (ExpressionException e) {
          problems.add(ignored.where(), e.getMessage());
        }
      }
    }
    return new KnownFields(word("shape", ""), known);
  }

  private List<Yaml.Section> tables(String key, Set<String> keys) {
    Yaml yaml = file.get(key);
    List<Yaml> parts =
        yaml == null ? List.of() : yaml instanceof Yaml.Items list ? list.items() : List.of(yaml);
    List<Yaml.Section> tables = new ArrayList<>();
    for (Yaml part : parts) {
      if (part instanceof Yaml.Section table) {
        table
            .keys()
            .forEach(
                (name, where) -> {
                  if (!keys.contains(name)) {
                    problems.add(where, Words.unknown(name, keys));
                  }
                });
        tables.add(table);
      } else {
        problems.add(part.where(), key + " is a table of " + String.join(", ", keys));
      }
    }
    return tables;
  }

  private Yaml or(Yaml.Section table, String key) {
    Yaml value = table.get(key);
    if (value == null) {
      problems.add(table.where(), key + " is missing");
      return new Yaml.Scalar(table.where(), ".", false);
    }
    return value;
  }

  private String required(String key) {
    Yaml value = file.get(key);
    if (value == null) {
      problems.add(file.where(), key + " is missing");
      return "";
    }
    return values.text(value);
  }

  private String word(String key, String otherwise) {
    Yaml value = file.get(key);
    return value == null ? otherwise : values.text(value);
  }

  private Where whereOf(String key) {
    Yaml value = file.get(key);
    return value == null ? file.where() : value.where();
  }
}
