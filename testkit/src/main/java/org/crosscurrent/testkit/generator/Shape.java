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

/** The native shape of a payload. */
public enum Shape {
  /** A {@code t3} child of a listing. */
  REDDIT_LISTING(SocialPlatform.REDDIT, "api"),
  /** A submission without its envelope, as in public dumps. */
  REDDIT_SUBMISSION(SocialPlatform.REDDIT, "api"),
  /** A {@code t1} child of a listing. */
  REDDIT_COMMENT(SocialPlatform.REDDIT, "api"),
  /** A {@code t3} or {@code t1} child whose author took it back. */
  REDDIT_DELETED(SocialPlatform.REDDIT, "api"),
  /** An item of the Firebase API: a story or a comment. */
  HACKERNEWS_ITEM(SocialPlatform.HACKERNEWS, "api"),
  /** A hit of the Algolia search API: a story or a comment. */
  HACKERNEWS_HIT(SocialPlatform.HACKERNEWS, "api"),
  /** An item of the Firebase API that is marked as deleted. */
  HACKERNEWS_DELETED(SocialPlatform.HACKERNEWS, "api"),
  /** A Jetstream commit that creates a post. */
  BLUESKY_CREATE(SocialPlatform.BLUESKY, "stream"),
  /** A Jetstream commit that changes a post. */
  BLUESKY_UPDATE(SocialPlatform.BLUESKY, "stream"),
  /** A Jetstream commit that deletes a post. */
  BLUESKY_DELETE(SocialPlatform.BLUESKY, "stream"),
  /** A post view of the app view, with counters. */
  BLUESKY_POST_VIEW(SocialPlatform.BLUESKY, "api"),
  /** A video resource of the Data API. */
  YOUTUBE_VIDEO(SocialPlatform.YOUTUBE, "api"),
  /** A comment thread of the Data API. */
  YOUTUBE_COMMENT_THREAD(SocialPlatform.YOUTUBE, "api"),
  /** A status of the REST API. */
  MASTODON_STATUS(SocialPlatform.MASTODON, "api"),
  /** A {@code Create} of a {@code Note}. */
  ACTIVITYPUB_CREATE(SocialPlatform.MASTODON, "activitypub"),
  /** An {@code Update} of a {@code Note}. */
  ACTIVITYPUB_UPDATE(SocialPlatform.MASTODON, "activitypub"),
  /** An {@code Announce}, called boost on Mastodon. */
  ACTIVITYPUB_ANNOUNCE(SocialPlatform.MASTODON, "activitypub"),
  /** A {@code Delete} that leaves a {@code Tombstone}. */
  ACTIVITYPUB_DELETE(SocialPlatform.MASTODON, "activitypub"),
  /** A tweet of the API v2 with its {@code includes}. */
  X_TWEET(SocialPlatform.X, "api"),
  /** A deletion of the compliance stream. */
  X_DELETE(SocialPlatform.X, "stream");

  private final SocialPlatform platform;
  private final String collection;

  Shape(SocialPlatform platform, String collection) {
    this.platform = platform;
    this.collection = collection;
  }

  /** The platform that sends it. */
  public SocialPlatform platform() {
    return platform;
  }

  /** The collection that it arrives by: {@code api}, {@code stream} or {@code activitypub}. */
  public String collection() {
    return collection;
  }

  boolean deletion() {
    return switch (this) {
      case REDDIT_DELETED, HACKERNEWS_DELETED, BLUESKY_DELETE, ACTIVITYPUB_DELETE, X_DELETE -> true;
      default -> false;
    };
  }
}
