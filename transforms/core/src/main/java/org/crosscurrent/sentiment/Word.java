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
package org.crosscurrent.sentiment;

/**
 * Everything the rules know of one lower-case word, so that each token costs a single look-up. All
 * words that the rules know nothing of are {@link #UNKNOWN}.
 */
final class Word {
  /** Has a valence of its own. */
  static final int SENTIMENT = 1;

  /** Strengthens or weakens what follows. */
  static final int DEGREE = 1 << 1;

  static final int NEGATION = 1 << 2;
  static final int NO = 1 << 3;
  static final int OR_NOR = 1 << 4;
  static final int KIND = 1 << 5;
  static final int OF = 1 << 6;
  static final int NEVER = 1 << 7;
  static final int SO_THIS = 1 << 8;
  static final int WITHOUT = 1 << 9;
  static final int DOUBT = 1 << 10;
  static final int LEAST = 1 << 11;
  static final int AT_VERY = 1 << 12;
  static final int BUT = 1 << 13;

  static final Word UNKNOWN = new Word("", 0, 0, 0, null);

  final String text;

  /** Mean rating from -4 to 4, if {@link #SENTIMENT}. */
  final double valence;

  /** Signed shift of the valence of a positive word that follows, if {@link #DEGREE}. */
  final double degree;

  /** Phrases that begin with this word, or null. */
  final Phrases phrases;

  private final int roles;

  Word(String text, double valence, double degree, int roles, Phrases phrases) {
    this.text = text;
    this.valence = valence;
    this.degree = degree;
    this.roles = roles;
    this.phrases = phrases;
  }

  /** Whether the word has at least one of the given roles. */
  boolean is(int role) {
    return (roles & role) != 0;
  }

  /** The roles of the words that a rule names one by one. */
  static int ownRoles(String text) {
    return switch (text) {
      case "no" -> NO;
      case "or", "nor" -> OR_NOR;
      case "kind" -> KIND;
      case "of" -> OF;
      case "never" -> NEVER;
      case "so", "this" -> SO_THIS;
      case "without" -> WITHOUT;
      case "doubt" -> DOUBT;
      case "least" -> LEAST;
      case "at", "very" -> AT_VERY;
      case "but" -> BUT;
      default -> 0;
    };
  }

  /** The words for which {@link #ownRoles} is not 0. */
  static String[] withOwnRoles() {
    return new String[] {
      "no", "or", "nor", "kind", "of", "never", "so", "this", "without", "doubt", "least", "at",
      "very", "but"
    };
  }
}
