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
package org.crosscurrent.pipelines.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.io.archive.ArchiveException;
import org.crosscurrent.io.archive.ArchiveProbe;
import org.crosscurrent.io.kafka.KafkaProbe;
import org.crosscurrent.io.kafka.KafkaUnavailableException;
import org.crosscurrent.io.postgres.StoreConfig;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Words;
import org.crosscurrent.normalize.PostNormalizer;
import org.crosscurrent.pipelines.BackfillPipeline;
import org.crosscurrent.pipelines.Outputs;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.StoreOptions;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreMigrations;

/** Looks at what a job needs before it starts, so that what is missing is one sentence. */
final class Preflight {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  private Preflight() {}

  /** Brings the store up to date. Does nothing if the options name none. */
  static void store(StoreOptions options) {
    if (options.getJdbcUrl() == null) {
      return;
    }
    try {
      StoreConfig store = Outputs.storeOf(options);
      StoreMigrations.migrate(store.getJdbcUrl(), store.getUser(), store.readPassword());
    } catch (StoreException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Whether the brokers answer and have the topic; gives the number of its partitions. */
  static int kafka(String bootstrapServers, String topic) {
    try {
      return KafkaProbe.check(bootstrapServers, topic, PATIENCE);
    } catch (KafkaUnavailableException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** A path of this machine as seen from anywhere on it: a job may run in another directory. */
  static String absolute(String path) {
    if (URI.matcher(path).lookingAt()) {
      return path;
    }
    String absolute = Path.of(path).toAbsolutePath().toString();
    return path.endsWith("/") ? absolute + "/" : absolute;
  }

  /** Whether files can be written there. Does nothing if there is no archive to write. */
  static void archive(@Nullable String root, PipelineOptions options) {
    if (root == null) {
      return;
    }
    try {
      ArchiveProbe.checkWritable(root, options);
    } catch (ArchiveException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Whether payloads of these platforms can be read, with these mapping files. */
  static void platforms(List<String> names, List<MappingFile> own) {
    List<String> known = PostNormalizer.ofAllPlatforms(own).platforms();
    for (String name : names) {
      if (!known.contains(name)) {
        String meant = Words.nearest(name, known);
        throw new UsageException(
            "--platform: no mapping reads '"
                + name
                + "'"
                + (meant == null ? "" : "; did you mean " + meant + "?")
                + " ('mapping list' shows all "
                + known.size()
                + " platforms)");
      }
    }
  }

  /** Whether there is an archive to read. */
  static void archiveInput(String input, PipelineOptions options) {
    try {
      ArchiveProbe.checkReadable(input, options);
    } catch (ArchiveException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Whether there is something to read. */
  static void input(BackfillOptions options) {
    try {
      BackfillPipeline.requireInput(options);
    } catch (ArchiveException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
