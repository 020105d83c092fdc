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

/** What happens to posts after they were written: counters move, texts change, posts go. */
final class Evolution {

  private final Rng rng;
  private final Wording wording;
  private final Shares shares;
  private final double haste;

  Evolution(Rng rng, Wording wording, Shares shares, double haste) {
    this.rng = rng;
    this.wording = wording;
    this.shares = shares;
    this.haste = haste;
  }

  /** Sets the counters of the first sighting. */
  void begin(PostState post) {
    int interest = Math.abs(post.appeal);
    post.score = rng.below(2 + interest / 8);
    post.comments = rng.below(2 + interest / 30);
    post.shares = rng.below(1 + interest / 40);
    post.views = post.score * 40 + rng.below(50);
    post.counted = post.tellsScore(post.firstShape);
  }

  /** Decides what is to come. */
  void plan(PostState post, long now) {
    if (rng.chance(shares.reobserved())) {
      post.observationsLeft = rng.between(1, 5);
      post.observeMillis = after(now, GeneratorSettings.OBSERVATION_DELAY);
    }
    if (rng.chance(shares.edited()) && post.platform.keepsIdOfEdited()) {
      post.editMillis = after(now, GeneratorSettings.EDIT_DELAY);
    }
    if (rng.chance(shares.deleted()) && post.platform.tellsDeletions()) {
      post.deleteMillis = after(now, GeneratorSettings.DELETION_DELAY);
    }
  }

  private long after(long now, long meanDelay) {
    return now + 1_000 + (long) (haste * rng.exponential(meanDelay));
  }

  /**
   * Lets happen what is due, and says in which shape it is seen.
   *
   * @param now the earliest of the times that were planned for the post
   */
  Shape happen(PostState post, long now) {
    if (post.deleteMillis == now) {
      post.observationsLeft = 0;
      post.observeMillis = Long.MAX_VALUE;
      post.editMillis = Long.MAX_VALUE;
      post.deleteMillis = Long.MAX_VALUE;
      return deletion(post.platform);
    }
    boolean edit = post.editMillis == now;
    if (edit) {
      post.content = post.content.amended(wording.amendment(), rng.chance(0.3));
      post.edited = true;
      post.editMillis = Long.MAX_VALUE;
      post.observeMillis = Math.max(post.observeMillis, now + 1);
    } else {
      post.observationsLeft--;
      post.observeMillis =
          post.observationsLeft == 0
              ? Long.MAX_VALUE
              : after(now, GeneratorSettings.OBSERVATION_DELAY);
    }
    // Once its counters are known, a post is never again seen without them.
    boolean stream = edit && !post.counted;
    if (!stream) {
      move(post);
    }
    Shape shape = stream ? streamEdit(post) : sighting(post);
    post.counted |= post.tellsScore(shape);
    return shape;
  }

  private void move(PostState post) {
    if (rng.chance(0.12)) {
      post.score -= rng.below((int) Math.min(1 + Math.abs(post.score) / 4, 1_000));
    } else {
      post.score += (long) (post.appeal * rng.unit());
    }
    if (post.platform != SocialPlatform.REDDIT) {
      post.score = Math.max(post.score, 0);
    }
    int interest = Math.abs(post.appeal);
    post.comments += rng.below(1 + interest / 6);
    post.shares += rng.below(1 + interest / 10);
    post.views += rng.below(1 + interest * 30);
  }

  private Shape sighting(PostState post) {
    return switch (post.platform) {
      case HACKERNEWS -> rng.chance(0.5) ? Shape.HACKERNEWS_ITEM : Shape.HACKERNEWS_HIT;
      case BLUESKY -> Shape.BLUESKY_POST_VIEW;
      case MASTODON -> Shape.MASTODON_STATUS;
      default -> post.firstShape;
    };
  }

  private Shape streamEdit(PostState post) {
    return switch (post.platform) {
      case BLUESKY -> Shape.BLUESKY_UPDATE;
      case MASTODON -> Shape.ACTIVITYPUB_UPDATE;
      default -> sighting(post);
    };
  }

  private static Shape deletion(SocialPlatform platform) {
    return switch (platform) {
      case REDDIT -> Shape.REDDIT_DELETED;
      case HACKERNEWS -> Shape.HACKERNEWS_DELETED;
      case BLUESKY -> Shape.BLUESKY_DELETE;
      case MASTODON -> Shape.ACTIVITYPUB_DELETE;
      case X -> Shape.X_DELETE;
      case YOUTUBE -> throw new IllegalArgumentException("YouTube tells no deletions");
    };
  }
}
