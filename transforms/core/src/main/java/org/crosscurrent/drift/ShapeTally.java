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
package org.crosscurrent.drift;

import java.util.SortedMap;
import java.util.TreeMap;
import org.crosscurrent.mapping.ShapeSighting;

/**
 * What was seen of one shape, mergeable in any order: counts are added, times are the least or the
 * greatest, kinds are joined.
 */
public final class ShapeTally {

  /** Of more new fields than that the first ones by name are told. */
  static final int MAX_ADDED = 100;

  /** Stands for a time that is not there among those of which the least counts. */
  static final long NEVER_YET = Long.MAX_VALUE;

  /** Stands for a time that is not there among those of which the greatest counts. */
  static final long NEVER = Long.MIN_VALUE;

  long layout;
  byte[] kinds = new byte[0];
  long records;
  long drifted;
  long firstDriftedAt = NEVER_YET;
  long lastDriftedAt = NEVER;
  long lastSoundAt = NEVER;
  final SortedMap<String, Added> added = new TreeMap<>();
  final SortedMap<String, Long> lost = new TreeMap<>();

  /** Adds one sighting at {@code at}, in milliseconds since 1970. */
  public void add(ShapeSighting sighting, long at) {
    join(sighting.layout(), sighting.kinds());
    records++;
    String field = sighting.lost();
    if (field == null) {
      lastSoundAt = Math.max(lastSoundAt, at);
    } else {
      drifted++;
      firstDriftedAt = Math.min(firstDriftedAt, at);
      lastDriftedAt = Math.max(lastDriftedAt, at);
      lost.merge(field, 1L, Long::sum);
    }
    for (ShapeSighting.UnknownField unknown : sighting.unknown()) {
      addField(unknown.path(), new Added(unknown.kind(), 1, at));
    }
  }

  void add(ShapeTally other) {
    if (other.records == 0) {
      return;
    }
    join(other.layout, other.kinds);
    records += other.records;
    drifted += other.drifted;
    firstDriftedAt = Math.min(firstDriftedAt, other.firstDriftedAt);
    lastDriftedAt = Math.max(lastDriftedAt, other.lastDriftedAt);
    lastSoundAt = Math.max(lastSoundAt, other.lastSoundAt);
    other.lost.forEach((field, count) -> lost.merge(field, count, Long::sum));
    other.added.forEach(this::addField);
  }

  void addField(String path, Added field) {
    added.merge(path, field, Added::and);
    if (added.size() > MAX_ADDED) {
      added.remove(added.lastKey());
    }
  }

  /** Of two layouts, as while a new version of a mapping takes over, the greater id counts. */
  private void join(long otherLayout, byte[] other) {
    if (otherLayout != layout) {
      if (records > 0 && otherLayout < layout) {
        return;
      }
      layout = otherLayout;
      kinds = other.clone();
      return;
    }
    if (kinds.length != other.length) {
      kinds = other.clone();
      return;
    }
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] |= other[i];
    }
  }

  /**
   * A field that the mapping does not know.
   *
   * @param kinds its kinds of value
   * @param records in how many payloads it stood
   * @param firstAt when it was first seen, in milliseconds since 1970
   */
  record Added(int kinds, long records, long firstAt) {
    Added and(Added other) {
      return new Added(
          kinds | other.kinds, records + other.records, Math.min(firstAt, other.firstAt));
    }
  }
}
