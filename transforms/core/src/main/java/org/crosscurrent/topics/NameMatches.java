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

/** Where in a text names may be, in order of appearance. Reusable, not thread-safe. */
final class NameMatches {

  /** What is known of a match. */
  enum State {
    /** It is the name. */
    SURE,
    /** It may be an ordinary word. */
    OPEN,
    /** It is not. */
    REFUSED
  }

  static final int NONE = -1;

  private int count;
  private int[] tokens = new int[16];
  private int[] lengths = new int[16];
  private int[] names = new int[16];
  private State[] states = new State[16];
  private int[] matchOfToken = new int[64];

  void clear(int tokenCount) {
    count = 0;
    if (matchOfToken.length < tokenCount) {
      matchOfToken = new int[Math.max(tokenCount, 2 * matchOfToken.length)];
    }
    Arrays.fill(matchOfToken, 0, tokenCount, NONE);
  }

  void add(int token, int length, int name, State state) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
      names = Arrays.copyOf(names, 2 * count);
      states = Arrays.copyOf(states, 2 * count);
    }
    Arrays.fill(matchOfToken, token, token + length, count);
    tokens[count] = token;
    lengths[count] = length;
    names[count] = name;
    states[count] = state;
    count++;
  }

  int count() {
    return count;
  }

  /** The first token of a match. */
  int token(int match) {
    return tokens[match];
  }

  /** The token after the last one of a match. */
  int end(int match) {
    return tokens[match] + lengths[match];
  }

  int name(int match) {
    return names[match];
  }

  State state(int match) {
    return states[match];
  }

  void setState(int match, State state) {
    states[match] = state;
  }

  /** The match that a token belongs to, or {@link #NONE}. */
  int matchOf(int token) {
    return matchOfToken[token];
  }
}
