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
package org.crosscurrent.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTextTest {

  private static final int ALL = 100_000;

  @ParameterizedTest
  @CsvSource({
    "'Look https://t.co/a_b?c=1#d, now', 'Look , now'",
    "'See www.example.org.', 'See .'",
    "'thanks @some.one@example.org!', 'thanks !'",
    "'mail me@example.org', 'mail me@example.org'",
    "'#BlackLivesMatter now', 'Black Lives Matter now'",
    "'#OpenAI and #iPhone', 'OpenAI and iPhone'",
    "'#new_york C# #1', 'new york C# #1'",
    "'so happy 😀😀 today', 'so happy good today'",
    "'so sad 😭', 'so sad bad'",
    "'a map 🗺 here', 'a map here'",
    "'great :) and <3', 'great good and good'",
    "'oh no :( again', 'oh no bad again'",
    "'at 10:30 (see below); more', 'at 10:30 (see below); more'",
  })
  void whatNewspapersHaveNotIsReplacedForSentiment(String post, String plain) {
    assertThat(sentiment(post)).isEqualTo(plain);
  }

  @Test
  void forNamesNounsStandForAddressesAndHandles() {
    PostText text = PostText.of("@bob met Ada 😀 www.a.org", ALL, PostWords.FOR_NAMES);
    assertThat(text.plain().replaceAll(" +", " ").strip()).isEqualTo("someone met Ada link");
    int someone = text.plain().indexOf("someone");
    assertThat(text.hasReplaced(someone, someone + 7)).isTrue();
    int ada = text.plain().indexOf("Ada");
    assertThat(text.hasReplaced(ada, ada + 3)).isFalse();
    assertThat(text.original(ada, ada + 3)).isEqualTo("Ada");
    assertThat(text.start(ada)).isEqualTo(9);
    assertThat(text.end(ada + 2)).isEqualTo(12);
  }

  @Test
  void noMoreThanTheLimitIsRead() {
    assertThat(PostText.of("abcdef", 3, PostWords.FOR_NAMES).plain()).isEqualTo("abc");
    assertThat(PostText.of("ab😀", 3, PostWords.FOR_NAMES).plain().strip()).isEqualTo("ab");
    assertThat(PostText.of("ab𝗕", 3, PostWords.FOR_NAMES).plain()).isEqualTo("ab ");
  }

  @Property(tries = 2_000)
  void everyCharacterOfTheProseHasItsPlaceInThePost(@ForAll String post) {
    for (PostWords words : new PostWords[] {PostWords.FOR_NAMES, PostWords.FOR_SENTIMENT}) {
      PostText text = PostText.of(post, ALL, words);
      int before = 0;
      for (int i = 0; i < text.plain().length(); i++) {
        char c = text.plain().charAt(i);
        assertThat(c == '\n' || !Character.isISOControl(c)).isTrue();
        assertThat(text.start(i)).isBetween(before, post.length());
        assertThat(text.end(i)).isBetween(text.start(i) + 1, post.length());
        before = text.start(i);
      }
    }
  }

  private static String sentiment(String post) {
    return PostText.of(post, ALL, PostWords.FOR_SENTIMENT).plain().replaceAll(" +", " ").strip();
  }
}
