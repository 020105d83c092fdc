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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.PostKind;

/** Compiles the {@code post} section of a mapping file. */
final class PostParser {

  /** All keys, in the order in which the documentation lists them. */
  private static final List<String> KEYS =
      List.of(
          "id",
          "createdAt",
          "kind",
          "title",
          "text",
          "community",
          "author",
          "language",
          "url",
          "location",
          "repostOf",
          "replyTo",
          "quoteOf",
          "hashtags",
          "mentions",
          "links",
          "media",
          "in-text",
          "score",
          "comments",
          "shares",
          "views",
          "editedAt",
          "sensitive",
          "pollOptions",
          "extra");

  private static final Set<String> AUTHOR_KEYS = Set.of("handle", "name", "followers", "verified");
  private static final String MEDIA_ONLY = "media-only";

  private final ValueParser values;
  private final MomentParser moments;
  private final Problems problems;
  private final Uses uses;
  private final Map<String, List<Path>> places = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  PostParser(ValueParser values, Problems problems, Uses uses) {
    this.values = values;
    this.moments = new MomentParser(values, problems, uses);
    this.problems = problems;
    this.uses = uses;
  }

  /** The compiled section; incomplete where it has mistakes, which are told. */
  PostRule parse(Yaml.Section post) {
    checkKeys(post, KEYS);
    told.addAll(post.entries().keySet());
    int before = uses.size();
    Value id = values.value(required(post, "id"));
    remember("id", before);
    String idName = nameOf(uses, before, "id");
    before = uses.size();
    Moment createdAt = moments.parse(required(post, "createdAt"), "createdAt");
    remember("createdAt", before);
    Yaml edited = post.get("editedAt");
    Yaml sensitive = post.get("sensitive");
    return new PostRule(
        id,
        idName,
        createdAt,
        kind(post.get("kind")),
        text(post, "title"),
        text(post, "text"),
        author(post.get("author")),
        entities(post),
        singleValues(post),
        extra(post.get("extra")),
        edited == null ? null : moments.parse(edited, "editedAt"),
        sensitive == null ? null : values.condition(sensitive));
  }

  /** The fields that the section gives, in the order of the documentation. */
  List<String> fields() {
    return KEYS.stream().filter(told::contains).filter(key -> !key.equals("in-text")).toList();
  }

  /** The paths that a field is read from; empty where it is not read. */
  List<Path> placesOf(String field) {
    return places.getOrDefault(field, List.of());
  }

  /** The paths since {@code before}, as they are written. */
  static String nameOf(Uses uses, int before, String otherwise) {
    List<Path> paths = uses.valuesSince(before);
    return paths.isEmpty()
        ? otherwise
        : paths.stream().map(Path::toString).collect(Collectors.joining(" or "));
  }

  private void remember(String field, int before) {
    places.put(field, uses.valuesSince(before));
  }

  private Yaml required(Yaml.Section post, String key) {
    Yaml yaml = post.get(key);
    if (yaml == null) {
      problems.add(post.where(), key + " is missing");
      return new Yaml.Scalar(post.where(), ".", false);
    }
    return yaml;
  }

  private void checkKeys(Yaml.Section table, Iterable<String> known) {
    Set<String> keys = new HashSet<>();
    known.forEach(keys::add);
    table
        .keys()
        .forEach(
            (key, where) -> {
              if (!keys.contains(key)) {
                problems.add(where, Words.unknown(key, keys));
              }
            });
  }

  private PostRule.Singles singleValues(Yaml.Section post) {
    return new PostRule.Singles(
        single(post, "community"),
        single(post, "language"),
        single(post, "url"),
        single(post, "location"),
        single(post, "repostOf"),
        single(post, "replyTo"),
        single(post, "quoteOf"),
        single(post, "score"),
        single(post, "comments"),
        single(post, "shares"),
        single(post, "views"),
        single(post, "pollOptions"));
  }

  private @Nullable Value single(Yaml.Section post, String key) {
    Yaml yaml = post.get(key);
    if (yaml == null) {
      return null;
    }
    int before = uses.size();
    Value value = values.value(yaml);
    remember(key, before);
    return value;
  }

  private Map<String, Value> extra(@Nullable Yaml yaml) {
    Map<String, Value> extra = new LinkedHashMap<>();
    if (yaml instanceof Yaml.Section table) {
      table.entries().forEach((key, value) -> extra.put(key, values.value(value)));
    } else if (yaml != null) {
      problems.add(yaml.where(), "extra is a table of names and values");
    }
    return extra;
  }

