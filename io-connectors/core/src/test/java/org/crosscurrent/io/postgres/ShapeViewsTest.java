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
package org.crosscurrent.io.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.crosscurrent.model.ShapeWindow;
import org.joda.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views make of the windows of shapes. */
class ShapeViewsTest {

  private static final Map<String, String> BEFORE = Map.of("id", "number", "body", "string");
  private static final Map<String, String> AFTER = Map.of("id", "string", "words", "string");

  private LocalStore store;

  @BeforeEach
  void createStore() {
    store = LocalStore.migrated();
  }

  @Test
  void theNewestWindowOfAShapeTellsWhetherItsBreakerIsOpen() {
    write(open(0), closed(1));
    assertThat(breakers()).isEqualTo("quill quill-note f");
    write(open(2));
    assertThat(breakers()).isEqualTo("quill quill-note t");
  }

  @Test
  void aShapeOfAnotherNameOrPlatformHasABreakerOfItsOwn() {
    write(
        open(0),
        closed(0).toBuilder().setShape("quill-reply").build(),
        closed(0).toBuilder().setPlatform("brook").build());
    assertThat(breakers()).isEqualTo("brook quill-note f,quill quill-note t,quill quill-reply f");
  }

  @Test
  void aNewFieldIsToldOnceWithItsFirstAndLastWindow() {
    write(added(0, Map.of()), added(1, Map.of("mood", "string in 2 since then")));
    write(added(2, Map.of("mood", "number in 9 since later")));
    assertThat(
            store.query(
                "SELECT concat_ws('|', path, to_char(first_window AT TIME ZONE 'UTC', 'HH24:MI'),"
                    + " to_char(last_window AT TIME ZONE 'UTC', 'HH24:MI'), windows, first_seen)"
                    + " FROM new_fields"))
        .isEqualTo("mood|00:15|00:30|2|string in 2 since then");
  }

  @Test
  void aChangeOfFieldsIsToldWithWhatWasAddedRemovedAndChanged() {
    write(
        Samples.shapeWindow(0, 100, BEFORE),
        Samples.shapeWindow(1, 100, BEFORE),
        Samples.shapeWindow(3, 250, AFTER));
    assertThat(
            store.query(
                "SELECT string_agg(concat_ws(' ', to_char(window_start AT TIME ZONE 'UTC',"
                    + " 'HH24:MI'), path, change, before, after), ',' ORDER BY path)"
                    + " FROM schema_changes"))
        .isEqualTo(
            "00:45 body removed string,00:45 id changed number string,00:45 words added string");
  }

  /** A rare field is not in every ten payloads. */
  @Test
  void aWindowOfFewPayloadsTellsNoChange() {
    write(
        Samples.shapeWindow(0, 100, BEFORE),
        Samples.shapeWindow(1, 99, AFTER),
        Samples.shapeWindow(2, 100, BEFORE));
    assertThat(store.query("SELECT count(*) FROM schema_changes")).isEqualTo("0");
  }

  private void write(ShapeWindow... windows) {
    assertThat(store.write(new ShapeWindowsTable(), List.of(windows)).refused()).isEmpty();
  }

  private String breakers() {
    return store.query(
        "SELECT string_agg(concat_ws(' ', platform, shape, breaker_open), ','"
            + " ORDER BY platform, shape) FROM shape_breakers");
  }

  private static ShapeWindow open(int window) {
    return Samples.shapeWindow(window, 5, BEFORE);
  }

  private static ShapeWindow closed(int window) {
    ShapeWindow open = open(window);
    Instant drifted = open.getLastDriftedAt();
    return open.toBuilder().setLastSoundAt(drifted).build();
  }

  private static ShapeWindow added(int window, Map<String, String> fields) {
    return open(window).toBuilder().setAdded(fields).build();
  }
}
