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
package org.crosscurrent.runners.dataflow;

import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.pipelines.options.PrivacyOptions;
import org.crosscurrent.pipelines.options.StoreOptions;

/**
 * Keeps passwords out of what is sent to the service. A job's graph and options can be read by
 * everyone who may view the project's jobs, and stay there when the job has ended.
 */
final class GraphSecrets {

  private static final Pattern IN_URL =
      Pattern.compile("[?&](?:ssl)?password=|//[^/?]*:[^/?]*@", Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]+://.+");

  private GraphSecrets() {}

  /**
   * Returns if no password would be sent, and the workers can reach the files that have it and the
   * key of the pseudonyms.
   *
   * @throws IllegalArgumentException with one sentence, without the password
   */
  static void requireNone(PipelineOptions options) {
    requireReachableKey(options.as(PrivacyOptions.class));
    requireNone(options.as(StoreOptions.class));
  }

  private static void requireReachableKey(PrivacyOptions privacy) {
    if (privacy.getPseudonymKeyEnv() != null) {
      throw new IllegalArgumentException(
          "--pseudonym-key-env names a variable of this machine, which the workers do not have:"
              + " give --pseudonym-key-file=gs://...");
    }
    requireAddress("--pseudonym-key-file", privacy.getPseudonymKeyFile());
  }

  private static void requireAddress(String option, @Nullable String file) {
    if (file != null && !ADDRESS.matcher(file).matches()) {
      throw new IllegalArgumentException(
          option
              + " must be an address that the workers can read, such as gs://bucket/file, not "
              + file);
    }
  }

  private static void requireNone(StoreOptions store) {
    String url = store.getJdbcUrl();
    if (url == null) {
      return;
    }
    if (IN_URL.matcher(url).find()) {
      throw new IllegalArgumentException(
          "--jdbc-url holds a password, which everyone could read who can see the job: leave it out"
              + " and give --db-password-file=gs://...");
    }
    String file = store.getDbPasswordFile();
    if (file == null) {
      if (!store.getDbPassword().isEmpty()) {
        throw new IllegalArgumentException(
            "the database password would stand in the job's graph, where everyone could read it who"
                + " can see the job: put it into a file that only the workers may read, and give"
                + " --db-password-file=gs://... in place of --db-password or"
                + " CROSSCURRENT_DB_PASSWORD");
      }
    }
    requireAddress("--db-password-file", file);
  }
}
