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
package org.crosscurrent.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.crosscurrent.dedup.DeduplicatePosts;
import org.junit.jupiter.api.Test;

class FindDuplicatesTest {

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void aLaterPostWithTheSameTextIsADuplicateAndASecondSightingIsNone() {
    DeduplicatePosts.Result posts =
        FindDuplicates.expand(
            Fixture.in(
                pipeline,
                Fixture.post("x", "2", 20, "Rain is  coming https://example.org/b"),
                Fixture.post("reddit", "1", 10, "Rain is coming https://example.org/a"),
                Fixture.post("reddit", "1", 60, "Rain is coming https://example.org/a"),
                Fixture.post("bluesky", "3", 30, "Something else")));

    PAssert.that(posts.duplicates())
        .satisfies(
            duplicates -> {
              List<String> pairs = new ArrayList<>();
              duplicates.forEach(d -> pairs.add(d.getPostId() + " repeats " + d.getDuplicateOf()));
              assertThat(pairs).containsExactly("x:2 repeats reddit:1");
              return null;
            });
    PAssert.that(posts.unique())
        .satisfies(
            unique -> {
              List<String> ids = new ArrayList<>();
              unique.forEach(signal -> ids.add(signal.getPost().getId()));
              assertThat(ids).containsExactlyInAnyOrder("reddit:1", "bluesky:3");
              return null;
            });
    pipeline.run();
  }
}
