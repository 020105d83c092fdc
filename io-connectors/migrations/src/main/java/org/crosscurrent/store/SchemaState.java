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
package org.crosscurrent.store;

/**
 * What the schema of a store looks like to this release.
 *
 * @param standing how it compares with what this release knows
 * @param version the version applied, 0 where there is none
 */
public record SchemaState(Standing standing, int version) {

  /** How a schema compares with what this release knows. */
  public enum Standing {
    /** As this release makes it. */
    CURRENT,
    /** Empty: nothing was ever made here. */
    MISSING,
    /** Made by an earlier release. */
    OUTDATED,
    /** Made by a later release. */
    NEWER,
    /** Holds tables, but not the history of ours. */
    FOREIGN
  }

  /** Whether this release can read and write it. */
  public boolean isCurrent() {
    return standing == Standing.CURRENT;
  }
}
