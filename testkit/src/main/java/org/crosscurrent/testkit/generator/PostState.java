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

import org.crosscurrent.testkit.generator.Vocabulary.Theme;

/** What a post looks like at the moment, and what is still to happen to it. */
final class PostState {

  final SocialPlatform platform;
  final Shape firstShape;
  final long number;
  final Persona author;
  final String language;
  final long createdMillis;

  /** The platform's own id; null where it is lost on purpose. */
  String nativeId;

  /** {@code platform:native_id}. */
  String postId;

  Theme theme;
  Content content;

  /** Where it was posted: subreddit, feed, channel. */
  String community;

  /** The video, story or post that it answers, or the post that it repeats; null if none. */
  String parentId;

  /** Handle of the author of the repeated post, on X. */
  String parentHandle;

  /** How it attracts others, 0 to some thousands. */
  int appeal;

  /** Whether any sighting told its counters. From then on every sighting does. */
  boolean counted;

  long score;
  long comments;
  long shares;
  long views;

  boolean edited;
  int observationsLeft;
  long observeMillis = Long.MAX_VALUE;
  long editMillis = Long.MAX_VALUE;
  long deleteMillis = Long.MAX_VALUE;

  PostState(Shape firstShape, long number, Persona author, String language, long createdMillis) {
    this.platform = firstShape.platform();
    this.firstShape = firstShape;
    this.number = number;
    this.author = author;
    this.language = language;
    this.createdMillis = createdMillis;
  }

  /** When the next thing happens to it; the largest long if nothing does. */
  long nextMillis() {
    return Math.min(observeMillis, Math.min(editMillis, deleteMillis));
  }

  /** Address of the author's account on a fediverse server. */
  String actor() {
    return "https://" + author.instance() + "/users/" + author.handle();
  }

  boolean titled() {
    return switch (firstShape) {
      case REDDIT_LISTING, REDDIT_SUBMISSION, YOUTUBE_VIDEO -> true;
      case HACKERNEWS_ITEM, HACKERNEWS_HIT -> !content.title().isEmpty();
      default -> false;
    };
  }

  /** Whether this shape tells a score. */
  boolean tellsScore(Shape shape) {
    return switch (shape) {
      case REDDIT_LISTING,
          REDDIT_SUBMISSION,
          REDDIT_COMMENT,
          BLUESKY_POST_VIEW,
          YOUTUBE_VIDEO,
          YOUTUBE_COMMENT_THREAD,
          MASTODON_STATUS,
          X_TWEET ->
          true;
      case HACKERNEWS_ITEM, HACKERNEWS_HIT -> titled();
      default -> false;
    };
  }
}
