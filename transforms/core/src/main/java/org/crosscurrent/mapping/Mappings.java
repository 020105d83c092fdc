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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.normalize.PlatformMapper;

/**
 * The mapping files of the library, of jars and of the user, compiled.
 *
 * <pre>{@code
 * Mappings mappings = Mappings.ofLibrary().with(List.of(new MappingFile("own.yaml", yaml)));
 * PostNormalizer normalizer = PostNormalizer.of(mappings.mappers());
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. The language of the files is described in {@code
 * docs/mappings.md}.
 */
public final class Mappings {

  static final String JSON = "json";

  private final List<MappingFile> files;
  private final Compiled compiled;

  private Mappings(List<MappingFile> files) {
    this.files = List.copyOf(files);
    this.compiled = compile(files);
  }

  /**
   * Just these files.
   *
   * @throws MappingException if one of them has a mistake, or two describe the same shape
   */
  public static Mappings of(List<MappingFile> files) {
    return new Mappings(files);
  }

  /**
   * The library's files and those of every {@link MappingProvider} on the class path.
   *
   * @throws MappingException as {@link #of}
   */
  public static Mappings ofLibrary() {
    List<MappingFile> files = new ArrayList<>();
    ServiceLoader.load(MappingProvider.class).forEach(provider -> files.addAll(provider.files()));
    return of(files);
  }

  /**
   * These and the given ones, which take the place of those that describe the same shape.
   *
   * @throws MappingException as {@link #of}
   */
  public Mappings with(List<MappingFile> own) {
    Problems problems = new Problems();
    Set<String> replaced = new HashSet<>();
    own.forEach(file -> replaced.add(nameOf(file, problems)));
    problems.throwIfAny();
    List<MappingFile> all = new ArrayList<>(own);
    files.stream().filter(file -> !replaced.contains(nameOf(file, problems))).forEach(all::add);
    return of(all);
  }

  /** One mapper a platform, by name. */
  public List<PlatformMapper> mappers() {
    List<PlatformMapper> mappers = new ArrayList<>();
    for (String platform : compiled.platforms()) {
      mappers.add(
          new MappedPlatform(
              platform,
              filesOf(platform),
              compiled.shapesOf(platform),
              compiled.formatsOf(platform)));
    }
    return mappers;
  }

  /** What the files tell of their shapes, by name. */
  public List<ShapeInfo> shapes() {
    return compiled.shapes.stream()
        .map(Shape::info)
        .sorted(Comparator.comparing(ShapeInfo::shape))
        .toList();
  }

  /**
   * What one of the files tells of its shape.
   *
   * @throws IllegalArgumentException if it is none of these, or only serves for others to extend
   */
  public ShapeInfo shapeOf(MappingFile file) {
    String name = nameOf(file, new Problems());
    return compiled.shapes.stream()
        .map(Shape::info)
        .filter(shape -> shape.shape().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException(file.name() + " describes no shape"));
  }

  /** The fields that each shape knows. */
  public List<ShapeLayout> layouts() {
    return compiled.shapes.stream().map(shape -> shape.known().layout()).toList();
  }

  /**
   * The resources of a folder beside {@code owner} that its file {@code index} names, one a line:
   * what a {@link MappingProvider} gives.
   *
   * @throws IllegalStateException if the index, or a file that it names, is not on the class path
   */
  public static List<MappingFile> resources(Class<?> owner, String folder) {
    List<MappingFile> files = new ArrayList<>();
    resource(owner, folder + "/index")
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(name -> files.add(new MappingFile(name, resource(owner, folder + "/" + name))));
    return files;
  }

  private static String resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that a platform's shapes are compiled from, and no others: they travel. */
  private List<MappingFile> filesOf(String platform) {
    Problems problems = new Problems();
    Map<String, MappingFile> byShape = new HashMap<>();
    files.forEach(file -> byShape.put(nameOf(file, problems), file));
    Set<String> needed = new TreeSet<>();
    for (Shape shape : compiled.shapesOf(platform)) {
      String name = shape.info().shape();
      while (name != null && needed.add(name)) {
        name = compiled.bases.get(name);
      }
    }
    return needed.stream().map(byShape::get).toList();
  }

