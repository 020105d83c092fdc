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
package org.crosscurrent.api.signals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.crosscurrent.api.http.Parameters;
import org.crosscurrent.api.store.Sql;

/** Whether lists show the posts that were flagged as toxic. A post that was never scored is not. */
public enum Toxic {
  /** All posts. */
  INCLUDE(""),
  /** All but those that are flagged. */
  EXCLUDE("AND is_toxic IS NOT TRUE"),
  /** Those that are flagged, alone. */
  ONLY("AND is_toxic");

  /** The name of the query parameter. */
  public static final String PARAMETER = "toxic";

  private static final List<String> NAMES =
      Arrays.stream(values()).map(Toxic::text).collect(Collectors.toList());

  private final String condition;

  Toxic(String condition) {
    this.condition = condition;
  }

  /** What a request asks for, or else {@code otherwise}. */
  public static Toxic of(Parameters parameters, Toxic otherwise) {
    String name = parameters.choice(PARAMETER, NAMES, otherwise.text());
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Adds the condition to a query over {@code signals}. */
  public void addTo(Sql sql) {
    if (!condition.isEmpty()) {
      sql.add(condition);
    }
  }
}
