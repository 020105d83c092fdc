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
package org.crosscurrent.onnx;

/**
 * The tokens of a text, as a model takes them.
 *
 * @param ids of the tokens; none for a text that has nothing but what the model adds itself
 * @param types of the tokens, for models that want them
 */
record TokenIds(long[] ids, long[] types) {

  static final TokenIds NONE = new TokenIds(new long[0], new long[0]);

  int size() {
    return ids.length;
  }
}
