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
package org.crosscurrent.api.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A statement being put together: constant fragments with {@code ?}, and beside them the values.
 *
 * <p>Fragments come from this package's source alone; whatever a caller sent is a value.
 */
public final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  public static Sql of(String fragment, Object... values) {
    return new Sql().add(fragment, values);
  }

  public Sql add(String fragment, Object... more) {
    text.append(fragment).append('\n');
    for (Object value : more) {
      values.add(value instanceof Instant ? ((Instant) value).atOffset(ZoneOffset.UTC) : value);
    }
    return this;
  }

  /** Adds a fragment with one {@code ?}, if there is a value for it. */
  public Sql addIf(Object value, String fragment) {
    return value == null ? this : add(fragment, value);
  }

  public String text() {
    return text.toString();
  }

  public List<Object> values() {
    return Collections.unmodifiableList(values);
  }
}
