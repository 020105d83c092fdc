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

/** Mapping files that cannot be used: tells every mistake with file, line and column. */
public final class MappingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  MappingException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes, each as {@code file:line:column: what is wrong}, in the order of the files. */
  public List<String> problems() {
    return problems;
  }
}
