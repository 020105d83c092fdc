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

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.PostKind;

/** What a post is: the first kind whose condition holds. */
record KindRule(List<Choice> choices) {

  /**
   * One kind.
   *
   * @param when null if it needs no condition
   * @param mediaOnly whether it asks for media and no word besides
   */
  record Choice(PostKind kind, @Nullable Condition when, boolean mediaOnly) {}

  PostKind read(Place place, boolean onlyMedia) {
    for (Choice choice : choices) {
      boolean holds = choice.when == null || choice.when.holds(place.here(), place);
      if (holds && (onlyMedia || !choice.mediaOnly)) {
        return choice.kind;
      }
    }
    return PostKind.POST;
  }
}
