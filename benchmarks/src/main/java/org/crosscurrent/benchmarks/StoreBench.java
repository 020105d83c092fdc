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
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.Figures;
import org.crosscurrent.store.StoreMigrations;
import org.crosscurrent.testkit.services.LocalPostgres;

/**
 * The backfill into Postgres with every table, against the same backfill that writes row by row.
 * Postgres runs on this machine, with fsync and full page writes, and without synchronous commit.
 */
final class StoreBench {

  private static final long POSTS = 400_000;
  private static final long ROW_BY_ROW_POSTS = 20_000;
  private static final long WARM_UP_POSTS = 40_000;

  private StoreBench() {}

  static Map<String, Object> run(BenchOptions options, Path folder, Console console)
      throws Exception {
    console.message("preparing the input ...");
    BenchInput input = BenchInput.of(options, POSTS, folder);
    BenchInput few = BenchInput.generated(ROW_BY_ROW_POSTS, folder);
    BenchInput warmUp = BenchInput.generated(WARM_UP_POSTS, folder);
    try (LocalPostgres postgres =
        LocalPostgres.builder().setting("fsync", "on").setting("full_page_writes", "on").start()) {
      console.message("warming up ...");
      into(postgres, "warm_up", warmUp);
      console.message("measuring in batches ...");
      Figures batched = into(postgres, "batched", input);
      console.message("measuring row by row ...");
      Figures single = into(postgres, "row_by_row", few, "--store-batch-size=1");
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("posts", batched.get("posts_accepted"));
      summary.put("posts_per_second", Math.round(postsPerSecond(batched)));
      summary.put("row_by_row_posts_per_second", Math.round(postsPerSecond(single)));
      summary.put(
          "ratio", PipelineBench.hundredths(postsPerSecond(batched) / postsPerSecond(single)));
      return summary;
    }
  }

  private static double postsPerSecond(Figures figures) {
    return figures.get("posts_accepted") / figures.seconds();
  }

  private static Figures into(
      LocalPostgres postgres, String database, BenchInput input, String... more)
      throws InterruptedException {
    String jdbcUrl = postgres.createDatabase(database);
    StoreMigrations.migrate(jdbcUrl, "postgres", "");
    String[] options = new String[more.length + 1];
    options[0] = "--jdbc-url=" + jdbcUrl;
    System.arraycopy(more, 0, options, 1, more.length);
    return GraphRun.backfill(input, options);
  }
}
