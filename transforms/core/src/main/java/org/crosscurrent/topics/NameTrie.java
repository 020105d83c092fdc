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

import java.util.Arrays;
import java.util.List;

/**
 * The names of a gazetteer as a trie over words, its edges in one open-addressed hash table.
 * Immutable and thread-safe; a look-up allocates nothing.
 *
 * <p>It takes about 60 bytes for each word of a name, besides the strings.
 */
final class NameTrie {

  /** What {@link #longest} returns where no name begins. */
  static final long NOTHING = -1;

  private static final int ROOT = 0;
  private static final int NO_NAME = -1;
  private static final int MIN_PLURAL = 5;

  private final GazetteerName[] names;
  private final boolean[] plain;
  private final String[][] written;

  private final int[] edgeParents;
  private final char[] edgeGaps;
  private final String[] edgeWords;
  private final int[] edgeChildren;
  private final int[] nameOfNode;
  private final boolean[] leads;
  private int nodes = 1;

  NameTrie(List<GazetteerName> gazetteer) {
    names = gazetteer.toArray(GazetteerName[]::new);
    plain = new boolean[names.length];
    written = new String[names.length][];
    TokenScan scan = new TokenScan();
    int words = 0;
    for (int i = 0; i < names.length; i++) {
      plain[i] = names[i].isPlain();
      scan.read(names[i].name());
      written[i] = new String[scan.count()];
      Arrays.setAll(written[i], scan::string);
      words += scan.count();
    }
    int slots = Math.max(16, Integer.highestOneBit(words) * 4);
    edgeParents = new int[slots];
    edgeGaps = new char[slots];
    edgeWords = new String[slots];
    edgeChildren = new int[slots];
    nameOfNode = new int[words + 1];
    Arrays.fill(nameOfNode, NO_NAME);
    leads = new boolean[words + 1];
    for (int i = 0; i < names.length; i++) {
      scan.read(names[i].name());
      insert(scan, i);
    }
  }

  /** How many names there are. */
  int size() {
    return names.length;
  }

  GazetteerName name(int index) {
    return names[index];
  }

  /** {@link GazetteerName#isPlain} of a name. */
  boolean isPlain(int index) {
    return plain[index];
  }

  /** Whether the tokens from {@code at} on are written exactly as the name is. */
  boolean isAsWritten(TokenScan scan, int at, int name) {
    for (int i = 0; i < written[name].length; i++) {
      String word = written[name][i];
      int start = scan.start(at + i);
      if (scan.end(at + i) - start != word.length() || !scan.text().startsWith(word, start)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The longest name that begins with a token.
   *
   * @return its index in the upper 32 bits, its number of tokens in the lower; or {@link #NOTHING}
   */
  long longest(TokenScan scan, int at) {
    long best = NOTHING;
    int node = ROOT;
    for (int i = at; i < scan.count() && leads[node]; i++) {
      if (scan.type(i) != TokenScan.Type.WORD && scan.type(i) != TokenScan.Type.SYMBOL) {
        break;
      }
      char gap = i == at ? TokenScan.NONE : scan.gap(i);
      if (gap == TokenScan.BREAK) {
        break;
      }
      int child = child(node, gap, scan, i, scan.end(i), scan.hash32(i));
      if (child == ROOT) {
        int name = plural(node, gap, scan, i);
        return name == NO_NAME ? best : found(name, i - at + 1);
      }
      if (nameOfNode[child] != NO_NAME) {
        best = found(nameOfNode[child], i - at + 1);
      }
      node = child;
    }
    return best;
  }

  private static long found(int name, int tokens) {
    return (long) name << 32 | tokens;
  }

  private int plural(int node, char gap, TokenScan scan, int token) {
    int end = scan.end(token) - 1;
    if (end + 1 - scan.start(token) < MIN_PLURAL || Chars.lower(scan.text().charAt(end)) != 's') {
      return NO_NAME;
    }
    int hash = 0;
    for (int i = scan.start(token); i < end; i++) {
      hash = Chars.hash(hash, scan.text().charAt(i));
    }
    int name = nameOfNode[child(node, gap, scan, token, end, hash)];
    return name != NO_NAME && names[name].rule() == NameRule.ANY ? name : NO_NAME;
  }

  /** The child over this edge, or the root, which is nobody's child. */
  private int child(int parent, char gap, TokenScan scan, int token, int end, int hash) {
    int slot = slot(parent, gap, hash);
    while (edgeWords[slot] != null) {
      if (edgeParents[slot] == parent
          && edgeGaps[slot] == gap
          && isLowerCaseOf(edgeWords[slot], scan.text(), scan.start(token), end)) {
        return edgeChildren[slot];
      }
      slot = slot + 1 & edgeWords.length - 1;
    }
    return ROOT;
  }

  private int slot(int parent, char gap, int hash) {
    int mixed = (hash * 31 + parent) * 31 + gap;
    mixed *= 0x9e3779b9;
    return (mixed ^ mixed >>> 16) & edgeWords.length - 1;
  }

  private static boolean isLowerCaseOf(String word, String text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != Chars.lower(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  private void insert(TokenScan scan, int name) {
    int node = ROOT;
    for (int i = 0; i < scan.count(); i++) {
      char gap = i == 0 ? TokenScan.NONE : scan.gap(i);
      int child = child(node, gap, scan, i, scan.end(i), scan.hash32(i));
      if (child == ROOT) {
        child = nodes++;
        int slot = slot(node, gap, scan.hash32(i));
        while (edgeWords[slot] != null) {
          slot = slot + 1 & edgeWords.length - 1;
        }
        edgeParents[slot] = node;
        edgeGaps[slot] = gap;
        edgeWords[slot] = lower(scan.string(i));
        edgeChildren[slot] = child;
        leads[node] = true;
      }
      node = child;
    }
    nameOfNode[node] = name;
  }

  /**
   * Checks that a name can be found in texts.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void checkName(String name) {
    TokenScan scan = new TokenScan();
    scan.read(name);
    boolean whole =
        scan.count() > 0 && scan.start(0) == 0 && scan.end(scan.count() - 1) == name.length();
    for (int i = 0; whole && i < scan.count(); i++) {
      boolean tag =
          scan.type(i) == TokenScan.Type.HASHTAG || scan.type(i) == TokenScan.Type.CASHTAG;
      whole = !tag && (i == 0 || scan.gap(i) != TokenScan.BREAK);
    }
    if (!whole) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name: words without a final 's, joined by one character each");
    }
  }

  /** The same for all spellings of a name that match the same texts. */
  static String keyOf(String name) {
    TokenScan scan = new TokenScan();
    scan.read(name);
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < scan.count(); i++) {
      key.append(i == 0 ? TokenScan.NONE : scan.gap(i)).append(lower(scan.string(i)));
    }
    return key.toString();
  }

  private static String lower(String word) {
    StringBuilder lower = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      lower.append(Chars.lower(word.charAt(i)));
    }
    return lower.toString();
  }
}
