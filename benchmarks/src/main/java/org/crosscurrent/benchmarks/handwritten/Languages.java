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
package org.crosscurrent.benchmarks.handwritten;

import java.util.Locale;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Post;

/** The language tags of X, most of which are ISO 639-1 already. */
final class Languages {

  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

  private Languages() {}

  static void set(Post.Builder post, @Nullable String tag) {
    if (tag == null) {
      return;
    }
    int hyphen = tag.indexOf('-');
    String code = hyphen < 0 ? tag : tag.substring(0, hyphen);
    if (CODES.contains(code)) {
      post.setLanguage(code).setLanguageConfidence(1);
    }
  }
}
