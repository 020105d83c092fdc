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
package org.crosscurrent.io.postgres;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Observation;
import org.crosscurrent.velocity.Velocity;

/**
 * A post as the store knows it, without its text: its scores, its settled sightings, and where it
 * repeats others.
 *
 * @param postId its id
 * @param firstObservedAt when its latest life began, in milliseconds
 * @param digest of its text as it is stored, see {@link Observation#getContentDigest}
 * @param sentiment compound of that text; absent where there is none
 * @param sentimentFailed whether the engine of sentiment has failed on it
 * @param unscored whether there is a dead letter of a text of it that an engine has failed on
 * @param toxic whether an engine has flagged it
 * @param observations its settled sightings, in order of time
 * @param duplicateFrom the times, in milliseconds, at which lives began that repeat another post
 */
public record PostHistory(
    String postId,
    long firstObservedAt,
    long digest,
    @Nullable Double sentiment,
    boolean sentimentFailed,
    boolean unscored,
    boolean toxic,
    List<Observation> observations,
    List<Long> duplicateFrom) {

  /**
   * A post from one first observation on: until it is not seen for 25 hours, and then seen anew.
   *
   * @param beganAt its first observation, in milliseconds
   * @param observations those settled, in order of time; none of a post that has just come
   * @param latest whether it is the latest one of the post
   * @param unique whether it counts, and repeats no other post
   */
  public record Life(
      long beganAt, List<Observation> observations, boolean latest, boolean unique) {}

  /** The lives of the post, the earliest first. */
  public List<Life> lives() {
    List<Life> lives = new ArrayList<>();
    List<Observation> current = new ArrayList<>();
    long before = Long.MIN_VALUE;
    int at = 0;
    while (at < observations.size() && millis(at) < firstObservedAt) {
      if (!current.isEmpty() && millis(at) - before > Velocity.MEMORY_MILLIS) {
        lives.add(life(current, false));
        current = new ArrayList<>();
      }
      current.add(observations.get(at));
      before = millis(at++);
    }
    if (!current.isEmpty()) {
      lives.add(life(current, false));
    }
    lives.add(life(observations.subList(at, observations.size()), true));
    return lives;
  }

  private Life life(List<Observation> some, boolean latest) {
    long beganAt = latest ? firstObservedAt : some.get(0).getObservedAt().getMillis();
    return new Life(beganAt, List.copyOf(some), latest, !duplicateFrom.contains(beganAt));
  }

  private long millis(int index) {
    return observations.get(index).getObservedAt().getMillis();
  }

  /**
   * Whether the text of a sighting is the one that is stored. One that was written before sightings
   * told of their text is taken to be: most posts are not edited.
   */
  public boolean isSameText(Observation sighting) {
    boolean unknown = sighting.getContentDigest() == 0 && sighting.getSentiment() != null;
    return unknown || sighting.getContentDigest() == digest;
  }
}
