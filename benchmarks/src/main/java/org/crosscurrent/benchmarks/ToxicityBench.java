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
import java.util.List;
import java.util.Map;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;
import org.crosscurrent.toxicity.ToxicityEngine;

/**
 * An engine that tells how toxic texts are: how long it loads, what it keeps in memory, and how
 * many texts it tells on one thread.
 */
final class ToxicityBench {

  private ToxicityBench() {}

  static Map<String, Object> run(ToxicityOptions options, Path folder, Console console)
      throws Exception {
    ToxicityEngine engine = engine(options);
    console.message("preparing the input ...");
    List<String> texts = BenchTexts.of(options, folder);
    return EngineSpeed.of(engine, texts, "flagged", text -> engine.score(text).toxic(), console);
  }

  private static ToxicityEngine engine(ToxicityOptions options) {
    try {
      return Engines.named(ToxicityEngine.class, options.getToxicityEngine());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--toxicity-engine: " + e.getMessage(), e);
    }
  }
}
