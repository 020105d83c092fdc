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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.normalize.PlatformMapper.Output;
import org.joda.time.Instant;

/** One compiled mapping: reads the payloads of one shape. */
record Shape(
    ShapeInfo info,
    int order,
    Condition recognise,
    List<Ignored> ignore,
    List<Gone> deletions,
    List<Critical> critical,
    @Nullable PostRule post,
    List<Inner> inside,
    KnownFields known) {

  /** A payload that says nothing about a post. */
  record Ignored(Condition when, String what) {}

  /** A payload that takes posts back: each that {@code id} names. */
  record Gone(Condition when, Value id, String idName, @Nullable Moment at) {}

  /** Payloads within this one. */
  record Inner(String path, Value value) {}

  /**
   * A field whose loss means that the shape has changed.
   *
   * @param places where it may stand; one of them must be there
   */
  record Critical(String field, List<Path> places) {

    boolean isLost(Place place) {
      for (Path path : places) {
        if (path.isPresent(place.here(), place, false)) {
          return false;
        }
      }
      return true;
    }
  }

  boolean recognises(Place place) {
    return recognise.holds(place.here(), place);
  }

  /**
   * Reads what the payload itself says, but not what is inside of it, and tells its structure.
   *
   * @throws Rejection if it cannot be used
   */
  void read(Place place, String platform, Output out) {
    JsonNode here = place.here();
    for (Ignored rule : ignore) {
      if (rule.when.holds(here, place)) {
        out.sighted(known.sight(here, null));
        out.ignored(rule.what);
        return;
      }
    }
    for (Gone rule : deletions) {
      if (rule.when.holds(here, place)) {
        out.sighted(known.sight(here, null));
        giveDeletion(rule, place, out);
        return;
      }
    }
    Critical lost = lost(place);
    out.sighted(known.sight(here, lost == null ? null : lost.field()));
    if (lost != null) {
      throw new Rejection(
          DeadLetterReason.SCHEMA_DRIFT,
          info.shape() + " has lost its " + lost.field() + ": nothing usable at " + lost.places());
    }
    if (post != null) {
      post.read(place, platform, out);
    }
  }

  private @Nullable Critical lost(Place place) {
    for (Critical field : critical) {
      if (field.isLost(place)) {
        return field;
      }
    }
    return null;
  }

  private static void giveDeletion(Gone rule, Place place, Output out) {
    Set<String> nativeIds = new LinkedHashSet<>();
    rule.id.all(
        place.here(),
        place,
        found -> {
          String nativeId = JsonFields.text(found);
          if (nativeId != null) {
            nativeIds.add(nativeId);
          }
        });
    if (nativeIds.isEmpty()) {
      throw Rejection.missing(rule.idName);
    }
    Instant at = rule.at == null ? null : rule.at.read(place);
    nativeIds.forEach(nativeId -> out.deletion(nativeId, at));
  }
}
