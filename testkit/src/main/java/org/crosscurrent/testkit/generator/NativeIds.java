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

/** Ids as the platforms number their posts; each number gives another id. */
final class NativeIds {

  private static final char[] SORTABLE32 = "234567abcdefghijklmnopqrstuvwxyz".toCharArray();
  private static final char[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();

  /** X counts milliseconds from here, 2010-11-04. */
  static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

  private NativeIds() {}

  static String reddit(long number) {
    return Long.toString(46_656_000_000L + number, 36);
  }

  static String hackerNews(long number) {
    return Long.toString(40_000_000L + number);
  }

  /** Timestamp identifier of the AT protocol: microseconds and a clock id in 13 letters. */
  static String bluesky(long createdMillis, long number) {
    long micros = createdMillis * 1000 + number % 1000;
    long bits = micros << 10 | number / 1000 & 1023;
    char[] letters = new char[13];
    for (int i = 12; i >= 0; i--) {
      letters[i] = SORTABLE32[(int) (bits & 31)];
      bits >>>= 5;
    }
    return new String(letters);
  }

  static String youtubeVideo(long number) {
    return base64(Rng.mix(number ^ 0x766964656FL), 11);
  }

  static String youtubeComment(long number) {
    return "Ug" + base64(Rng.mix(number ^ 0x636F6DL), 11) + base64(Rng.mix(number), 7) + "4AaABAg";
  }

  static String mastodon(long createdMillis, long number) {
    return Long.toString(createdMillis << 16 | number & 0xFFFF);
  }

  static String x(long createdMillis, long number) {
    return Long.toString(createdMillis - SNOWFLAKE_EPOCH << 22 | number & 0x3FFFFF);
  }

  private static String base64(long value, int length) {
    char[] letters = new char[length];
    long bits = value;
    for (int i = 0; i < length; i++) {
      letters[i] = BASE64[(int) (bits & 63)];
      bits >>>= 6;
    }
    return new String(letters);
  }
}
