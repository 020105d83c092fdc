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
package org.crosscurrent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextEntitiesTest {

  @Example
  void findsNothingInPlainWords() {
    TextEntities found = TextEntities.of("how was it? http www 5 & 6");
    assertThat(found).isEqualTo(TextEntities.of(""));
  }

  @Example
  void givesHashtagsInOrderDistinctAndInLowerCase() {
    assertThat(
            TextEntities.of("#Ferry, (#b_2) #\u79D1\u5B66\u3002 \uFF03Wide #ferry #na\u00EFve!")
                .hashtags())
        .containsExactly("ferry", "b_2", "\u79D1\u5B66", "wide", "na\u00EFve");
  }

  @Example
  void givesNoHashtagsOfNumbersHeadingsOrWords() {
    assertThat(TextEntities.of("#1 #2024 # title ## x C#sharp a#b &#39; #_ #-x").hashtags())
        .isEmpty();
  }

  @Example
  void givesNoHashtagsOrMentionsOutOfLinks() {
    TextEntities found = TextEntities.of("https://x.example/@me/#top and www.y.example/#Z #real");
    assertThat(found.hashtags()).containsExactly("real");
    assertThat(found.mentions()).isEmpty();
    assertThat(found.links()).containsExactly("https://x.example/@me/#top", "www.y.example/#Z");
  }

  @Example
  void givesMentionsWithAndWithoutAHost() {
    assertThat(
            TextEntities.of("@Mara, @otto@Reef.Example. me@mail.example @ @-x .@last-one_")
                .mentions())
        .containsExactly("mara", "otto@reef.example", "last-one_");
  }

  @Example
  void endsLinksWhereTheSentenceGoesOn() {
    assertThat(
            TextEntities.of(
                    "(see https://w.example/A_(b)), [t](http://m.example/x) <https://n.example>"
                        + " https://o.example/\u3002next \"https://p.example/?q=1&r=2\"!")
                .links())
        .containsExactly(
            "https://w.example/A_(b)",
            "http://m.example/x",
            "https://n.example",
            "https://o.example/",
            "https://p.example/?q=1&r=2");
  }

  @Property
  void everyHashtagStandsInTheText(@ForAll("texts") String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\uFF03', '#');
    assertThat(TextEntities.of(text).hashtags())
        .allSatisfy(tag -> assertThat(lower).contains("#" + tag))
        .doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "#",
            "\uFF03",
            "@",
            "a",
            "B",
            "1",
            "_",
            ".",
            " ",
            "www.",
            "http://",
            "\u0301",
            "\uD835\uDD04",
            "\uD800",
            ")")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
