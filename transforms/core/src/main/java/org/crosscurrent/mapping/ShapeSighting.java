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

/**
 * The structure of one payload, seen by the mapping of its shape.
 *
 * @param shape name of the mapping; {@value #UNRECOGNISED} for a payload that no shape recognises
 * @param layout what {@code kinds} are about, see {@link ShapeLayout}
 * @param kinds for each known field the kinds of value that stand there, see {@link FieldKinds}
 * @param lost the critical field that is gone, for which the payload was refused; null if all are
 *     there
 * @param unknown fields that the mapping does not know, each path once
 */
public record ShapeSighting(
    String shape, long layout, byte[] kinds, @Nullable String lost, List<UnknownField> unknown) {

  /** The shape of payloads that have none of the known ones. */
  public static final String UNRECOGNISED = "unrecognised";

  /** What such a payload has lost. */
  public static final String LOST_SHAPE = "shape";

  static ShapeSighting unrecognised() {
    return new ShapeSighting(UNRECOGNISED, 0, new byte[0], LOST_SHAPE, List.of());
  }

  /**
   * A field that a mapping does not know.
   *
   * @param path from the payload of the shape on, {@code []} for the items of lists
   * @param kind one of {@link FieldKinds}
   */
  public record UnknownField(String path, int kind) {}
}
