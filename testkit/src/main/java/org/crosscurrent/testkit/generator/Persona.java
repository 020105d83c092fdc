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

import java.util.Locale;

/**
 * An invented author. Handle and key tell the same person: no two people share one of them.
 *
 * @param handle the name in the address of the profile, without an instance
 * @param key the platform's own id of the account: a DID, a channel id, a number
 * @param instance host of the account, on Mastodon
 */
record Persona(
    String handle, String name, String key, String instance, long followers, boolean verified) {

  private static final String[] FIRST = {
    "quiet", "amber", "northern", "tiny", "brisk", "velvet", "rusty", "paper", "lunar", "salty",
    "mellow", "copper", "winter", "hidden", "lucky", "sober", "early", "crimson", "gentle", "odd"
  };
  private static final String[] SECOND = {
    "otter", "lamp", "kettle", "pine", "harbour", "magpie", "button", "cellar", "meadow", "violin",
    "pepper", "ladder", "comet", "badger", "teapot", "willow", "anchor", "marble", "heron", "quill"
  };
  private static final String[] INSTANCES = {
    "tidal.example", "quay.example", "orchard.example", "lantern.example", "moss.example"
  };
  private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private static final char[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();

  /** The same person for the same platform and number. */
  static Persona of(SocialPlatform platform, int number) {
    long h = Rng.mix(number * 0x632BE59BD9B4E019L + platform.ordinal() + 1);
    String first = FIRST[(int) (h >>> 8 & 0xFFFF) % FIRST.length];
    String second = SECOND[(int) (h >>> 24 & 0xFFFF) % SECOND.length];
    String handle = first + "_" + second + number;
    String name = first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    String key =
        switch (platform) {
          case BLUESKY -> "did:plc:" + letters(h, 24, BASE32);
          case YOUTUBE -> "UC" + letters(h, 22, BASE64);
          case X -> Long.toString(10_000_000L + number * 7L);
          default -> handle;
        };
    if (platform == SocialPlatform.BLUESKY) {
      handle = first + "-" + second + number + ".sky.example";
    }
    String instance = INSTANCES[(int) (h >>> 40 & 0xFF) % INSTANCES.length];
    long followers = 1L << (h >>> 48 & 15);
    return new Persona(
        handle, name + " " + second, key, instance, followers + (h >>> 52 & 31), (h & 31) == 0);
  }

  /** The account with its host, {@code name@host}, as Mastodon writes it. */
  String address() {
    return handle + "@" + instance;
  }

  private static String letters(long seed, int length, char[] alphabet) {
    StringBuilder out = new StringBuilder(length);
    long bits = seed;
    for (int i = 0; i < length; i++) {
      if (i % 10 == 0) {
        bits = Rng.mix(seed + i);
      }
      out.append(alphabet[(int) (bits & alphabet.length - 1)]);
      bits >>>= 6;
    }
    return out.toString();
  }
}
