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
package org.crosscurrent.pipelines.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.crosscurrent.mapping.ShapeInfo;

/** The page {@code docs/platforms.md}: one row a platform and shape. */
final class PlatformTable {

  private static final String HEAD =
      """
      # Platforms and their shapes

      Written by `./crosscurrent mapping list --markdown` out of the mapping files; a test compares it with them. How to add
      one: [mappings.md](mappings.md). Provenance tells where the shape was seen: `captured` in a real answer of the
      platform, `documented` in its official documentation or schema, `third-party` in dumps, tools or descriptions of others.
      Fields are those of a post that the shape can give; **bold** ones are critical: when they are gone, the shape has changed,
      and its payloads are refused as `schema-drift`.

      """;

  private PlatformTable() {}

  /** The page for these shapes. */
  static String of(List<ShapeInfo> shapes) {
    List<String> rows = new ArrayList<>();
    TreeSet<String> platforms = new TreeSet<>();
    List<ShapeInfo> posts =
        shapes.stream()
            .filter(shape -> !shape.fields().isEmpty())
            .sorted(Comparator.comparing(ShapeInfo::title).thenComparing(ShapeInfo::shape))
            .toList();
    for (ShapeInfo shape : posts) {
      for (String platform : shape.platforms()) {
        platforms.add(platform);
        rows.add(
            "| %s | `%s` | `%s` | %s | %s |"
                .formatted(
                    escaped(shape.title()), platform, shape.shape(), fields(shape), seen(shape)));
      }
    }
    return HEAD
        + "%d combinations of platform and shape: %d shapes of posts on %d platforms.\n\n"
            .formatted(rows.size(), posts.size(), platforms.size())
        + "| shape | platform | mapping | fields | provenance |\n|---|---|---|---|---|\n"
        + String.join("\n", rows)
        + "\n";
  }

  private static String fields(ShapeInfo shape) {
    List<String> names = new ArrayList<>();
    for (String field : shape.fields()) {
      names.add(shape.critical().contains(field) ? "**" + field + "**" : field);
    }
    return String.join(", ", names);
  }

  private static String seen(ShapeInfo shape) {
    return shape.source().isEmpty()
        ? shape.provenance()
        : "[%s](%s)".formatted(shape.provenance(), shape.source().split("[ ,;]", 2)[0]);
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
