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
package org.crosscurrent.api.ingest;

import java.util.List;
import org.crosscurrent.api.http.Problem;

/** Where posts go that are taken in: the way into the pipeline. */
public interface RawPosts extends AutoCloseable {
  /**
   * Returns if posts can be written, as far as can be told without writing any.
   *
   * @throws Problem (503) if not
   */
  void requireReachable();

  /**
   * Returns once all of them are safe with whoever reads them.
   *
   * @param posts each with a time
   * @throws Problem (503) if that is not certain of every one; some may have been written
   */
  void write(List<SentPost> posts);

  @Override
  void close();
}
