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
package org.crosscurrent.language.ngrams;

import java.util.List;

/**
 * For each sequence of letters the languages that have it, with a weight: an open hash table on
 * three plain arrays. A key is known by 32 bits beside its place, so that one in some thousand
 * million unknown sequences is taken for a known one; the same one each time.
 *
 * <p>Memory: 8 bytes for each of the places, of which there are 1.5 to 3 times as many as
 * sequences, and 2 bytes for each sequence of each language. Immutable.
 */
final class NgramTable {

  /** A weight is a multiple of this part of a natural logarithm. */
  static final int STEPS = 32;

  private static final int WEIGHT_BITS = 9;
  private static final int MAX_WEIGHT = (1 << WEIGHT_BITS) - 1;

  /** Most languages. */
  static final int MAX_LANGUAGES = 1 << Short.SIZE - WEIGHT_BITS;

  private final int mask;
  private final int[] fingerprints;
  private final int[] starts;
  private final short[] postings;

  /** One language's sequences, each once, and their weights, 0 or more. */
  record Entries(long[] hashes, short[] weights) {}

  private NgramTable(int mask, int[] fingerprints, int[] starts, short[] postings) {
    this.mask = mask;
    this.fingerprints = fingerprints;
    this.starts = starts;
    this.postings = postings;
  }

  /** The table of these languages; their places in the list are their numbers. */
  static NgramTable of(List<Entries> languages) {
    if (languages.size() > MAX_LANGUAGES) {
      throw new IllegalArgumentException("more than " + MAX_LANGUAGES + " languages");
    }
    int total = languages.stream().mapToInt(entries -> entries.hashes().length).sum();
    KeySet keys = new KeySet();
    for (Entries entries : languages) {
      for (long hash : entries.hashes()) {
        keys.count(hash);
      }
    }
    int[] starts = keys.starts();
    int[] next = starts.clone();
    short[] postings = new short[total];
    for (int language = 0; language < languages.size(); language++) {
      Entries entries = languages.get(language);
      for (int i = 0; i < entries.hashes().length; i++) {
        int weight = Math.min(MAX_WEIGHT, entries.weights()[i]);
        int slot = keys.slot(entries.hashes()[i]);
        postings[next[slot]++] = (short) (language << WEIGHT_BITS | weight);
      }
    }
    return new NgramTable(keys.mask(), keys.fingerprints(), starts, postings);
  }

  /** Adds the weights of one sequence to the scores of the languages that have it. */
  void addTo(int[] scores, long hash) {
    int fingerprint = (int) (hash >>> 32);
    int slot = (int) hash & mask;
    int start = starts[slot];
    int end = starts[slot + 1];
    while (start != end) {
      if (fingerprints[slot] == fingerprint) {
        for (int i = start; i < end; i++) {
          int posting = postings[i] & 0xFFFF;
          scores[posting >>> WEIGHT_BITS] += posting & MAX_WEIGHT;
        }
        return;
      }
      slot = slot + 1 & mask;
      start = starts[slot];
      end = starts[slot + 1];
    }
  }

  /** Bytes of its arrays. */
  long bytes() {
    return 4L * fingerprints.length + 4L * starts.length + 2L * postings.length;
  }

  /** The keys while the table is built, with how often each occurs. */
  private static final class KeySet {
    private long[] keys = new long[1 << 16];
    private int[] counts = new int[1 << 16];
    private int size;

    int mask() {
      return keys.length - 1;
    }

    /** Where a key is, or would be. A count of 0 is an empty place. */
    int slot(long key) {
      int slot = (int) key & mask();
      while (counts[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & mask();
      }
      return slot;
    }

    void count(long key) {
      int slot = slot(key);
      if (counts[slot] == 0) {
        if (3L * (size + 1) > 2L * keys.length) {
          grow();
          slot = slot(key);
        }
        keys[slot] = key;
        size++;
      }
      counts[slot]++;
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldCounts = counts;
      keys = new long[2 * oldKeys.length];
      counts = new int[keys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldCounts[i] != 0) {
          int slot = slot(oldKeys[i]);
          keys[slot] = oldKeys[i];
          counts[slot] = oldCounts[i];
        }
      }
    }

    int[] starts() {
      int[] starts = new int[keys.length + 1];
      for (int i = 0; i < keys.length; i++) {
        starts[i + 1] = starts[i] + counts[i];
      }
      return starts;
    }

    int[] fingerprints() {
      int[] fingerprints = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        fingerprints[i] = (int) (keys[i] >>> 32);
      }
      return fingerprints;
    }
  }
}
