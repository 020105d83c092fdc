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
package org.crosscurrent.api;

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.api.http.Problem;
import org.crosscurrent.api.ingest.RawPosts;
import org.crosscurrent.api.ingest.SentPost;

/** Keeps in memory what is sent, and fails as it is told; the real broker has a test of its own. */
final class KeptPosts implements RawPosts {
  /** What becomes of the next writing. */
  enum Fate {
    WRITTEN,
    /** Written, but whoever wrote it does not live to tell. */
    WRITTEN_AND_LOST,
    REFUSED
  }

  private final List<SentPost> kept = new ArrayList<>();
  private Fate next = Fate.WRITTEN;
  private Runnable meanwhile = () -> {};

  synchronized void next(Fate fate) {
    next = fate;
  }

  /** Does this with the next writing, before it is done. */
  synchronized void meanwhile(Runnable action) {
    meanwhile = action;
  }

  synchronized List<SentPost> kept() {
    return List.copyOf(kept);
  }

  @Override
  public void requireReachable() {}

  @Override
  public synchronized void write(List<SentPost> posts) {
    Runnable action = meanwhile;
    meanwhile = () -> {};
    action.run();
    Fate fate = next;
    next = Fate.WRITTEN;
    if (fate == Fate.REFUSED) {
      throw Problem.unavailable("kafka-unavailable", "Kafka did not take all of the posts.", null);
    }
    kept.addAll(posts);
    if (fate == Fate.WRITTEN_AND_LOST) {
      throw new IllegalStateException("the end of this server");
    }
  }

  @Override
  public void close() {}
}
