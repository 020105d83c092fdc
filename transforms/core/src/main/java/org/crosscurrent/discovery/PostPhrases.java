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
package org.crosscurrent.discovery;

import java.util.Comparator;
import java.util.List;

/**
 * What a post says, in phrases.
 *
 * @param firstAt its first observation, in milliseconds
 * @param postId its id
 * @param score its score then
 * @param language its language
 * @param phrases each once
 */
record PostPhrases(long firstAt, String postId, long score, String language, List<String> phrases) {

  /** Of posts with one content the least is the one that counts. */
  static final Comparator<PostPhrases> FIRST =
      Comparator.comparingLong(PostPhrases::firstAt)
          .thenComparing(PostPhrases::postId)
          .thenComparing(PostPhrases::language)
          .thenComparing(Comparator.comparingLong(PostPhrases::score).reversed())
          .thenComparing(post -> String.join("\n", post.phrases()));
}
