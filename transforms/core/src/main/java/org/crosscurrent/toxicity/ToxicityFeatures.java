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
package org.crosscurrent.toxicity;

import java.util.Arrays;

/**
 * The features of a text: which words, pairs of neighbouring words and sequences of 2 to 5
 * characters within a word (its edges count as characters) it has, whatever their number. Each is
 * the number of a bucket by a hash of it; now and then two share one.
 *
 * <p>For programs that train a {@link LinearModel}. Once filled it does not change.
 */
public final class ToxicityFeatures {

  /** There are two to the power of this many buckets. */
  static final int BITS = 18;

  /** Buckets, numbered from 0. */
  public static final int BUCKETS = 1 << BITS;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;

  /** At most so many features by the character: a word and a pair for two, and sequences. */
  private static final int BY_CHARACTER = 5;

  private static final int FNV_BASIS = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int WORD_BASIS = 1;
  private static final int GOLDEN = 0x9E3779B1;
  private static final int PAIR = 0x5BD1E995;

  private final int[] buckets;

  /** An open hash table of the buckets, each plus one, at most half full. */
  private final int[] table;

  private int words;
  private int size;

  private ToxicityFeatures(int length) {
    buckets = new int[BY_CHARACTER * length];
    table = new int[4 * Integer.highestOneBit(buckets.length)];
  }

  /** The features of a text's first passage, which is all of a short post. */
  public static ToxicityFeatures of(String text) {
    Passages passages = new Passages(text);
    passages.next();
    return of(passages);
  }

  /** The features of the passage that was gone to last. */
  static ToxicityFeatures of(Passages passages) {
    ToxicityFeatures features = new ToxicityFeatures(passages.length());
    features.addWords(passages.chars(), passages.length());
    features.words = features.size;
    features.addSequences(passages.chars(), passages.length());
    return features;
  }

  /** Distinct features. */
  public int size() {
    return size;
  }

  /** How many of them, the first ones, are words and pairs; the others are sequences. */
  public int words() {
    return words;
  }

  /** The bucket of a feature, by its index from 0. */
  public int bucket(int index) {
    return buckets[index];
  }

  private void addWords(char[] chars, int length) {
    int previous = 0;
    int hash = WORD_BASIS;
    for (int i = 1; i < length; i++) {
      char c = chars[i];
      if (c != ' ') {
        hash = (hash ^ c) * FNV_PRIME;
        continue;
      }
      add(hash);
      if (previous != 0) {
        add(previous * 31 + hash * PAIR);
      }
      previous = hash;
      hash = WORD_BASIS;
    }
  }

  private void addSequences(char[] chars, int length) {
    for (int from = 0; from < length - 1; from++) {
      int end = Math.min(length, from + LONGEST);
      int hash = (FNV_BASIS ^ chars[from]) * FNV_PRIME;
      for (int i = from + 1; i < end; i++) {
        char c = chars[i];
        hash = (hash ^ c) * FNV_PRIME;
        add(hash + i - from + SHORTEST - 1);
        if (c == ' ') {
          break;
        }
      }
    }
  }

  private void add(int hash) {
    int mixed = hash ^ hash >>> 15;
    int bucket = mixed * GOLDEN >>> Integer.SIZE - BITS;
    int mask = table.length - 1;
    int slot = bucket & mask;
    while (table[slot] != 0) {
      if (table[slot] == bucket + 1) {
        return;
      }
      slot = slot + 1 & mask;
    }
    table[slot] = bucket + 1;
    buckets[size++] = bucket;
  }

  /** The buckets, for tests and for telling features apart. */
  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(buckets, size));
  }
}