  private static String nameOf(MappingFile file, Problems problems) {
    Yaml.Section table = YamlReader.read(file, problems);
    return table != null && table.get("shape") instanceof Yaml.Scalar name ? name.value() : "";
  }

  static Compiled compile(List<MappingFile> files) {
    Problems problems = new Problems();
    Map<String, Yaml.Section> tables = new LinkedHashMap<>();
    for (MappingFile file : files) {
      Yaml.Section table = YamlReader.read(file, problems);
      if (table != null) {
        Yaml name = table.get("shape");
        String shape = name instanceof Yaml.Scalar scalar ? scalar.value() : "";
        if (!shape.matches("[a-z0-9][a-z0-9-]*")) {
          problems.add(
              table.where(),
              "shape is missing, or no word of lower-case letters, digits and hyphens");
        } else if (tables.put(shape, table) != null) {
          problems.add(table.where(), "another file describes the shape '" + shape + "' as well");
        }
      }
    }
    Compiled compiled = new Compiled(tables, problems);
    problems.throwIfAny();
    return compiled;
  }

  /** Compiled files. */
  static final class Compiled {
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, PayloadFormat> formats = new TreeMap<>();

    private Compiled(Map<String, Yaml.Section> tables, Problems problems) {
      ServiceLoader.load(PayloadFormat.class).forEach(format -> formats.put(format.name(), format));
      tables.forEach(
          (name, own) -> {
            Yaml.Section whole = inherited(name, own, tables, problems);
            Yaml isAbstract = own.get("abstract");
            if (isAbstract == null) {
              Shape shape = new ShapeParser(whole, problems).parse();
              checkFormat(shape, own, problems);
              shapes.add(shape);
            }
          });
    }

    private Yaml.Section inherited(
        String name, Yaml.Section own, Map<String, Yaml.Section> tables, Problems problems) {
      Yaml.Section whole = own;
      Set<String> seen = new HashSet<>(Set.of(name));
      String base = baseOf(own);
      if (base != null) {
        bases.put(name, base);
      }
      while (base != null) {
        Yaml.Section table = tables.get(base);
        if (table == null || !seen.add(base)) {
          problems.add(
              own.where(),
              table == null
                  ? "there is no shape '" + base + "' to extend"
                  : "'" + base + "' extends itself");
          return whole;
        }
        whole = whole.over(table);
        base = baseOf(table);
      }
      return whole;
    }

    private static @Nullable String baseOf(Yaml.Section table) {
      return table.get("extends") instanceof Yaml.Scalar base ? base.value() : null;
    }

    private void checkFormat(Shape shape, Yaml.Section own, Problems problems) {
      String format = shape.info().format();
      if (!format.equals(JSON) && !formats.containsKey(format)) {
        problems.add(
            own.where(),
            "no jar on the class path reads the format '"
                + format
                + "'; there is json"
                + formats.keySet().stream().map(name -> ", " + name).reduce("", String::concat));
      }
    }

    Set<String> platforms() {
      Set<String> platforms = new TreeSet<>();
      shapes.forEach(shape -> platforms.addAll(shape.info().platforms()));
      return platforms;
    }

    List<Shape> shapesOf(String platform) {
      return shapes.stream()
          .filter(shape -> shape.info().platforms().contains(platform))
          .sorted(
              Comparator.comparingInt(Shape::order).thenComparing(shape -> shape.info().shape()))
          .toList();
    }

    Map<String, PayloadFormat> formatsOf(String platform) {
      Map<String, PayloadFormat> used = new TreeMap<>();
      for (Shape shape : shapesOf(platform)) {
        PayloadFormat format = formats.get(shape.info().format());
        if (format != null) {
          used.put(format.name(), format);
        }
      }
      return used;
    }
  }
}
