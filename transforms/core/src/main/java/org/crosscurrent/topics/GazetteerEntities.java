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
package org.crosscurrent.topics;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineCost;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.EngineSpec;
import org.crosscurrent.entities.EntityEngine;
import org.crosscurrent.entities.EntityMention;
import org.crosscurrent.text.Sha256;

/**
 * Finds the names of a {@link Gazetteer}, by the rules that are told there, and hashtags that are
 * such names without spaces. The type of a mention is the gazetteer's kind ({@code company}, {@code
 * country}, {@code language} and so on), its name the one by which the gazetteer knows the topic:
 * {@code #unitedstates} and {@code U.S.} are mentions of {@code United States}.
 *
 * <p>The names are the built-in ones; the setting {@code names} takes a file of one's own instead:
 * {@code gazetteer?names=/etc/names.tsv}. The version tells them apart, by a digest of their lines.
 *
 * <p>Immutable and safe for any number of threads. Time is linear in the length of a text.
 */
@AutoService(EntityEngine.class)
public final class GazetteerEntities implements EntityEngine {

  private static final String NAME = "gazetteer";
  private static final String NAMES = "names";

  /** Raised when the rules change. */
  private static final String RULES = "1";

  private final @Nullable Path file;
  private volatile @Nullable Loaded loaded;

  /** The built-in names; for service loading as well. */
  public GazetteerEntities() {
    this(null);
  }

  private GazetteerEntities(@Nullable Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** {@inheritDoc} Loads the names, as {@link #warmUp} does. */
  @Override
  public String version() {
    return load().version;
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public EngineCost cost() {
    return EngineCost.LIGHT;
  }

  @Override
  public GazetteerEntities configured(EngineSpec spec) {
    if (spec.argument() != null) {
      throw new IllegalArgumentException(
          "the engine 'gazetteer' takes no argument; a file of names is given as"
              + " gazetteer?names=FILE");
    }
    spec.requireSettings(Set.of(NAMES));
    String names = spec.settings().get(NAMES);
    if (names != null && names.isBlank()) {
      throw new IllegalArgumentException("the setting 'names' of the engine 'gazetteer' is empty");
    }
    return names == null ? this : new GazetteerEntities(Path.of(names));
  }

  @Override
  public void warmUp() {
    load();
  }

  @Override
  public List<EntityMention> score(String text) {
    Loaded names = load();
    NameFinder finder = names.finder.get();
    finder.read(text);
    if (finder.count() == 0) {
      return List.of();
    }
    List<EntityMention> mentions = new ArrayList<>();
    for (int match = 0; match < finder.count(); match++) {
      GazetteerName name = finder.isSure(match) ? nameOf(finder, match, names.index) : null;
      if (name != null) {
        mentions.add(
            new EntityMention(
                names.index.shownAs(name), name.kind(), finder.start(match), finder.end(match)));
      }
    }
    return List.copyOf(mentions);
  }

  private static @Nullable GazetteerName nameOf(NameFinder finder, int match, NameIndex index) {
    if (!finder.isTag(match)) {
      return finder.name(match);
    }
    return finder.isHashtag(match) ? index.nameOf(finder.written(match)) : null;
  }

  private Loaded load() {
    Loaded names = loaded;
    if (names == null) {
      names = new Loaded(file == null ? Gazetteer.builtIn() : read(file));
      loaded = names;
    }
    return names;
  }

  private static Gazetteer read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return Gazetteer.parse(reader);
    } catch (IOException e) {
      throw new EngineException("the file of names " + file + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new EngineException("the file of names " + file + ": " + e.getMessage(), e);
    }
  }

  /** The names, ready to be found. */
  private static final class Loaded {
    private final NameIndex index;
    private final ThreadLocal<NameFinder> finder;
    private final String version;

    Loaded(Gazetteer gazetteer) {
      index = NameIndex.of(gazetteer);
      finder = ThreadLocal.withInitial(() -> new NameFinder(index));
      StringBuilder lines = new StringBuilder();
      for (GazetteerName name : gazetteer.names()) {
        lines.append(name.toLine()).append('\n');
      }
      long digest = Sha256.prefixOf(lines.toString().getBytes(StandardCharsets.UTF_8));
      version = String.format("%s-%08x", RULES, digest >>> 32);
    }
  }
}
