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
package org.crosscurrent.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscurrent.privacy.Posts.mentioning;
import static org.crosscurrent.privacy.Posts.pseudonymOf;
import static org.crosscurrent.privacy.Posts.pseudonymised;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Sighting;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostPseudonymiserTest {

  private static final String ANN = "p7f1fc6b83dc25403aed66cd249525b70";

  private static String pseudonymOfHandle(String platform, String handle) {
    return new Pseudonyms(Posts.KEY).ofAccount(platform, handle);
  }

  private static String text(String text, String... mentions) {
    return pseudonymised(mentioning(Posts.of("reddit:1", "ann_lee", "Ann Lee", text), mentions))
        .getText();
  }

  @Test
  void aPseudonymIsTheFirstHalfOfAKeyedHash() {
    // printf 'account\0reddit\0ann_lee' | openssl dgst -sha256 -hmac
    // 0123456789abcdef0123456789abcdef
    assertThat(pseudonymOfHandle("reddit", "Ann_Lee")).isEqualTo(ANN);
  }

  @Test
  void anAuthorLosesHandleAndNameAndKeepsWhatIsNoName() {
    Post post = pseudonymised(Posts.of("reddit:1", "ann_lee", "Ann Lee", "hi"));
    assertThat(post.getAuthor().getId()).isEqualTo("reddit:" + ANN);
    assertThat(post.getAuthor().getName()).isNull();
    assertThat(post.getAuthor().getFollowers()).isEqualTo(7);
  }

  @Test
  void anAuthorAndAMentionOfOnePersonAgreeInEveryPost() {
    Post own = pseudonymised(Posts.of("mastodon:https://a.example/1", "Ann@a.example", null, "x"));
    Post other =
        pseudonymised(
            mentioning(
                Posts.of(
                    "mastodon:https://b.example/2",
                    "bo@b.example",
                    null,
                    "@ann and @Ann@a.example"),
                "ann@a.example"));
    String ann = pseudonymOf(own.getAuthor().getId());
    assertThat(other.getMentions()).containsExactly(ann);
    assertThat(other.getText()).isEqualTo("@" + ann + " and @" + ann);
  }

  @Test
  void accountsOfTwoPlatformsAreNotJoined() {
    assertThat(pseudonymOfHandle("reddit", "ann")).isNotEqualTo(pseudonymOfHandle("x", "ann"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by ann_lee, ANN_LEE! | by %1$s, %1$s!
          u/ann_lee and /u/ann_lee | u/%1$s and /u/%1$s
          #ann_lee, yours Ann Lee | #%1$s, yours %1$s
          ann_lee's (@ann_lee) | %1$s's (@%1$s)
          我是ann_lee的 | 我是%1$s的
          joann_lee and ann_leeds | joann_lee and ann_leeds
          see https://me.example/ann_lee/x | see https://me.example
          see https://x.com/whoever/status/1 | see https://x.com
          see https://ann_lee.blog.example/x | see https://blog.example
          see https://news.example/2026/story?id=1 | see https://news.example/2026/story?id=1
          see https://a.example/@someone | see https://a.example
          """)
  void theAuthorsHandleAndNameLeaveTheText(String text, String masked) {
    assertThat(text(text)).isEqualTo(masked.formatted(ANN));
  }

  @Test
  void everybodyWithAnAtSignGetsAPseudonymEvenIfThePlatformDoesNotListThem() {
    assertThat(text("@bo, @cy@host.example, @dee:matrix.example, <@U12|Eve>"))
        .isEqualTo(
            "@%s, @%s, @%s, <@%s>"
                .formatted(
                    pseudonymOfHandle("reddit", "bo"),
                    pseudonymOfHandle("reddit", "cy@host.example"),
                    pseudonymOfHandle("reddit", "dee:matrix.example"),
                    pseudonymOfHandle("reddit", "U12")));
  }

  @Test
  void decentralisedIdentifiersAreAccounts() {
    Post post = Posts.of("bluesky:did:plc:ab12/k", "did:plc:ab12", null, "at://did:plc:ab12/x/k");
    String ann = pseudonymOfHandle("bluesky", "did:plc:ab12");
    assertThat(pseudonymised(post).getText()).isEqualTo("at://" + ann + "/x/k");
    assertThat(pseudonymised(post).toString()).doesNotContain("did:");
  }

  @Test
  void idsOfPostsGetOnePseudonymWhereverTheyStand() {
    Post first = pseudonymised(Posts.of("mastodon:https://a.example/users/ann/1", null, null, ""));
    Post second =
        pseudonymised(
            Posts.of("mastodon:2", null, null, "").toBuilder()
                .setReplyTo("mastodon:https://a.example/users/ann/1")
                .setRepostOf("mastodon:https://a.example/users/ann/1")
                .setExtra(Map.of("quote_of", "mastodon:https://a.example/users/ann/1"))
                .build());
    assertThat(first.getId()).matches("mastodon:p[0-9a-f]{32}");
    assertThat(second.getReplyTo()).isEqualTo(first.getId());
    assertThat(second.getRepostOf()).isEqualTo(first.getId());
    assertThat(second.getExtra()).containsEntry("quote_of", first.getId());
    assertThat(
            Posts.pseudonymiser()
                .pseudonymise(Sighting.deletion("mastodon:https://a.example/users/ann/1", 5))
                .getPostId())
        .isEqualTo(first.getId());
  }

  @Test
  void addressesOfThePostAndUnknownExtrasAreDropped() {
    Post post =
        pseudonymised(
            Posts.of("x:1", "ann_lee", null, "").toBuilder()
                .setUrl("https://x.com/ann_lee/status/1")
                .setMedia(
                    List.of(
                        "https://cdn.bsky.app/img/plain/did:plc:ab/c", "https://i.example/1.png"))
                .setLinks(
                    List.of("https://x.com/ann_lee", "https://x.com/bo", "https://n.example/a"))
                .setExtra(Map.of("edit_id", "9", "edited_at", "2026-03-01T10:00:00Z"))
                .build());
    assertThat(post.getUrl()).isNull();
    assertThat(post.getLinks()).containsExactly("https://x.com", "https://n.example/a");
    assertThat(post.getMedia()).containsExactly("https://bsky.app", "https://i.example/1.png");
    assertThat(post.getExtra()).containsOnlyKeys("edited_at");
  }

  @Test
  void aCommunityStaysUnlessItMayBeAPerson() {
    Post video =
        Posts.of("youtube:1", "UCann", "Ann", "").toBuilder().setCommunity("UCann").build();
    Post comment =
        Posts.of("youtube:2", "UCbo", "Bo", "").toBuilder().setCommunity("UCann").build();
    Post post = Posts.of("reddit:1", "ann_lee", null, "").toBuilder().setCommunity("java").build();
    assertThat(pseudonymised(post).getCommunity()).isEqualTo("java");
    assertThat(pseudonymised(post.toBuilder().setCommunity("u_Ann_Lee").build()).getCommunity())
        .isEqualTo("u_" + ANN);
    assertThat(pseudonymised(comment).getCommunity())
        .isEqualTo(pseudonymised(video).getCommunity())
        .isEqualTo(pseudonymOf(pseudonymised(video).getAuthor().getId()));
  }

  @Test
  void copiesStayCopiesAndHashesCannotBeTriedWithoutTheKey() {
    Post ann = Posts.of("reddit:1", "ann_lee", null, "by ann_lee");
    Post bo = Posts.of("x:2", "bo", null, "by ann_lee");
    assertThat(pseudonymised(ann).getContentHash())
        .isEqualTo(pseudonymised(bo).getContentHash())
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(ann.getContentHash());
    assertThat(
            new PostPseudonymiser("another key of thirty-two bytes.".getBytes(), Set.of())
                .pseudonymise(ann)
                .getContentHash())
        .isNotEqualTo(pseudonymised(ann).getContentHash());
  }

  @Test
  void whatHasNoAuthorAndNoHashStaysWithout() {
    Post post = pseudonymised(Sighting.of("reddit:1").content(null).post());
    assertThat(post.getAuthor()).isNull();
    assertThat(post.getContentHash()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@",
        "@",
        "@a@",
        "did:",
        "u/",
        "a.",
        "a-",
        "www.",
        "@a:",
        "a|",
        "https://a@",
        "ann_lee",
        "A "
      })
  void textsThatAreMadeToBeSlowTakeNoLongerThanOthers(String part) {
    String text = part.repeat(500_000 / part.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(text(text)).isNotNull());
  }
}
