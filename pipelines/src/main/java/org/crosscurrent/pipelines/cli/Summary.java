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

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON object that a run leaves behind. */
public final class Summary {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Summary() {}

  /** The fields of a run of the graph. */
  public static Map<String, Object> of(Figures figures) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("read", figures.read());
    summary.put("accepted", figures.get("posts_accepted"));
    summary.put("accepted_by_platform", figures.acceptedByPlatform());
    summary.put("unique", figures.get("dedup.unique"));
    summary.put("duplicates", figures.get("dedup.duplicates"));
    summary.put("deletions", figures.get("deletions"));
    summary.put("dead_letters", figures.deadLettersByReason());
    summary.put("late", figures.get("gate.late"));
    summary.put("topic_windows", figures.get("topics.windows"));
    summary.put("cross_platform_events", figures.get("events.started"));
    summary.put("seconds", Math.round(figures.seconds() * 1000) / 1000.0);
    summary.put("posts_per_second", Math.round(figures.postsPerSecond() * 10) / 10.0);
    return summary;
  }

  /**
   * Writes a summary.
   *
   * @param file where to; nothing is written if absent
   * @throws UsageException if the file cannot be written
   */
  public static void write(String file, Map<String, ?> summary) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(Path.of(file), JSON.writeValueAsString(summary) + System.lineSeparator());
    } catch (IOException e) {
      throw new UsageException("--summary=" + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Refuses a file that cannot be written before the work begins. */
  public static void check(String file) {
    if (file == null) {
      return;
    }
    Path path = Path.of(file).toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw new UsageException("--summary=" + file + " is a folder, not a file");
    }
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UsageException("--summary=" + file + ": there is no folder " + parent);
    }
    if (!Files.isWritable(Files.exists(path) ? path : parent)) {
      throw new UsageException("--summary=" + file + " cannot be written: no permission");
    }
  }
}
