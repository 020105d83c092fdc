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
package org.crosscurrent.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.privacy.PseudonymiseAuthors;

/** What is kept out of everything that is stored and sent. */
public interface PrivacyOptions extends PipelineOptions {

  @Description("Put keyed pseudonyms in place of authors, mentions and post ids")
  @Default.Boolean(false)
  boolean isPseudonymiseAuthors();

  void setPseudonymiseAuthors(boolean pseudonymiseAuthors);

  @Description(
      "File with the key of the pseudonyms, 32 bytes or more, which workers read for themselves: a path, s3:// or gs://")
  @Nullable String getPseudonymKeyFile();

  void setPseudonymKeyFile(@Nullable String pseudonymKeyFile);

  @Description("Environment variable of the workers that has the key of the pseudonyms")
  @Nullable String getPseudonymKeyEnv();

  void setPseudonymKeyEnv(@Nullable String pseudonymKeyEnv);

  @Description(
      "Platforms whose communities are no accounts, and stay in view beside pseudonyms, by comma")
  @Default.String(PseudonymiseAuthors.DEFAULT_OPEN_COMMUNITIES)
  String getOpenCommunities();

  void setOpenCommunities(String openCommunities);

  @Description("Replace personal data in texts: all, or some of email,phone,ip,iban,card by comma")
  @Nullable String getRedactText();

  void setRedactText(@Nullable String redactText);

  @Description(
      "Archive native payloads, and keep them in dead letters, although they show what is else kept out")
  @Default.Boolean(false)
  boolean isKeepRawPayloads();

  void setKeepRawPayloads(boolean keepRawPayloads);
}
