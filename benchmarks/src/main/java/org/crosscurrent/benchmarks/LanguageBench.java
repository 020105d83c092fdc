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
import org.crosscurrent.language.LanguageEngine;
import org.crosscurrent.language.LanguageRule;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * An engine that recognises languages: how long it loads, what it keeps in memory, and how many
 * texts it tells on one thread, with what the rule takes out of a text before.
 */
final class LanguageBench {

  private LanguageBench() {}

  static Map<String, Object> run(LanguageOptions options, Path folder, Console console)
      throws Exception {
    LanguageEngine engine = engine(options);
    console.message("preparing the input ...");
    List<String> texts = BenchTexts.of(options, folder);
    LanguageRule rule = LanguageRule.defaults();
    return EngineSpeed.of(
        engine, texts, "determined", text -> rule.detect(text, engine).isDetermined(), console);
  }

  private static LanguageEngine engine(LanguageOptions options) {
    try {
      return Engines.named(LanguageEngine.class, options.getLanguageEngine());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--language-engine: " + e.getMessage(), e);
    }
  }
}
