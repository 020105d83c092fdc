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

import java.util.Locale;
import java.util.Set;
import org.crosscurrent.topics.NameMatches.State;

/**
 * Decides which ambiguous matches are names; the rules are those that {@link Gazetteer} tells.
 * Looks at the words around a match only, so a decision does not depend on how long the text is.
 */
final class Ambiguity {

  private static final int CONTEXT = 20;
  private static final int SENTENCE = 40;
  private static final int LONGER_WORD = 4;

  /** A capital at the start of a sentence says nothing about these, so a name may follow them. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the", "a", "an", "this", "that", "my", "our", "your", "their", "its", "in", "on", "at",
          "of", "to", "for", "from", "with", "by", "and", "or", "but", "if", "as", "so", "is",
          "are", "was", "does", "did", "do", "can", "will", "has", "have", "why", "how", "what",
          "when", "where", "who", "i", "we", "they", "he", "she", "it", "not", "no", "using");

  private final NameTrie trie;
  private final TokenScan scan;
  private final NameMatches matches;

  Ambiguity(NameTrie trie, TokenScan scan, NameMatches matches) {
    this.trie = trie;
    this.scan = scan;
    this.matches = matches;
  }

  /** Leaves no match that counts open. */
  void resolve() {
    for (int match = 0; match < matches.count(); match++) {
      if (matches.state(match) == State.OPEN) {
        resolveBySpelling(match);
      }
    }
    // Two passes: what context supports must not support the next, or the order would matter.
    boolean[] supported = new boolean[matches.count()];
    for (int match = 0; match < matches.count(); match++) {
      supported[match] = matches.state(match) == State.OPEN && isSupported(match);
    }
    for (int match = 0; match < matches.count(); match++) {
      if (supported[match]) {
        matches.setState(match, State.SURE);
      }
    }
  }

  private void resolveBySpelling(int match) {
    GazetteerName name = trie.name(matches.name(match));
    NameRule rule = name.rule();
    if (!name.refusals().isEmpty() && isRefused(name, match)) {
      matches.setState(match, State.REFUSED);
      return;
    }
    if (rule == NameRule.ANY) {
      matches.setState(match, State.SURE);
      return;
    }
    boolean asWritten = trie.isAsWritten(scan, matches.token(match), matches.name(match));
    if (rule == NameRule.EXACT) {
      matches.setState(match, asWritten && !isShouted(match) ? State.SURE : State.REFUSED);
    } else if (asWritten && rule != NameRule.STRICT && isProvenByCapital(match)) {
      matches.setState(match, State.SURE);
    } else if (!asWritten && rule != NameRule.CONTEXT) {
      matches.setState(match, State.REFUSED);
    }
  }

  private boolean isRefused(GazetteerName name, int match) {
    int before = matches.token(match) - 1;
    int behind = matches.end(match);
    String first = before < 0 ? "" : word(before);
    String next = behind >= scan.count() ? "" : word(behind);
    return name.refusals().contains(first)
        || name.refusals().contains(next)
        || before > 0 && name.refusals().contains(word(before - 1) + ' ' + first)
        || behind + 1 < scan.count() && name.refusals().contains(next + ' ' + word(behind + 1));
  }

  private String word(int token) {
    return scan.string(token).toLowerCase(Locale.ROOT);
  }

  private boolean isProvenByCapital(int match) {
    int token = matches.token(match);
    return !scan.startsSentence(token)
        && !isNamePart(token - 1)
        && !isFollowedByName(match)
        && !isInHeadline(match);
  }

  /** Whether a token looks like the beginning of a longer name that the match would belong to. */
  private boolean isNamePart(int token) {
    if (scan.type(token) != TokenScan.Type.WORD || !startsUpper(token)) {
      return false;
    }
    int match = matches.matchOf(token);
    if (match != NameMatches.NONE) {
      return matches.state(match) != State.SURE;
    }
    return !(scan.startsSentence(token)
        && FUNCTION_WORDS.contains(scan.string(token).toLowerCase(Locale.ROOT)));
  }

  private boolean isFollowedByName(int match) {
    int next = matches.end(match);
    return next < scan.count()
        && scan.type(next) == TokenScan.Type.WORD
        && matches.matchOf(next) == NameMatches.NONE
        && scan.gap(next) == ' '
        && startsUpper(next)
        && scan.end(next) - scan.start(next) > 1
        && Character.isLowerCase(scan.text().charAt(scan.start(next) + 1));
  }

  private boolean isInHeadline(int match) {
    int balance = 0;
    for (int token = sentenceStart(match); token < sentenceEnd(match); token++) {
      if (matches.matchOf(token) == NameMatches.NONE
          && scan.type(token) == TokenScan.Type.WORD
          && scan.end(token) - scan.start(token) >= LONGER_WORD) {
        balance += startsUpper(token) ? 1 : -1;
      }
    }
    return balance > 0;
  }

  /** Whether all other words of the sentence, two at least, are all in capitals. */
  private boolean isShouted(int match) {
    int shouted = 0;
    for (int token = sentenceStart(match); token < sentenceEnd(match); token++) {
      if (matches.matchOf(token) != match && scan.type(token) == TokenScan.Type.WORD) {
        for (int i = scan.start(token); i < scan.end(token); i++) {
          if (Character.isLowerCase(scan.text().charAt(i))) {
            return false;
          }
        }
        shouted++;
      }
    }
    return shouted >= 2;
  }

  private int sentenceStart(int match) {
    int token = matches.token(match);
    int lowest = Math.max(0, token - SENTENCE);
    while (token > lowest && !scan.startsSentence(token)) {
      token--;
    }
    return token;
  }

  private int sentenceEnd(int match) {
    int token = matches.end(match);
    int highest = Math.min(scan.count(), token + SENTENCE);
    while (token < highest && !scan.startsSentence(token)) {
      token++;
    }
    return token;
  }

  private boolean startsUpper(int token) {
    return Character.isUpperCase(scan.text().codePointAt(scan.start(token)));
  }

  private boolean isSupported(int match) {
    GazetteerName name = trie.name(matches.name(match));
    int to = Math.min(scan.count(), matches.end(match) + CONTEXT);
    for (int token = Math.max(0, matches.token(match) - CONTEXT); token < to; token++) {
      int other = matches.matchOf(token);
      if (other == match) {
        continue;
      }
      boolean byKind =
          other != NameMatches.NONE
              && matches.name(other) != NameMatches.NONE
              && matches.state(other) == State.SURE
              && name.contextKinds().contains(trie.name(matches.name(other)).kind());
      if (byKind
          || !name.contextWords().isEmpty()
              && name.contextWords().contains(scan.string(token).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
