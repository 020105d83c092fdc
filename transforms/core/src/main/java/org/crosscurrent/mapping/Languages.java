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
package org.crosscurrent.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Post;

/** From the language tags of platforms to ISO 639-1. */
final class Languages {

  static final String UNDETERMINED = "und";

  /** Two- and three-letter codes, and codes that ISO withdrew, to the two-letter ones of today. */
  private static final Map<String, String> CODES = codes();

  private Languages() {}

  /**
   * Sets what the platform says of a post's language, with confidence 1; leaves the post {@code
   * und} where it says nothing, or nothing that ISO 639-1 has a code for.
   *
   * @param tag a BCP 47 tag such as {@code en}, {@code pt-BR} or {@code zho}
   */
  static void set(Post.Builder post, @Nullable String tag) {
    String language = codeOf(tag);
    if (!language.equals(UNDETERMINED)) {
      post.setLanguage(language).setLanguageConfidence(1);
    }
  }

  static String codeOf(@Nullable String tag) {
    if (tag == null) {
      return UNDETERMINED;
    }
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    return CODES.getOrDefault(tag.substring(0, end).toLowerCase(Locale.ROOT), UNDETERMINED);
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(code, code);
      try {
        codes.putIfAbsent(new Locale(code).getISO3Language(), code);
      } catch (MissingResourceException e) {
        // A language with a code of two letters only: that one is in the map.
        continue;
      }
    }
    Map.of("iw", "he", "in", "id", "ji", "yi", "heb", "he", "ind", "id", "yid", "yi", "mo", "ro")
        .forEach(codes::put);
    return Map.copyOf(codes);
  }
}
