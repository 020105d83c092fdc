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
 * The fields that a mapping knows, in the order of {@link ShapeSighting#kinds}.
 *
 * @param id a hash of the shape's name and the paths: another set of fields is another layout
 * @param shape name of the mapping
 * @param paths the known fields, sorted
 */
public record ShapeLayout(long id, String shape, List<String> paths) {}
