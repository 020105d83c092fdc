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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that are topics, with what tells them from ordinary words. Immutable; travels with a
 * pipeline, so it is meant for up to some ten thousands of names.
 *
 * <p>A gazetteer is a tab-separated file in UTF-8, one name a line; empty lines and lines that
 * start with {@code # } are skipped. The columns, of which only the first is needed:
 *
 * <ol>
 *   <li><b>name</b> as it is written. Words may be joined by a space, a full stop, an ampersand or
 *       a slash; a hyphen counts as a space.
 *   <li><b>topic</b> to report; the name in lower case where empty.
 *   <li><b>kind</b>, a word of one's own such as {@code company}; {@code name} where empty.
 *   <li><b>rule</b>: which spellings count.
 *       <ul>
 *         <li>{@code any} (where empty): any capitals; a plural s is allowed after four letters.
 *         <li>{@code exact}: as written only, for short names such as {@code US}; not in a sentence
 *             all in capitals.
 *         <li>{@code strict}: as written and with context, for names that are common words.
 *         <li>{@code proper}: as written, and either with context or where the capital says
 *             something: inside a sentence, not beside another capitalised word (which would make
 *             it part of a longer name), and not in a headline most of whose longer words are
 *             capitalised.
 *         <li>{@code context}: as proper; with context, in any capitals too.
 *       </ul>
 *   <li><b>context</b>, for the last three rules: words, and {@code @kinds} of other names,
 *       separated by spaces. One of them within twenty words on either side supports the name.
 *       Names that need context themselves support others only where their capitals prove them. For
 *       all rules: {@code !words} (joined by underscores) that make it no name where they stand
 *       right before or behind it, such as {@code !pie} for Apple.
 * </ol>
 *
 * <pre>{@code
 * OpenAI
 * Rust	rust	language	context	@language cargo compiler crate
 * }</pre>
 */
public final class Gazetteer implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String RESOURCE = "gazetteer.tsv";

  /** Loaded with the first use, and once. */
  private static final class BuiltIn {
    private static final Gazetteer INSTANCE = load();

    private static Gazetteer load() {
      try (InputStream in = Gazetteer.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not on the class path");
        }
        return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final List<GazetteerName> names;

  private Gazetteer(Collection<GazetteerName> names) {
    this.names = List.copyOf(names);
  }

  /**
   * More than a thousand companies, products, technologies, models, leagues, games and countries of
   * which social media speak. No persons: whom a text means takes more than a list.
   */
  public static Gazetteer builtIn() {
    return BuiltIn.INSTANCE;
  }

  /** A gazetteer without names: only hashtags and cashtags are topics. */
  public static Gazetteer empty() {
    return new Gazetteer(List.of());
  }

  /** A gazetteer of these names, in any capitals, each a topic of its own. */
  public static Gazetteer of(String... names) {
    try {
      return parse(new StringReader(String.join("\n", names)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a gazetteer.
   *
   * @param reader is read to its end, not closed
   * @throws IllegalArgumentException with the number of the line that cannot be read
   * @throws IOException if reading fails
   */
  public static Gazetteer parse(Reader reader) throws IOException {
    return new Gazetteer(new GazetteerParser().parse(new BufferedReader(reader)));
  }

  /** These names and those of another; where both have a name, the other's line counts. */
  public Gazetteer plus(Gazetteer other) {
    Map<String, GazetteerName> all = new LinkedHashMap<>();
    for (GazetteerName name : names) {
      all.put(NameTrie.keyOf(name.name()), name);
    }
    for (GazetteerName name : other.names) {
      all.put(NameTrie.keyOf(name.name()), name);
    }
    return new Gazetteer(new ArrayList<>(all.values()));
  }

  /** How many names it has. */
  public int size() {
    return names.size();
  }

  List<GazetteerName> names() {
    return names;
  }
}
