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
package org.crosscurrent.model.coders;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.apache.beam.sdk.util.CoderUtils;
import org.crosscurrent.model.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCodersTest {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("post.full", PostCoder.of(), Samples.fullPost()),
        Arguments.of("post.sparse", PostCoder.of(), Samples.sparsePost()),
        Arguments.of("signal.full", SignalCoder.of(), Samples.fullSignal()),
        Arguments.of("signal.sparse", SignalCoder.of(), Samples.sparseSignal()),
        Arguments.of("observation.full", ObservationCoder.of(), Samples.fullObservation()),
        Arguments.of("observation.sparse", ObservationCoder.of(), Samples.sparseObservation()),
        Arguments.of("deletion.full", DeletionCoder.of(), Samples.deletion()),
        Arguments.of("deletion.sparse", DeletionCoder.of(), Samples.sparseDeletion()),
        Arguments.of("duplicate.full", DuplicateCoder.of(), Samples.duplicate()),
        Arguments.of("duplicate.sparse", DuplicateCoder.of(), Samples.sparseDuplicate()),
        Arguments.of("window.full", TopicWindowCoder.of(), Samples.fullWindow()),
        Arguments.of("window.sparse", TopicWindowCoder.of(), Samples.sparseWindow()),
        Arguments.of("shape-window.full", ShapeWindowCoder.of(), Samples.fullShapeWindow()),
        Arguments.of("shape-window.sparse", ShapeWindowCoder.of(), Samples.sparseShapeWindow()),
        Arguments.of("event.full", CrossPlatformEventCoder.of(), Samples.fullEvent()),
        Arguments.of("event.sparse", CrossPlatformEventCoder.of(), Samples.sparseEvent()),
        Arguments.of("divergence.full", DivergenceCoder.of(), Samples.fullDivergence()),
        Arguments.of("divergence.sparse", DivergenceCoder.of(), Samples.sparseDivergence()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  <T> void aValueHasItsGoldenBytes(String name, RecordCoder<T> coder, T value) {
    GoldenBytes.check(name, coder, value);
  }

  static Stream<Arguments> valuesOfVersion2() {
    return Stream.of(
        Arguments.of("post.full.v2", PostCoder.of(), Samples.fullPostOfVersion2()),
        Arguments.of("post.sparse.v2", PostCoder.of(), Samples.sparsePost()),
        Arguments.of("signal.full.v2", SignalCoder.of(), Samples.fullSignalOfVersion2()),
        Arguments.of("signal.sparse.v2", SignalCoder.of(), Samples.sparseSignal()),
        Arguments.of(
            "observation.full.v2",
            ObservationCoder.of(),
            Samples.fullObservation().toBuilder().setContentDigest(0).setGeneration(0).build()),
        Arguments.of("observation.sparse.v2", ObservationCoder.of(), Samples.sparseObservation()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valuesOfVersion2")
  <T> void theBytesOfAnEarlierVersionAreRead(String name, RecordCoder<T> coder, T value) {
    GoldenBytes.checkEarlier(name, coder, value);
  }

  @Test
  void aContentHashThatIsNoneIsRefused() {
    var post = Samples.sparsePost().toBuilder().setContentHash("abc").build();
    assertThatThrownBy(() -> CoderUtils.encodeToByteArray(PostCoder.of(), post))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 digits, not 3");
  }
}
