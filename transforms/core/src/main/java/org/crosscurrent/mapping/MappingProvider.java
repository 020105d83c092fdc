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

/**
 * Brings mapping files in a jar; found by {@link java.util.ServiceLoader}.
 *
 * <p>Its shapes stand beside those of the library. Two files of one shape are refused, so that the
 * order of jars never decides.
 */
public interface MappingProvider {

  /** The files, always the same. */
  List<MappingFile> files();
}
