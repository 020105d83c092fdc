package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

/** What two runs must agree on. */
final class Expectations {

  private Expectations() {}

  static void assertSameTables(Tables found, Tables expected) {
    for (String table : expected.rows().keySet()) {
      assertThat(found.get(table)).as(table).isEqualTo(expected.get(table));
    }
  }

  static void assertLines(long found, long expected) {
    assertThat(found).as("lines of the archive").isEqualTo(expected);
  }
}
