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
package org.crosscurrent.engine;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What became of one text: a score, or a failure.
 *
 * @param score absent if the engine failed
 * @param failure absent if it did not
 */
public record Outcome<S>(@Nullable S score, @Nullable EngineFailure failure) {

  static <S> Outcome<S> scored(S score) {
    return new Outcome<>(score, null);
  }

  static <S> Outcome<S> failed(EngineFailure failure) {
    return new Outcome<>(null, failure);
  }
}
