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
package org.crosscurrent.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  @Test
  void aPlatformWithoutItsOwnHasTheBaselineOfTheOthers() {
    assertThat(Baselines.defaults().of("bluesky")).isEqualTo(10);
    assertThat(Baselines.defaults().of("lemmy")).isEqualTo(100);
  }

  @Test
  void theTextFormChangesWhatItNames() {
    Baselines baselines = Baselines.defaults().parse("reddit=200, lemmy = 7.5,other=80");

    assertThat(baselines.of("reddit")).isEqualTo(200);
    assertThat(baselines.of("lemmy")).isEqualTo(7.5);
    assertThat(baselines.of("x")).isEqualTo(80);
    assertThat(baselines.of("youtube")).isEqualTo(20);
    assertThat(SerializableUtils.clone(baselines)).isEqualTo(baselines);
  }

  @Test
  void whatIsOutOfRangeOrCannotBeReadIsRefused() {
    assertThatThrownBy(() -> Baselines.defaults().with("reddit", 0))
        .hasMessage("baseline of reddit is 0.0: it must be above 0 and finite");
    assertThatThrownBy(() -> Baselines.defaults().with("reddit", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Baselines.defaults().with(" ", 3))
        .hasMessage("a baseline needs the name of a platform");
    assertThatThrownBy(() -> Baselines.defaults().parse("reddit"))
        .hasMessage("cannot read 'reddit': a baseline looks like reddit=150");
    assertThatThrownBy(() -> Baselines.defaults().parse("reddit=many"))
        .hasMessage("'many' is no number");
  }
}
