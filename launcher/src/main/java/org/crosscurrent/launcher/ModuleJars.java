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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscurrent.pipelines.cli.Console;
import org.crosscurrent.pipelines.cli.UsageException;

/**
 * The jars of a module that no command has by default, in a folder of their own: the module's own
 * jar and all that it needs at run time and the launcher does not have. Where both need a library,
 * the launcher's version stays.
 *
 * @param workplace where the sources are
 * @param folder where its jars go, below the script's home
 * @param module its folder below the sources
 */
record ModuleJars(Workplace workplace, String folder, String module) {

  /** Beside the jars; as old as what they are made from. */
  private static final String STAMP = "built";

  /** A jar's name up to its version, the version, and a classifier. */
  private static final Pattern VERSION = Pattern.compile("-[0-9][0-9A-Za-z.]*(-SNAPSHOT)?");

  Path path() {
    return workplace.home().resolve(folder);
  }

  /** Whether they are there, from whatever build. */
  boolean exist() {
    return Files.exists(path().resolve(STAMP));
  }

  /** Whether they are there, and not from an older build than what the launcher runs. */
  boolean isCurrent() throws IOException {
    Path own = path().resolve(STAMP);
    return Files.exists(own)
        && Files.getLastModifiedTime(own).compareTo(Files.getLastModifiedTime(workplace.stamp()))
            >= 0;
  }

  List<Path> jars() throws IOException {
    return jarsIn(path());
  }

  /**
   * Builds the module, and puts its jars in the place of those that were there.
   *
   * @throws UsageException if there is no such module, or it cannot be built; one sentence
   */
  void build(Console console) throws IOException, InterruptedException {
    Path sources = workplace.root().resolve(module);
    if (!Files.isRegularFile(sources.resolve("pom.xml"))) {
      throw new UsageException(
          "there is no module " + module + " in " + workplace.root() + ": get all the sources");
    }
    Path target = path();
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    delete(fresh);
    Files.createDirectories(fresh);
    Path stamp = Files.createFile(fresh.resolve(STAMP));
    FileTime began = Files.getLastModifiedTime(stamp);
    MavenBuild.in(workplace, module.replace('/', '-')).copyJars(module, fresh, console);
    for (Path jar : jarsIn(sources.resolve("target"))) {
      if (!jar.getFileName().toString().endsWith("-tests.jar")) {
        Files.copy(jar, fresh.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    leaveOutWhatTheLauncherHas(fresh);
    Files.setLastModifiedTime(stamp, began);
    delete(target);
    Files.move(fresh, target);
  }

  /** Returns whether there was anything to remove. */
  boolean remove() throws IOException {
    boolean there = Files.exists(path());
    delete(path());
    return there;
  }

  /** How large they are, in bytes. */
  long size() throws IOException {
    long size = 0;
    for (Path jar : jars()) {
      size += Files.size(jar);
    }
    return size;
  }

  private void leaveOutWhatTheLauncherHas(Path fresh) throws IOException {
    Set<String> there =
        jarsIn(workplace.lib()).stream().map(ModuleJars::artifact).collect(Collectors.toSet());
    for (Path jar : jarsIn(fresh)) {
      if (there.contains(artifact(jar))) {
        Files.delete(jar);
      }
    }
  }

  /** The name of a jar without its version, but with a classifier. */
  static String artifact(Path jar) {
    Matcher version = VERSION.matcher(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
    return version.replaceFirst("");
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
