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

/** Writes posts in the shapes of one platform. */
interface NativePayloads {

  /**
   * Appends one payload.
   *
   * @param shape one of the platform's shapes
   * @param post its present state
   * @param observedMillis when it is seen
   */
  void write(Shape shape, PostState post, long observedMillis, JsonText out);

  /** The writer of a platform's shapes. */
  static NativePayloads of(SocialPlatform platform) {
    return switch (platform) {
      case REDDIT -> new RedditPayloads();
      case HACKERNEWS -> new HackerNewsPayloads();
      case BLUESKY -> new BlueskyPayloads();
      case YOUTUBE -> new YouTubePayloads();
      case MASTODON -> new MastodonPayloads();
      case X -> new XPayloads();
    };
  }
}
