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
package org.crosscurrent.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * The checkout that the root script runs in, and what the script keeps there.
 *
 * @param root the folder of the script, with the sources
 */
record Workplace(Path root) {

  /** The script's folder of things that are no sources, which {@code mvnw clean} leaves alone. */
  private static final String HOME = "crosscurrent.home";

  /**
   * That of this process.
   *
   * @throws UsageException if the script has not started it
   */
  static Workplace ofProcess() {
    String home = System.getProperty(HOME);
    Path root = home == null ? null : Path.of(home).toAbsolutePath().getParent();
    if (root == null || !Files.isRegularFile(root.resolve("mvnw"))) {
      throw new UsageException("this needs the sources: start it by the script ./crosscurrent");
    }
    return new Workplace(root);
  }

  Path home() {
    return root.resolve(".crosscurrent");
  }

  /** The jars that every command has. */
  Path lib() {
    return root.resolve("launcher/target/lib");
  }

  /** As old as what the script has built last. */
  Path stamp() {
    return home().resolve("built");
  }

  /** The jars of a module of engines; the script puts them behind {@link #lib}. */
  ModuleJars engines(String name, String module) {
    return new ModuleJars(this, "engines/" + name, module);
  }

  /** The jars of a module that one command loads by itself. */
  ModuleJars tool(String name, String module) {
    return new ModuleJars(this, "tools/" + name, module);
  }
}
