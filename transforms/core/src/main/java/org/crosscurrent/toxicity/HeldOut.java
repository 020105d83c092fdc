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

/**
 * Which texts of a labelled file are held out of training, so that figures are of texts that the
 * model has not seen. A fifth is, by a hash of the text's normal form: texts that differ in
 * handles, addresses, numbers or punctuation only are on one side, the side of a text does not
 * depend on the file it is in, and all labels are held out alike.
 */
public final class HeldOut {

  private static final int SHARES = 5;
  private static final long FNV_BASIS = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private HeldOut() {}

  /** Whether a text, with its entities decoded, is held out. */
  public static boolean contains(String text) {
    return Long.remainderUnsigned(hash(text), SHARES) == 0;
  }

  /**
   * In which of some parts of about the same size, numbered from 0, a text is that is not held out.
   *
   * @param seed another one cuts other parts
   */
  public static int fold(String text, int folds, long seed) {
    return (int) Long.remainderUnsigned(mixed(hash(text) + seed), folds);
  }

  private static long hash(String text) {
    long hash = FNV_BASIS;
    Passages passages = new Passages(text);
    boolean empty = true;
    while (passages.next()) {
      empty = false;
      for (int i = 0; i < passages.length(); i++) {
        hash = (hash ^ passages.chars()[i]) * FNV_PRIME;
      }
    }
    for (int i = 0; empty && i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mixed(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
