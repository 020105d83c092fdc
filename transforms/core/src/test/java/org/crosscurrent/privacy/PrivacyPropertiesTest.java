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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.PostKind;
import org.crosscurrent.model.Sighting;

/** Whatever stands around them, no handle and no address comes through. */
class PrivacyPropertiesTest {

  /** Letters that neither pseudonyms nor the words of these tests hold. */
  private static final String LETTERS = "qxzQXZ";

  @Provide
  Arbitrary<String> handles() {
    return Combinators.combine(
            Arbitraries.strings().withChars(LETTERS).ofLength(1),
            Arbitraries.strings().withChars(LETTERS + "0123456789_").ofMinLength(3).ofMaxLength(12))
        .as((first, rest) -> first + rest);
  }

  @Provide
  Arbitrary<List<String>> frames() {
    return Arbitraries.of(
            "%s",
            "@%s",
            "(@%s)",
            "u/%s",
            "/u/%s,",
            "#%s",
            "https://x.com/%s/status/1",
            "https://me.example/@%s",
            "https://%s.example.org/",
            "see www.site.example/users/%s",
            "https://site.example/?who=%s",
            "%s!",
            "'%s'",
            "的%s的",
            "mail:%s@host.example",
            "@%s@host.example",
            "-%s-",
            "%%40%s",
            "https://a.example/%%40%s",
            "\u200b%s",
            "😀%s😀")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static String filled(List<String> frames, String handle) {
    List<String> parts = new ArrayList<>();
    frames.forEach(frame -> parts.add(frame.formatted(handle)));
    return String.join(" ", parts);
  }

  @Property(tries = 500)
  void noHandleOfAnAuthorOrAMentionSurvives(
      @ForAll("handles") String author,
      @ForAll("handles") String mention,
      @ForAll("frames") List<String> frames) {
    String own = filled(frames, author);
    String other = filled(frames, mention.toUpperCase(Locale.ROOT));
    Post post =
        Post.builder()
            .setId("mastodon:https://host.example/users/" + author + "/1")
            .setPlatform("mastodon")
            .setKind(PostKind.POST)
            .setCommunity(author + ".example")
            .setTitle(own)
            .setText(own + "\n" + other)
            .setAuthor(
                Author.builder()
                    .setId("mastodon:" + author + "@host.example")
                    .setName(author)
                    .build())
            .setCreatedAt(Sighting.BASE)
            .setObservedAt(Sighting.BASE)
            .setReplyTo("mastodon:https://host.example/users/" + mention + "/2")
            .setRepostOf("mastodon:https://host.example/users/" + mention + "/3")
            .setUrl("https://host.example/@" + author + "/1")
            .setLinks(List.of("https://host.example/@" + mention, own, "www.x.example/" + author))
            .setMedia(List.of("https://files.example/" + author + "/1.png"))
            .setHashtags(List.of("topic", author.toLowerCase(Locale.ROOT)))
            .setMentions(List.of(mention.toLowerCase(Locale.ROOT) + "@host.example"))
            .setLocation(other)
            .setExtra(Map.of("quote_of", "mastodon:" + author, "poll_options", own, "who", author))
            .setCollection("api")
            .build();
    String seen = Posts.pseudonymised(post).toString().toLowerCase(Locale.ROOT);
    assertThat(seen)
        .doesNotContain(author.toLowerCase(Locale.ROOT))
        .doesNotContain(mention.toLowerCase(Locale.ROOT));
  }

  @Property(tries = 500)
  void noAddressOrNumberSurvives(
      @ForAll("handles") String name,
      @ForAll("around") String before,
      @ForAll("around") String after) {
    String email = name + "@mail.example.org";
    for (String secret :
        List.of(
            email,
            "+49 30 9876543",
            "198.51.100.7",
            "GB29NWBK60161331926819",
            "4111111111111111")) {
      String text = before + secret + after;
      assertThat(Redactor.of(PersonalData.all()).redact(text)).as(text).doesNotContain(secret);
    }
  }

  /** What may stand beside a word: no letter, no digit, and nothing that makes it another word. */
  @Provide
  Arbitrary<String> around() {
    return Arbitraries.of(
        "", " ", ", ", "(", ")", "\n", "<", ">", "\"", "; ", "! ", "的 ", " 的", "\u200b");
  }
}
