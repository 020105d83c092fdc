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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a mapping file into {@link Yaml}: YAML 1.2 without references and without tags. */
final class YamlReader {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setSchema(new CoreSchema())
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(1 << 20)
          // The only schema of YAML 1.2 in which ~ is nothing.
          .setSchema(new CoreSchema())
          .build();

  private final MappingFile file;
  private final Problems problems;

  private YamlReader(MappingFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads the table that a file is; null where it is none, which {@code problems} tell. */
  static Yaml.@Nullable Section read(MappingFile file, Problems problems) {
    return new YamlReader(file, problems).read();
  }

  private Yaml.@Nullable Section read() {
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(file.yaml());
      if (root.isPresent() && convert(root.get()) instanceof Yaml.Section section) {
        return section;
      }
      problems.add(new Where(file.name(), 1, 1), "a mapping file is a table of keys");
    } catch (MarkedYamlEngineException e) {
      problems.add(whereOf(e.getProblemMark()), "no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(new Where(file.name(), 1, 1), "no YAML: " + e.getMessage());
    }
    return null;
  }

  private Yaml convert(Node node) {
    Where where = whereOf(node.getStartMark());
    if (node instanceof MappingNode table) {
      Map<String, Yaml> entries = new LinkedHashMap<>();
      Map<String, Where> keys = new LinkedHashMap<>();
      for (NodeTuple entry : table.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          keys.put(key.getValue(), whereOf(key.getStartMark()));
          if (entries.put(key.getValue(), convert(entry.getValueNode())) != null) {
            problems.add(whereOf(key.getStartMark()), "'" + key.getValue() + "' is told twice");
          }
        } else {
          problems.add(whereOf(entry.getKeyNode().getStartMark()), "a key is a word");
        }
      }
      return new Yaml.Section(where, entries, keys);
    }
    if (node instanceof SequenceNode list) {
      List<Yaml> items = new ArrayList<>();
      list.getValue().forEach(item -> items.add(convert(item)));
      return new Yaml.Items(where, List.copyOf(items));
    }
    if (node instanceof ScalarNode scalar) {
      return new Yaml.Scalar(where, scalar.getValue(), scalar.getTag().equals(Tag.NULL));
    }
    problems.add(where, "references have no place in a mapping file");
    return new Yaml.Scalar(where, "", true);
  }

  private Where whereOf(Optional<Mark> mark) {
    return mark.map(at -> new Where(file.name(), at.getLine() + 1, at.getColumn() + 1))
        .orElse(new Where(file.name(), 1, 1));
  }
}
