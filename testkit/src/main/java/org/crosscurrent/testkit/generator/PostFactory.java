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

import java.util.ArrayList;
import java.util.List;
import org.crosscurrent.testkit.generator.Vocabulary.Theme;

/** Starts posts: chooses author, shape and words, and numbers them. */
final class PostFactory {

  private static final int AUTHORS = 3_000;
  private static final int REMEMBERED = 256;

  private final Rng rng;
  private final Wording wording;
  private final Theme[] themes = Vocabulary.instance().themes();
  private final PostState[] fediverse = new PostState[REMEMBERED];
  private final PostState[] tweets = new PostState[REMEMBERED];
  private final long firstNumber;
  private long count;

  PostFactory(Rng rng, Wording wording, GeneratorSettings settings) {
    // Generators of other seeds or starts, a history and a live stream say, share no ids.
    this.firstNumber =
        (Rng.mix(settings.seed() * 31 + settings.startMillis()) >>> 44) * 10_000_000L;
    this.rng = rng;
    this.wording = wording;
  }

  /** How many posts were started. */
  long count() {
    return count;
  }

  /** A post with new words. */
  PostState original(SocialPlatform platform, Bursts.Burst burst, long observedMillis) {
    Theme theme = burst == null ? themes[rng.skewedBelow(themes.length)] : burst.theme();
    String language = wording.language();
    boolean titled = platform.titled() && rng.chance(0.5);
    Content content =
        wording.compose(platform, theme, language, titled, burst == null ? null : burst.hashtag());
    return start(shape(platform, titled), theme, content, language, observedMillis);
  }

  /** A post that says, word for word, what an earlier one said; addresses may differ. */
  PostState copy(PostState earlier, Content content, SocialPlatform platform, long observedMillis) {
    Content words = content.withUrl(wording.url());
    Content titledWords = words.titled();
    boolean titled = platform.titled() && rng.chance(0.5);
    if (platform == SocialPlatform.REDDIT && hasHashtag(titledWords.title())) {
      titled = false;
    }
    Content placed = titled ? titledWords : words.untitled();
    return start(shape(platform, titled), earlier.theme, placed, earlier.language, observedMillis);
  }

  /** A boost or retweet of a post that was seen before; null if there is none yet. */
  PostState repost(SocialPlatform platform, long observedMillis) {
    boolean tweet = platform == SocialPlatform.X;
    PostState repeated = (tweet ? tweets : fediverse)[rng.below(REMEMBERED)];
    if (repeated == null) {
      return null;
    }
    Content content = Content.EMPTY;
    if (tweet) {
      List<Segment> words = new ArrayList<>();
      words.add(Segment.plain("RT "));
      words.add(Segment.mention(repeated.author.handle()));
      words.add(Segment.plain(": "));
      words.addAll(repeated.content.body());
      content = new Content(List.of(), List.copyOf(words));
    }
    PostState post =
        start(
            tweet ? Shape.X_TWEET : Shape.ACTIVITYPUB_ANNOUNCE,
            repeated.theme,
            content,
            repeated.language,
            observedMillis);
    post.parentId = repeated.nativeId;
    post.parentHandle = tweet ? repeated.author.handle() : null;
    return post;
  }

  private static boolean hasHashtag(List<Segment> segments) {
    return segments.stream().anyMatch(segment -> segment.kind() == Segment.Kind.HASHTAG);
  }

  /** Lets later reposts repeat this post. */
  void remember(PostState post) {
    if (post.platform.tellsReposts() && post.parentId == null && post.nativeId != null) {
      (post.platform == SocialPlatform.X ? tweets : fediverse)[rng.below(REMEMBERED)] = post;
    }
  }

  private PostState start(
      Shape shape, Theme theme, Content content, String language, long observedMillis) {
    SocialPlatform platform = shape.platform();
    long number = firstNumber + count++;
    // Whole seconds on some platforms, so never less than one second before it is seen.
    long created = observedMillis - rng.between(1_000, 20_000);
    Persona author = Persona.of(platform, rng.skewedBelow(AUTHORS));
    PostState post = new PostState(shape, number, author, language, created);
    post.theme = theme;
    post.content = content;
    post.community = theme.name();
    post.parentId = parent(shape, content);
    post.appeal = appeal(platform);
    post.nativeId = nativeId(post);
    post.postId = postId(post);
    return post;
  }

  private Shape shape(SocialPlatform platform, boolean titled) {
    return switch (platform) {
      case REDDIT ->
          !titled
              ? Shape.REDDIT_COMMENT
              : rng.chance(0.7) ? Shape.REDDIT_LISTING : Shape.REDDIT_SUBMISSION;
      case HACKERNEWS -> rng.chance(0.6) ? Shape.HACKERNEWS_ITEM : Shape.HACKERNEWS_HIT;
      case BLUESKY -> Shape.BLUESKY_CREATE;
      case YOUTUBE -> titled ? Shape.YOUTUBE_VIDEO : Shape.YOUTUBE_COMMENT_THREAD;
      case MASTODON -> rng.chance(0.5) ? Shape.MASTODON_STATUS : Shape.ACTIVITYPUB_CREATE;
      case X -> Shape.X_TWEET;
    };
  }

  private String parent(Shape shape, Content content) {
    return switch (shape) {
      case REDDIT_COMMENT -> Long.toString(46_000_000_000L + rng.below(1_000_000), 36);
      case HACKERNEWS_ITEM, HACKERNEWS_HIT ->
          content.title().isEmpty() ? Integer.toString(39_000_000 + rng.below(900_000)) : null;
      case YOUTUBE_COMMENT_THREAD -> NativeIds.youtubeVideo(-1L - rng.below(10_000));
      case BLUESKY_CREATE ->
          rng.chance(0.25)
              ? "at://"
                  + Persona.of(SocialPlatform.BLUESKY, rng.below(AUTHORS)).key()
                  + "/app.bsky.feed.post/"
                  + NativeIds.bluesky(1_600_000_000_000L + rng.below(1_000_000), 7)
              : null;
      default -> null;
    };
  }

  private int appeal(SocialPlatform platform) {
    int appeal = (int) Math.min(rng.exponential(60), 4_000);
    return platform == SocialPlatform.REDDIT && rng.chance(0.08) ? -appeal / 4 : appeal;
  }

  private static String nativeId(PostState post) {
    return switch (post.platform) {
      case REDDIT -> NativeIds.reddit(post.number);
      case HACKERNEWS -> NativeIds.hackerNews(post.number);
      case BLUESKY -> post.author.key() + "/" + NativeIds.bluesky(post.createdMillis, post.number);
      case YOUTUBE ->
          post.firstShape == Shape.YOUTUBE_VIDEO
              ? NativeIds.youtubeVideo(post.number)
              : NativeIds.youtubeComment(post.number);
      case MASTODON -> {
        String status =
            post.actor() + "/statuses/" + NativeIds.mastodon(post.createdMillis, post.number);
        yield post.firstShape == Shape.ACTIVITYPUB_ANNOUNCE ? status + "/activity" : status;
      }
      case X -> NativeIds.x(post.createdMillis, post.number);
    };
  }

  /** Reddit numbers submissions and comments apart, so its ids tell which one it is. */
  private static String postId(PostState post) {
    String prefix =
        switch (post.firstShape) {
          case REDDIT_LISTING, REDDIT_SUBMISSION -> "t3_";
          case REDDIT_COMMENT -> "t1_";
          default -> "";
        };
    return post.platform.label() + ":" + prefix + post.nativeId;
  }
}
