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
package org.crosscurrent.testkit.generator;

import java.time.Instant;
import org.crosscurrent.model.RawPost;

/**
 * One record of a {@link PostGenerator}.
 *
 * @param raw the envelope and the native bytes, as a collector would send them
 * @param shape the native shape; of a broken record, what it was before it broke
 * @param truth what the record says
 */
public record GeneratedPost(RawPost raw, Shape shape, TruthEntry truth) {

  /** Event time. */
  public Instant observedAt() {
    return truth.observedAt();
  }
}
