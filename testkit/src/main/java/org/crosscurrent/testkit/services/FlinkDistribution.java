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
package org.crosscurrent.testkit.services;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Flink process needs: its jars, from this JVM's classpath, and what Java must open to it.
 */
final class FlinkDistribution {

  /**
   * Flink's own jars and what they stand on, by the beginning of the file's name; what a job brings
   * along is not among them, as it would not be on a cluster of somebody else's.
   */
  private static final Pattern PARTS =
      Pattern.compile(
          "(flink-|frocksdbjni-|slf4j-api-|logback-|commons-(cli|collections|compress|io|lang3|math3"
              + "|text|codec)-|snappy-java-|lz4-java-|kryo-|minlog-|objenesis-|chill-java-|javassist-"
              + "|jsr305-|zstd-jni-|snakeyaml-engine-).*\\.jar");

  /** The same as crosscurrent.addOpens in pom.xml. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.reflect",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private FlinkDistribution() {}

  /**
   * The jars of Flink on this JVM's classpath.
   *
   * @throws IllegalStateException if they are not there
   */
  static String classpath() {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> PARTS.matcher(nameOf(entry)).matches())
            .toList();
    for (String needed :
        List.of("flink-runtime-", "flink-statebackend-rocksdb-", "logback-classic-")) {
      if (jars.stream().noneMatch(jar -> nameOf(jar).startsWith(needed))) {
        throw new IllegalStateException(
            "a Flink cluster needs "
                + needed.substring(0, needed.length() - 1)
                + " on the classpath of this JVM, and it is not there");
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  static List<String> opens() {
    return OPENED.stream()
        .map(opened -> "--add-opens=java.base/" + opened + "=ALL-UNNAMED")
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                opens -> {
                  opens.add("--add-exports=java.base/sun.net.util=ALL-UNNAMED");
                  return opens;
                }));
  }

  private static String nameOf(String entry) {
    Path name = Path.of(entry).getFileName();
    return name == null ? "" : name.toString();
  }
}
