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
package org.crosscurrent.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ListAssert;
import org.crosscurrent.entities.EntityMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicExtractorTest {

  private final TopicExtractor extractor = new TopicExtractor(Gazetteer.builtIn(), 8);

  @Test
  void tagsAndNamesComeInOrderOfAppearanceAndOnce() {
    topics("OpenAI's GPT-5 moves $MSFT #AI, says #OpenAI")
        .containsExactly("openai", "gpt-5", "$msft", "ai");
  }

  @Test
  void hashtagsHaveALetterAndDoNotFollowAWord() {
    topics("#ToTheMoon #1 #2026 #covid19 #_x a#b &#39; ##c #d#e (#f)! ＃g #")
        .containsExactly("tothemoon", "covid-19", "_x", "d", "e", "f", "g");
  }

  @Test
  void hashtagsMayBeInAnyScript() {
    topics("#日本語 #ÜBER #привет_мир 🚀#moon🚀 #เกม")
        .containsExactly("日本語", "über", "привет_мир", "moon", "เกม");
  }

  @Test
  void cashtagsKeepTheirSign() {
    topics("$TSLA, $brk.b and $F. Not $5, US$, $USD100, $toolong1, $TOOLONGX or $x$.")
        .containsExactly("$tsla", "$brk.b", "$f");
  }

  @Test
  void theLongestNameWins() {
    topics("Mistral AI and Mistral").containsExactly("mistral ai", "mistral");
    topics("Counter-Strike 2 is not Counter-Strike")
        .containsExactly("counter-strike 2", "counter-strike");
  }

  @Test
  void namesAreFoundInAnyCapitalsPluralAndPossessive() {
    topics("iphones, NVIDIA’s and Android's").containsExactly("iphone", "nvidia", "android");
    topics("L'iPhone est là").containsExactly("iphone");
  }

  @Test
  void namesMayHoldSymbols() {
    topics("C++, C# and .NET at AT&T, then Node.js on AT & T")
        .containsExactly("c++", "c#", ".net", "at&t", "node.js");
    topics("at t. node. js; net c").isEmpty();
  }

  @Test
  void wordsOfOneNameDoNotCrossALine() {
    topics("hong\nkong, wall. street").isEmpty();
  }

  @Test
  void linksHandlesAndAddressesHoldNoTopics() {
    topics(
            "https://openai.com/#tag?x=$tsla www.google.com/nasa @nasa bob@google.com @nasa@uber.social.")
        .isEmpty();
    topics("[Nvidia](https://google.com)#x").containsExactly("nvidia", "x");
  }

  @Test
  void namesAreFoundInTextsWithoutSpaces() {
    TopicExtractor own = new TopicExtractor(Gazetteer.of("任天堂", "ソニー"), 8);

    assertThat(own.extract("昨日任天堂とソニーが", List.of())).containsExactly("任天堂", "ソニー");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The cursor moved; rust on my car; warp speed; neon lights",
        "apple pie, and I ate an Apple in Apple Valley",
        "Apple Orchard Burns",
        "Man Dies in Apple Orchard",
        "Taylor Swift sings",
        "THIS IS ALL ABOUT US",
        "us too, go home",
        "Turkey and ham sandwich",
        "a shell, a Shell, a target",
        "apple pie",
        "I will go",
        "amazon rainforest, four weeks in the Amazon rainforest",
        "meta analysis of 42 trials",
        "it's always US vs us with this manager",
        "us vs them",
        "Windows in my house",
        "thanks for the swift reply",
        "python bit him",
        "the python bit him, a python is fine",
        "slack off, zoom lens, chrome bike, signal to noise, spark plug",
        "Turkey in the oven, china cabinet, jordan almonds"
      })
  void ordinaryWordsAreNoNames(String text) {
    topics(text).isEmpty();
  }

  @Test
  void aHashtagThatIsANameWithoutSpacesHasItsTopic() {
    topics("#OpenAI #UnitedStates #HuggingFace #iPhones #EU #US, U.S. and Open AI's")
        .containsExactly("openai", "united states", "hugging face", "iphone", "european union");
    topics("#über #uber #apple #swift").containsExactly("über", "uber", "apple", "swift");
  }

  @Test
  void aHashtagThatHasATopicOfItsOwnIsNotThePlatformsAgain() {
    assertThat(extractor.extract("#EU #UnitedStates", List.of("eu", "unitedstates")))
        .containsExactly("european union", "united states");
    assertThat(extractor.extract("", List.of("UnitedStates", "#ＡＩ")))
        .containsExactly("united states", "ai");
  }

  @Test
  void aTagThatIsAStopWordOfTheLanguageIsNone() {
    assertThat(extractor.extract("#the #IT #it #and_so #war", "en", List.of("with"), List.of()))
        .containsExactly("it", "war");
    assertThat(extractor.extract("#the #and", List.of("with"))).hasSize(3);
  }

  @Test
  void entitiesJoinWhereTheyStand() {
    String text = "Nvidia says Tim Cook of Apple Park and the US #rain";
    List<EntityMention> entities =
        List.of(
            new EntityMention("the", "misc", 39, 42),
            new EntityMention("Apple Park", "location", 24, 34),
            new EntityMention("Tim Cook's", "person", 12, 20),
            new EntityMention("US", "location", 43, 45),
            new EntityMention("Open  AI", "organization", 12, 15));

    assertThat(extractor.extract(text, "en", List.of("snow"), entities))
        .containsExactly("nvidia", "tim cook", "apple park", "united states", "rain", "snow");
    assertThat(extractor.extract("x", List.of(), List.of(new EntityMention("U.S.", "l", 0, 1))))
        .containsExactly("united states");
  }

  @Test
  void keyPhrasesComeLastAndOnlyIfAskedFor() {
    String text = "OpenAI and the coral reef survey: bleaching of the coral reef is a grim sign";
    TopicExtractor three = extractor.withKeyPhrases(2);

    assertThat(extractor.extract(text, "en", List.of(), List.of())).containsExactly("openai");
    assertThat(three.extract(text, "en", List.of(), List.of()))
        .containsExactly("openai", "coral reef survey", "coral reef");
    assertThat(three.extract(text, "xx", List.of(), List.of())).containsExactly("openai");
    assertThatThrownBy(() -> extractor.withKeyPhrases(-1))
        .hasMessage("keyPhrases is -1: it must be at least 0");
  }

  @Test
  void aCapitalInsideASentenceTellsAName() {
    topics("we moved from Go to Rust").containsExactly("go", "rust");
    topics("The Rust compiler is slow").containsExactly("rust");
    topics("trains in the US and the EU").containsExactly("united states", "european union");
  }

  @Test
  void contextTellsANameInAnyCapitals() {
    topics("kafka kafka kafka k8s zig").containsExactly("kafka", "k8s", "zig");
    topics("my rust crate does not compile").containsExactly("rust");
    topics("Apple unveils a new iPhone").containsExactly("apple", "iphone");
  }

  @Test
  void contextIsNearby() {
    topics("apple " + "and so on ".repeat(10) + "iphone").containsExactly("iphone");
  }

  @Test
  void hashtagsThatOnlyThePlatformKnowsComeLast() {
    assertThat(extractor.extract("about #Rain", List.of("Snow", "rain", "#Hail", " ", "snow")))
        .containsExactly("rain", "snow", "hail");
  }

  @Test
  void onlyTheFirstTopicsAreKept() {
    TopicExtractor two = new TopicExtractor(Gazetteer.builtIn(), 2);

    assertThat(two.extract("#a #b #a #c", List.of("d"))).containsExactly("a", "b");
    assertThatThrownBy(() -> new TopicExtractor(Gazetteer.builtIn(), 0))
        .hasMessage("maxTopics is 0: it must be at least 1");
  }

  @Test
  void aTagOfAbsurdLengthIsNone() {
    topics("#" + "a".repeat(101)).isEmpty();
    topics("#" + "a".repeat(100)).hasSize(1);
    assertThat(extractor.extract("", List.of("a".repeat(101)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@", "#", "$", "+", "a'", "#a", "@.", " ", "\n", "Rust ", "apple, ", "#_", "C+"})
  void longRunsOfAnythingTakeLinearTime(String part) {
    String text = part.repeat(200_000);

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> extractor.extract(text, List.of()));
  }

  @Test
  void aSentenceMayEndWithAHandle() {
    topics("we follow @nasa. Google it").containsExactly("google");
  }

  @Property
  void topicsOfAnyTextAreFewLowerCaseAndDistinct(
      @ForAll String text, @ForAll List<String> tags, @ForAll @IntRange(min = 1, max = 9) int max) {
    check(text, tags, max);
  }

  @Property
  void topicsOfPostLikeTextsAreFewLowerCaseAndDistinct(
      @ForAll("posts") String text, @ForAll @IntRange(min = 1, max = 9) int max) {
    check(text, List.of(), max);
  }

  private static void check(String text, List<String> tags, int max) {
    TopicExtractor own = new TopicExtractor(SMALL, max);
    List<String> topics = own.extract(text, tags);

    assertThat(topics).hasSizeLessThanOrEqualTo(max);
    assertThat(new HashSet<>(topics)).hasSameSizeAs(topics);
    assertThat(topics)
        .allSatisfy(
            topic -> assertThat(topic).isNotEmpty().isEqualTo(topic.toLowerCase(Locale.ROOT)));
    assertThat(own.extract(text, tags)).isEqualTo(topics);
    List<String> all = new TopicExtractor(SMALL, Integer.MAX_VALUE).extract(text, tags);
    assertThat(topics).isEqualTo(all.subList(0, Math.min(max, all.size())));
  }

  private static final Gazetteer SMALL = Gazetteer.of("Wave", "Tidal Wave", "C++", "AT&T");

  @Provide
  Arbitrary<String> posts() {
    return Arbitraries.of(
            "#", "$", "wave", "Wave", "tidal", " ", " ", "\n", ".", "'s", "’", "C", "++", "AT", "&",
            "T", "@", "http://", "🚀", "é", "任", "\ud83d", "_", "1", "İ")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private ListAssert<String> topics(String text) {
    return assertThat(extractor.extract(text, List.of()));
  }
}
