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

/**
 * How much of what a {@link PostGenerator} makes. Each share is a probability between 0 and 1.
 *
 * @param copies of all new posts: repeat the text of an earlier post word for word
 * @param reposts of all new posts: boosts and retweets, on the platforms that tell them
 * @param reobserved of all posts: are seen again later, once to four times, with other counters
 * @param edited of all posts: change their text later, on the platforms that keep the id
 * @param deleted of all posts: are deleted later, on the platforms that tell it (all but YouTube)
 * @param broken of all new posts: unusable payloads, for all reasons in equal parts
 * @param redelivered of all sound records: come twice, byte for byte
 */
public record Shares(
    double copies,
    double reposts,
    double reobserved,
    double edited,
    double deleted,
    double broken,
    double redelivered) {

  private static final Shares DEFAULTS = new Shares(0.08, 0.03, 0.35, 0.04, 0.05, 0.01, 0.02);
  private static final Shares NONE = new Shares(0, 0, 0, 0, 0, 0, 0);

  /** Checks each share. */
  public Shares {
    check("copies", copies);
    check("reposts", reposts);
    check("reobserved", reobserved);
    check("edited", edited);
    check("deleted", deleted);
    check("broken", broken);
    check("redelivered", redelivered);
  }

  /** A mix as on a usual day. */
  public static Shares defaults() {
    return DEFAULTS;
  }

  /** Sound original posts, each seen once. */
  public static Shares none() {
    return NONE;
  }

  public Shares withCopies(double share) {
    return new Shares(share, reposts, reobserved, edited, deleted, broken, redelivered);
  }

  public Shares withReposts(double share) {
    return new Shares(copies, share, reobserved, edited, deleted, broken, redelivered);
  }

  public Shares withReobserved(double share) {
    return new Shares(copies, reposts, share, edited, deleted, broken, redelivered);
  }

  public Shares withEdited(double share) {
    return new Shares(copies, reposts, reobserved, share, deleted, broken, redelivered);
  }

  public Shares withDeleted(double share) {
    return new Shares(copies, reposts, reobserved, edited, share, broken, redelivered);
  }

  public Shares withBroken(double share) {
    return new Shares(copies, reposts, reobserved, edited, deleted, share, redelivered);
  }

  public Shares withRedelivered(double share) {
    return new Shares(copies, reposts, reobserved, edited, deleted, broken, share);
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " was " + share + ", but must be 0 to 1");
    }
  }
}