  private TextRule text(Yaml.Section post, String key) {
    Yaml yaml = post.get(key);
    List<TextRule.Part> parts = new ArrayList<>();
    int before = uses.size();
    if (yaml instanceof Yaml.Items list) {
      list.items().forEach(item -> parts.add(part(item)));
    } else if (yaml != null) {
      parts.add(part(yaml));
    }
    remember(key, before);
    return new TextRule(List.copyOf(parts));
  }

  /** HTML and entities are read here, because HTML also tells links. */
  private TextRule.Part part(Yaml yaml) {
    Yaml as = yaml instanceof Yaml.Section table ? table.get("as") : null;
    String reading = as == null ? "" : values.text(as);
    TextRule.Form form =
        switch (reading) {
          case "html" -> TextRule.Form.HTML;
          case "entities" -> TextRule.Form.ENTITIES;
          default -> TextRule.Form.PLAIN;
        };
    if (form == TextRule.Form.PLAIN || !(yaml instanceof Yaml.Section table)) {
      return new TextRule.Part(values.value(yaml), form);
    }
    Map<String, Yaml> without = new LinkedHashMap<>(table.entries());
    Map<String, Where> keys = new LinkedHashMap<>(table.keys());
    without.remove("as");
    keys.remove("as");
    return new TextRule.Part(values.value(new Yaml.Section(table.where(), without, keys)), form);
  }

  private @Nullable AuthorRule author(@Nullable Yaml yaml) {
    if (yaml == null) {
      return null;
    }
    int before = uses.size();
    if (!(yaml instanceof Yaml.Section table) || !table.entries().containsKey("handle")) {
      problems.add(yaml.where(), "author is a table of handle, name, followers, verified");
      return null;
    }
    checkKeys(table, AUTHOR_KEYS);
    Value handle = values.value(table.entries().get("handle"));
    remember("author", before);
    return new AuthorRule(
        handle, optional(table, "name"), optional(table, "followers"), optional(table, "verified"));
  }

  private @Nullable Value optional(Yaml.Section table, String key) {
    Yaml yaml = table.get(key);
    return yaml == null ? null : values.value(yaml);
  }

  private KindRule kind(@Nullable Yaml yaml) {
    List<KindRule.Choice> choices = new ArrayList<>();
    if (yaml instanceof Yaml.Items list) {
      list.items().forEach(item -> choices.add(choice(item)));
    } else if (yaml != null) {
      choices.add(choice(yaml));
    }
    return new KindRule(List.copyOf(choices));
  }

  private KindRule.Choice choice(Yaml yaml) {
    if (!(yaml instanceof Yaml.Section table)) {
      return new KindRule.Choice(kindNamed(yaml), null, false);
    }
    checkKeys(table, Set.of("is", "when"));
    Yaml when = table.get("when");
    List<Yaml> conditions =
        when instanceof Yaml.Items list ? list.items() : when == null ? List.of() : List.of(when);
    List<Yaml> others = conditions.stream().filter(part -> !isMediaOnly(part)).toList();
    return new KindRule.Choice(
        kindNamed(required(table, "is")),
        others.isEmpty() ? null : values.condition(new Yaml.Items(table.where(), others)),
        others.size() < conditions.size());
  }

  private static boolean isMediaOnly(Yaml condition) {
    return condition instanceof Yaml.Scalar scalar && scalar.value().equals(MEDIA_ONLY);
  }

  private PostKind kindNamed(Yaml yaml) {
    String name = values.text(yaml);
    for (PostKind kind : PostKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    problems.add(
        yaml.where(),
        "'" + name + "' is none of post, comment, repost, article, video, image, poll");
    return PostKind.POST;
  }

  private EntitiesRule entities(Yaml.Section post) {
    Yaml inText = post.get("in-text");
    Yaml find = inText instanceof Yaml.Section table ? required(table, "find") : inText;
    Yaml unless = inText instanceof Yaml.Section table ? table.get("unless") : null;
    Yaml first = inText instanceof Yaml.Section table ? table.get("first") : null;
    if (inText instanceof Yaml.Section table) {
      checkKeys(table, Set.of("find", "unless", "first"));
    }
    List<String> names = find == null ? List.of() : values.texts(find);
    for (String name : names) {
      if (find != null && !EntitiesRule.FOUND_IN_TEXT.contains(name)) {
        problems.add(find.where(), "'" + name + "' is none of hashtags, mentions, links");
      }
    }
    return new EntitiesRule(
        list(post, "hashtags"),
        list(post, "mentions"),
        list(post, "links"),
        list(post, "media"),
        Set.copyOf(names),
        unless == null ? null : values.condition(unless),
        first != null && values.text(first).equals("true"));
  }

  private List<Value> list(Yaml.Section post, String key) {
    Yaml yaml = post.get(key);
    if (yaml == null) {
      return List.of();
    }
    int before = uses.size();
    List<Value> found = values.values(yaml);
    remember(key, before);
    return found;
  }
}
