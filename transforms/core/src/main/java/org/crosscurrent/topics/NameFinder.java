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

import org.crosscurrent.topics.NameMatches.State;

/**
 * Finds the tags of a text, and the names of a gazetteer by the rules that it tells, in one pass
 * over the words. Reusable, not thread-safe; all of one {@link NameIndex} share that.
 */
final class NameFinder {

  private final NameIndex index;
  private final TokenScan scan = new TokenScan();
  private final NameMatches matches = new NameMatches();
  private final Ambiguity ambiguity;

  NameFinder(NameIndex index) {
    this.index = index;
    this.ambiguity = new Ambiguity(index.trie(), scan, matches);
  }

  /** Reads a text; what was found before is forgotten. */
  void read(String text) {
    scan.read(text);
    matches.clear(scan.count());
    if (match()) {
      ambiguity.resolve();
    }
  }

  /** How many matches there are, of which some may be refused. */
  int count() {
    return matches.count();
  }

  /** Whether it is a tag or a name. */
  boolean isSure(int match) {
    return matches.state(match) == State.SURE;
  }

  /** Whether it is a hashtag or a cashtag. */
  boolean isTag(int match) {
    return matches.name(match) == NameMatches.NONE;
  }

  /** Whether it is a hashtag. */
  boolean isHashtag(int match) {
    return scan.type(matches.token(match)) == TokenScan.Type.HASHTAG;
  }

  /** The number of the name of a match that is no tag. */
  int number(int match) {
    return matches.name(match);
  }

  /** The name of a match that is no tag. */
  GazetteerName name(int match) {
    return index.trie().name(matches.name(match));
  }

  /** Where a match begins; behind the sign of a hashtag, at that of a cashtag. */
  int start(int match) {
    return scan.start(matches.token(match));
  }

  int end(int match) {
    return scan.end(matches.end(match) - 1);
  }

  /** A match as it is written. */
  String written(int match) {
    return scan.text().substring(start(match), end(match));
  }

  /** The words that were read. */
  TokenScan scan() {
    return scan;
  }

  /** The match that a token belongs to, or {@link NameMatches#NONE}. */
  int matchOf(int token) {
    return matches.matchOf(token);
  }

  /** Whether any match is left open. */
  private boolean match() {
    NameTrie trie = index.trie();
    boolean open = false;
    int token = 0;
    while (token < scan.count()) {
      TokenScan.Type type = scan.type(token);
      if (type == TokenScan.Type.HASHTAG || type == TokenScan.Type.CASHTAG) {
        matches.add(token, 1, NameMatches.NONE, State.SURE);
        token++;
        continue;
      }
      long found = trie.longest(scan, token);
      if (found == NameTrie.NOTHING) {
        token++;
        continue;
      }
      int name = (int) (found >>> 32);
      int length = (int) found;
      boolean sure = trie.isPlain(name);
      open |= !sure;
      matches.add(token, length, name, sure ? State.SURE : State.OPEN);
      token += length;
    }
    return open;
  }
}
