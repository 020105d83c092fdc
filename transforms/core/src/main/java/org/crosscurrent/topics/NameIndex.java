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

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The names of a gazetteer, ready to be found: as words of a text, and as one word without spaces,
 * as hashtags have them. Immutable and thread-safe.
 */
final class NameIndex {

  /** Loaded with the first use, and once. */
  private static final class BuiltIn {
    private static final NameIndex INSTANCE = new NameIndex(Gazetteer.builtIn());
  }

  private static final int MIN_PLURAL = 5;

  /** A shorter one without its full stops may be a word: "U.S" and "us". */
  private static final int MIN_COMPACT = 3;

  private final NameTrie trie;
  private final Map<String, GazetteerName> compact = new HashMap<>();
  private final Map<String, GazetteerName> exact = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();

  private NameIndex(Gazetteer gazetteer) {
    List<GazetteerName> names = gazetteer.names();
    trie = new NameTrie(names);
    Set<String> ambiguous = new HashSet<>();
    for (GazetteerName name : names) {
      shown.putIfAbsent(name.topic(), name.name());
      if (name.name().toLowerCase(Locale.ROOT).equals(name.topic())) {
        shown.put(name.topic(), name.name());
      }
      if (name.rule() == NameRule.EXACT) {
        exact.put(name.name(), name);
      } else if (name.rule() == NameRule.ANY && hasOnlyJoints(name.name())) {
        String key = keyOf(name.name());
        if (key.length() < MIN_COMPACT && key.length() < name.name().length()) {
          exact.put(name.name(), name);
          continue;
        }
        add(key, name, ambiguous);
        add(withoutAccents(key), name, ambiguous);
      }
    }
    compact.keySet().removeAll(ambiguous);
  }

  private void add(String key, GazetteerName name, Set<String> ambiguous) {
    GazetteerName other = key.isEmpty() ? name : compact.putIfAbsent(key, name);
    if (other != null && !other.topic().equals(name.topic())) {
      ambiguous.add(key);
    }
  }

  static NameIndex of(Gazetteer gazetteer) {
    return gazetteer == Gazetteer.builtIn() ? BuiltIn.INSTANCE : new NameIndex(gazetteer);
  }

  NameTrie trie() {
    return trie;
  }

  /**
   * The name that a hashtag, or the name of an entity, is another way to write; absent if it is
   * none. Names that may be ordinary words are none here, unless they are written in capitals that
   * an ordinary word has not.
   */
  @Nullable GazetteerName nameOf(String written) {
    boolean stopped = written.length() > 2 && written.endsWith(".");
    GazetteerName as = exact.get(stopped ? written.substring(0, written.length() - 1) : written);
    if (as != null) {
      return as;
    }
    String key = keyOf(written);
    GazetteerName name = compact.get(key);
    if (name == null && key.length() >= MIN_PLURAL && key.endsWith("s")) {
      name = compact.get(key.substring(0, key.length() - 1));
    }
    return name;
  }

  /** How a topic of the gazetteer is written. */
  String shownAs(GazetteerName name) {
    return shown.getOrDefault(name.topic(), name.name());
  }

  private static boolean hasOnlyJoints(String name) {
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || " -.'’&/_".indexOf(c) >= 0);
  }

  /**
   * What all ways to write a name have in common: its letters and digits in lower case and of
   * common width. Empty if it has none.
   */
  static String keyOf(String written) {
    StringBuilder key = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c >= 128) {
        return lettersOf(Normalizer.normalize(written, Normalizer.Form.NFKC));
      }
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        key.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        key.append((char) (c + 32));
      }
    }
    return key.toString();
  }

  private static String lettersOf(String written) {
    StringBuilder key = new StringBuilder(written.length());
    written
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || isMark(c))
        .forEach(key::appendCodePoint);
    return key.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** A name's accents may be left out, but a word has none put in: "über" is not Uber. */
  private static String withoutAccents(String key) {
    StringBuilder plain = new StringBuilder(key.length());
    Normalizer.normalize(key, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> c < 0x300 || c > 0x36f)
        .forEach(plain::appendCodePoint);
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }
}
