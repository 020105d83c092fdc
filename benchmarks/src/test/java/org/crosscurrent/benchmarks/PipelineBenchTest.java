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
package org.crosscurrent.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.crosscurrent.benchmarks.datastream.DataStreamJob;
import org.crosscurrent.benchmarks.datastream.DataStreamJob.Counts;
import org.crosscurrent.testkit.generator.GeneratorFiles;
import org.crosscurrent.testkit.generator.PostGenerator;
import org.crosscurrent.testkit.generator.Shares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineBenchTest {

  private static final long POSTS = 3000;

  @TempDir Path folder;

  @Test
  void theDataStreamJobCountsWhatTheGraphCounts() throws Exception {
    BenchInput input = BenchInput.generated(POSTS, folder);

    Counts streamed = DataStreamJob.run(input.file(), null, 2);

    assertThat(streamed.posts()).isGreaterThan(POSTS);
    assertThat(streamed.duplicates()).isPositive();
    assertThat(streamed.events()).isPositive();
    assertThat(streamed).isEqualTo(PipelineBench.countsOf(GraphRun.backfill(input)));
  }

  @Test
  void theLoopCountsTheSameWhereNothingIsDeleted() throws Exception {
    Path file = folder.resolve("posts.jsonl");
    GeneratorFiles.writeEnvelopes(
        PostGenerator.builder()
            .seed(2)
            .start(Instant.parse("2026-03-02T00:00:00Z"))
            .shares(Shares.none())
            .posts(POSTS)
            .build()
            .iterator(),
        file);
    BenchInput input = new BenchInput(file, null);
    PlainLoop loop = new PlainLoop();
    input.forEach(loop::accept);

    Counts streamed = DataStreamJob.run(file, null, 2);

    assertThat(loop.posts()).isEqualTo(streamed.posts());
    assertThat(loop.unique()).isEqualTo(streamed.unique());
    assertThat(loop.duplicates()).isEqualTo(streamed.duplicates());
    assertThat((long) loop.windows()).isEqualTo(streamed.topicWindows());
  }

  @Test
  void aDifferenceEndsTheRun() {
    assertThatThrownBy(
            () -> PipelineBench.requireSame(new Counts(10, 9, 1, 4, 0), new Counts(10, 8, 1, 4, 0)))
        .hasMessageContaining("differ")
        .hasMessageContaining("unique=9");
  }
}
