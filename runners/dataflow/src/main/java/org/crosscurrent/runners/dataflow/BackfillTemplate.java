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

/** Entry point of the Flex Template of the backfill: {@code FLEX_TEMPLATE_JAVA_MAIN_CLASS}. */
public final class BackfillTemplate {

  private BackfillTemplate() {}

  /**
   * Sends the job off and ends the process: 0 if it was sent off, 2 with one sentence if something
   * must be set right first, 1 for everything else.
   */
  public static void main(String[] args) {
    TemplateCommand.launch(FlexTemplate.BACKFILL, args);
  }
}
