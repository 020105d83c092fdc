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
package org.crosscurrent.mapping;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Post;
import org.crosscurrent.normalize.PlatformMapper.Output;
import org.joda.time.Instant;

/** Tells of each rejection where in the whole payload it happened. */
record Located(Output out, String path) implements Output {

  @Override
  public Post.Builder start(String nativeId, Instant createdAt) {
    return out.start(nativeId, createdAt);
  }

  @Override
  public void post(Post.Builder post) {
    out.post(post);
  }

  @Override
  public void deletion(String nativeId, @Nullable Instant at) {
    out.deletion(nativeId, at);
  }

  @Override
  public void ignored(String what) {
    out.ignored(what);
  }

  @Override
  public void rejected(DeadLetterReason reason, String message) {
    out.rejected(reason, path + ": " + message);
  }

  @Override
  public void sighted(ShapeSighting sighting) {
    out.sighted(sighting);
  }
}
