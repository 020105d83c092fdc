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
package org.crosscurrent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedEngineTest {

  private static final List<ScriptedEngine> MADE = new ArrayList<>();
  private static final AtomicBoolean MODEL_IS_MISSING = new AtomicBoolean();

  private static final SerializableSupplier<Engine<String>> SUPPLIER = SharedEngineTest::make;

  private static Engine<String> make() {
    if (MODEL_IS_MISSING.get()) {
      throw new EngineException("the model is missing");
    }
    ScriptedEngine engine = new ScriptedEngine(EngineCost.LIGHT, 1, text -> text);
    MADE.add(engine);
    return engine;
  }

  @BeforeEach
  void forget() {
    MADE.clear();
    MODEL_IS_MISSING.set(false);
  }

  @Test
  void allUsersHaveOneEngineWithOneGuardUntilTheLastLetsGo() {
    SharedEngine<String> one = SharedEngine.acquire(SUPPLIER, EngineLimits.defaults());
    SharedEngine<String> two = SharedEngine.acquire(SUPPLIER, EngineLimits.defaults());

    assertThat(two.engine()).isSameAs(one.engine());
    assertThat(MADE).hasSize(1);
    assertThat(MADE.get(0).warmUps).hasValue(1);
    one.close();
    assertThat(MADE.get(0).closings).hasValue(0);
    two.close();
    assertThat(MADE.get(0).closings).hasValue(1);

    SharedEngine<String> later = SharedEngine.acquire(SUPPLIER, EngineLimits.defaults());
    assertThat(MADE).hasSize(2);
    later.close();
  }

  @Test
  void otherLimitsAreAnotherEngine() {
    SharedEngine<String> one = SharedEngine.acquire(SUPPLIER, EngineLimits.defaults());
    SharedEngine<String> two =
        SharedEngine.acquire(SUPPLIER, EngineLimits.defaults().withLength(10));
    assertThat(two.engine()).isNotSameAs(one.engine());
    one.close();
    two.close();
  }

  @Test
  void anEngineThatCannotBeHadIsAskedForAgain() {
    MODEL_IS_MISSING.set(true);
    assertThatThrownBy(() -> SharedEngine.acquire(SUPPLIER, EngineLimits.defaults()))
        .isInstanceOf(EngineException.class)
        .hasMessage("the model is missing");

    MODEL_IS_MISSING.set(false);
    SharedEngine<String> mended = SharedEngine.acquire(SUPPLIER, EngineLimits.defaults());
    mended.close();
    assertThat(MADE).hasSize(1);
    assertThat(MADE.get(0).closings).hasValue(1);
  }
}
