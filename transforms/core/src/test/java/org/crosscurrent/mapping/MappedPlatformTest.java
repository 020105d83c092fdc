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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.normalize.RecordedResults;
import org.junit.jupiter.api.Test;

class MappedPlatformTest {

  /** A path to the items of a list takes a single value for a list of one: here, the payload. */
  private static final String FINDS_ITSELF =
      """
      mapping: 1
      shape: kelp-list
      platform: kelp
      title: "Kelp: a list"
      provenance: documented
      recognise: [. is present]
      inside: "[]"
      """;

  @Test
  void aShapeThatFindsItselfInsideOfItselfIsRefusedAndHarmsNobody() {
    Mappings mappings = Mappings.of(List.of(new MappingFile("kelp-list.yaml", FINDS_ITSELF)));
    RecordedResults results =
        RecordedResults.of(
            PostNormalizer.of(mappings.mappers()),
            RawPost.of(
                "kelp",
                "api",
                RecordedResults.OBSERVED_AT,
                "{\"id\":1}".getBytes(StandardCharsets.UTF_8)));

    assertThat(results.reason()).isEqualTo(DeadLetterReason.MALFORMED);
    assertThat(results.message()).contains("payloads are inside of more than 200 others");
    assertThat(results.posts()).isEmpty();
  }
}
