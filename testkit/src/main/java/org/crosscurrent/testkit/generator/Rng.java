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
package org.crosscurrent.testkit.generator;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014),
 * written out because the same seed must give the same posts on every JVM for ever.
 */
final class Rng {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Rng(long seed) {
    this.state = seed;
  }

  /** Scrambles 64 bits without losing any: different inputs give different outputs. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** 0 to bound - 1. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** from to to - 1. */
  int between(int from, int to) {
    return from + below(to - from);
  }

  /** 0 (inclusive) to 1 (exclusive). */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Exponentially distributed. StrictMath, since Math may differ in the last bit. */
  double exponential(double mean) {
    return -StrictMath.log(1 - unit()) * mean;
  }

  <T> T pick(T[] choices) {
    return choices[below(choices.length)];
  }

  /** Low indexes are much likelier than high ones. */
  int skewedBelow(int bound) {
    double u = unit();
    return (int) (u * u * bound);
  }
}
