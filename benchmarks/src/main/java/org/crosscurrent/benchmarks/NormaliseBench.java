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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.pipelines.cli.Console;

/** How fast native payloads become posts, on one thread. */
final class NormaliseBench {

  private static final long POSTS = 300_000;

  private NormaliseBench() {}

  static Map<String, Object> run(BenchOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    BenchInput input = BenchInput.of(options, POSTS, folder);
    PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
    console.message("warming up ...");
    input.forEach(raw -> normalizer.normalize(raw, new Count()));
    console.message("measuring ...");
    Count count = new Count();
    CpuClock.Taken taken =
        CpuClock.time(() -> input.forEach(raw -> normalizer.normalize(raw, count)));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("posts", count.posts);
    summary.put("rejected", count.rejected);
    summary.put("posts_per_second", PipelineBench.rate(count.posts, taken.seconds()));
    summary.put("posts_per_cpu_second", PipelineBench.rate(count.posts, taken.cpuSeconds()));
    console.message("comparing with mappers written by hand ...");
    summary.putAll(HandwrittenComparison.of(input));
    return summary;
  }

  private static final class Count implements PostNormalizer.Results {
    private long posts;
    private long rejected;

    @Override
    public void post(Post post) {
      posts++;
    }

    @Override
    public void deletion(Deletion deletion) {}

    @Override
    public void ignored(String what) {}

    @Override
    public void rejected(DeadLetterReason reason, String message) {
      rejected++;
    }
  }
}
