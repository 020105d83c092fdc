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
package org.crosscurrent.sketch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts distinct strings: exactly up to {@link #EXACT_UP_TO}, and beyond that by estimate, in
 * bounded memory.
 *
 * <p>It keeps the k smallest hashes (k minimum values). With fewer than k of them the count is
 * exact, but for collisions of 64-bit hashes; with k of them it is {@code (k - 1) / U}, where U is
 * the k-th smallest hash as a fraction of all hashes. The standard error is about {@code 1 / sqrt(k
 * - 2)}: 1.6 %. See Z. Bar-Yossef et al., "Counting Distinct Elements in a Data Stream", RANDOM
 * 2002, and for this unbiased estimator K. Beyer et al., "On Synopses for Distinct-Value Estimation
 * Under Multiset Operations", SIGMOD 2007.
 *
 * <p>The result is a pure function of the set of strings: the order of additions and merges, and
 * how often a string is added, make no difference. Memory is at most 64 KiB. Not thread-safe.
 */
public final class DistinctCounter {

  /** Up to this number of distinct strings the count is exact. */
  public static final int EXACT_UP_TO = 4096;

  /** k: one more, since k hashes may stand for more than k strings. */
  private static final int KEPT = EXACT_UP_TO + 1;

  private static final long[] NONE = {};

  private long[] hashes = NONE;
  private int size;
  private int sorted;

  /** A string. */
  public void add(String value) {
    addHash(hash(value));
  }

  /** Every string of another counter. The other one is not changed. */
  public void addAll(DistinctCounter other) {
    for (int i = 0; i < other.size; i++) {
      addHash(other.hashes[i]);
    }
  }

  private void addHash(long hash) {
    if (sorted > 0 && Arrays.binarySearch(hashes, 0, sorted, hash) >= 0) {
      return;
    }
    if (sorted == KEPT && hash > hashes[sorted - 1]) {
      return;
    }
    if (size == hashes.length) {
      if (size >= 2 * KEPT) {
        compact();
        addHash(hash);
        return;
      }
      hashes = Arrays.copyOf(hashes, Math.max(4, size * 2));
    }
    hashes[size++] = hash;
  }

  private void compact() {
    if (sorted == size) {
      return;
    }
    Arrays.sort(hashes, 0, size);
    int distinct = 0;
    for (int i = 0; i < size && distinct < KEPT; i++) {
      if (distinct == 0 || hashes[i] != hashes[distinct - 1]) {
        hashes[distinct++] = hashes[i];
      }
    }
    size = distinct;
    sorted = distinct;
  }

  /** How many distinct strings were added. */
  public long estimate() {
    compact();
    if (size < KEPT) {
      return size;
    }
    double kth = ((double) hashes[size - 1] - Long.MIN_VALUE) / 0x1p64;
    return Math.max(size, Math.round((KEPT - 1) / kth));
  }

  /** The hashes kept, in ascending order: what a coder writes. */
  public long[] toHashes() {
    compact();
    return Arrays.copyOf(hashes, size);
  }

  /**
   * What {@link #toHashes} gave.
   *
   * @param hashes in ascending order, distinct, at most one more than {@link #EXACT_UP_TO}
   */
  public static DistinctCounter ofHashes(long[] hashes) {
    DistinctCounter counter = new DistinctCounter();
    counter.hashes = hashes.clone();
    counter.size = hashes.length;
    counter.sorted = hashes.length;
    return counter;
  }

  /** FNV-1a over the UTF-8, then the finaliser of MurmurHash3, so that all bits are even. */
  private static long hash(String value) {
    long hash = 0xcbf29ce484222325L;
    for (byte next : value.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (next & 0xFF)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
