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
package org.crosscurrent.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vader.sentiment.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds SOURCES.md to its word: what it says to come from the Maven artifact is exactly what the
 * artifact has, and what it says to be typed in is exactly what the artifact lacks.
 */
class WordListSourcesTest {
  private static final String TAKEN = "# From com.github.apanimesh061:vader-sentiment-analyzer:1.0";
  private static final String TYPED =
      "# Not in it: typed in by hand as the published rules of vaderSentiment 3.3.2 name them";

  /** Idioms that the artifact reads and vaderSentiment 3.3.2 does not. */
  private static final Set<String> IDIOMS_LEFT_OUT = Set.of("cut the mustard", "hand to mouth");

  /** Entries of vaderSentiment 3.3.2 that the artifact lacks or has with another valence. */
  private static final Map<String, String> LEXICON_CHANGES =
      Map.of(
          ":p", "1.0", ":P", "1.4", "heart", "3.2", "hearts", "3.3", "flawed", "-2.1", "badass",
          "1.4");

  @Test
  void theModifiersTakenAreThoseOfTheArtifact() throws IOException {
    assertThat(section("vader-modifiers.tsv", TAKEN)).isEqualTo(modifiersOfTheArtifact());
  }

  @Test
  void theModifiersTypedInAreNotInTheArtifact() throws IOException {
    assertThat(section("vader-modifiers.tsv", TYPED))
        .hasSize(19)
        .doesNotContainKeys(modifiersOfTheArtifact().keySet().toArray(String[]::new));
  }

  @Test
  void theIdiomsTakenAreThoseOfTheArtifactThatTheRulesStillHave() throws IOException {
    Map<String, String> idioms = new HashMap<>();
    Utils.getSentimentLadenIdioms().forEach((idiom, mean) -> idioms.put(idiom, mean.toString()));
    assertThat(idioms.keySet()).containsAll(IDIOMS_LEFT_OUT);
    idioms.keySet().removeAll(IDIOMS_LEFT_OUT);

    assertThat(section("vader-idioms.tsv", TAKEN)).isEqualTo(idioms);
  }

  @Test
  void theIdiomsTypedInAreNotInTheArtifact() throws IOException {
    assertThat(section("vader-idioms.tsv", TYPED))
        .hasSize(4)
        .doesNotContainKeys(Utils.getSentimentLadenIdioms().keySet().toArray(String[]::new));
  }

  @Test
  void noWordListHasAThirdSource() throws IOException {
    for (String file : List.of("vader-modifiers.tsv", "vader-idioms.tsv")) {
      Set<String> keys = new HashSet<>();
      TabTable.read(file, (key, value) -> keys.add(key));
      Set<String> known = new HashSet<>(section(file, TAKEN).keySet());
      known.addAll(section(file, TYPED).keySet());

      assertThat(known).isEqualTo(keys);
    }
  }

  @Test
  void theLexiconIsTheArtifactsApartFromTheChangesListed() throws IOException {
    Map<String, String> expected = new HashMap<>();
    // Its only letter beyond ASCII, a thorn in two emoticons, is in Latin-1.
    for (String line : lines("/vader_sentiment_lexicon.txt", StandardCharsets.ISO_8859_1)) {
      String[] columns = line.split("\t");
      expected.put(columns[0], columns[1]);
    }
    expected.putAll(LEXICON_CHANGES);

    Map<String, String> lexicon = new HashMap<>();
    TabTable.read("vader-lexicon.tsv", lexicon::put);
    assertThat(lexicon).isEqualTo(expected);
  }

  private static Map<String, String> modifiersOfTheArtifact() {
    Map<String, String> modifiers = new HashMap<>();
    Utils.getBoosterDictionary()
        .forEach((word, shift) -> modifiers.put(word, shift > 0 ? "increase" : "decrease"));
    Utils.NEGATIVE_WORDS.forEach(word -> modifiers.put(word, "negate"));
    return modifiers;
  }

  /** The rows between the remark and the next one. */
  private static Map<String, String> section(String file, String remark) throws IOException {
    Map<String, String> rows = new HashMap<>();
    boolean inside = false;
    for (String line : lines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("# ")) {
        inside = line.equals(remark);
      } else if (inside) {
        rows.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
      }
    }
    return rows;
  }

  private static List<String> lines(String resource, Charset charset) throws IOException {
    try (InputStream bytes = WordListSourcesTest.class.getResourceAsStream(resource)) {
      assertThat(bytes).as(resource).isNotNull();
      return new String(bytes.readAllBytes(), charset).lines().toList();
    }
  }
}
