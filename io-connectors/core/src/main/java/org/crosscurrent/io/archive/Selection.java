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
package org.crosscurrent.io.archive;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscurrent.model.RawPost;
import org.joda.time.Instant;

/**
 * Which envelopes are wanted.
 *
 * @param platforms the platforms; empty for all
 * @param from the first instant observed
 * @param to the first instant no longer observed
 * @param bounded whether the instants count; if so, an envelope without one is not wanted
 */
record Selection(Set<String> platforms, long from, long to, boolean bounded)
    implements Serializable {

  static final Selection ALL = new Selection(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE, false);

  Selection of(Set<String> platforms) {
    return new Selection(Set.copyOf(platforms), from, to, bounded);
  }

  Selection between(Instant from, Instant to) {
    return new Selection(platforms, from.getMillis(), to.getMillis(), true);
  }

  boolean isAll() {
    return platforms.isEmpty() && !bounded;
  }

  /** Whether a file at this path may hold something wanted. */
  boolean mayHold(String path) {
    boolean platform =
        platforms.isEmpty()
            || platforms.stream().anyMatch(name -> ArchiveLayout.mayHold(path, name));
    return platform && (!bounded || ArchiveLayout.mayHold(path, from, to));
  }

  /**
   * Globs of the partitions below a folder that may hold something wanted; no file matches two.
   *
   * @param folder with a slash at its end; may be a partition itself
   */
  List<String> globs(String folder) {
    List<String> days =
        bounded && !ArchiveLayout.isInDay(folder)
            ? DayGlobs.of(from, to).stream().map(day -> ArchiveLayout.DATE + day + "/**").toList()
            : List.of("**");
    return platformFolders(folder)
        .flatMap(platform -> days.stream().map(day -> platform + day))
        .toList();
  }

  private Stream<String> platformFolders(String folder) {
    if (ArchiveLayout.isInPlatform(folder)) {
      return Stream.of(folder);
    }
    return platforms.isEmpty()
        ? Stream.of(folder + ArchiveLayout.PLATFORM + "*/")
        : platforms.stream().sorted().map(name -> folder + ArchiveLayout.platform(name) + "/");
  }

  boolean wants(RawPost raw) {
    if (!platforms.isEmpty() && !platforms.contains(raw.getPlatform())) {
      return false;
    }
    Instant observedAt = raw.getObservedAt();
    return !bounded
        || (observedAt != null && observedAt.getMillis() >= from && observedAt.getMillis() < to);
  }
}
