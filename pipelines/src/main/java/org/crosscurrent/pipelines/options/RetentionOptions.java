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
import org.apache.beam.sdk.options.Validation;

/** What stays in the store. */
public interface RetentionOptions extends StoreOptions, RunOptions {

  @Description("Keep today and so many days before it, in UTC; 1 or more")
  @Validation.Required
  Integer getKeepDays();

  void setKeepDays(Integer keepDays);

  @Description("Keep dead letters so many days after they were written; 0 keeps them for ever")
  @Default.Integer(0)
  int getKeepDeadLettersDays();

  void setKeepDeadLettersDays(int keepDeadLettersDays);

  @Description("Only tell what would be done")
  @Default.Boolean(false)
  boolean isDryRun();

  void setDryRun(boolean dryRun);
}
