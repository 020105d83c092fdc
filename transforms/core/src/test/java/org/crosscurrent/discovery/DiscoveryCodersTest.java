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
package org.crosscurrent.discovery;

import java.util.List;
import java.util.TreeMap;
import org.crosscurrent.model.coders.GoldenBytes;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class DiscoveryCodersTest {

  private static final long END = Instant.parse("2026-03-02T10:15:00Z").getMillis();
  private static final PhraseTally TALLY =
      new PhraseTally(
          7, List.of(new PhraseTally.Ranked("x:2", 9), new PhraseTally.Ranked("x:1", -3)));

  @Test
  void aTallyHasItsGoldenBytes() {
    GoldenBytes.check("phrase-tally.full", PhraseTallyCoder.of(), TALLY);
    GoldenBytes.check("phrase-tally.empty", PhraseTallyCoder.of(), PhraseTally.NONE);
  }

  @Test
  void aHistoryHasItsGoldenBytes() {
    PhraseHistory full = new PhraseHistory(new TreeMap<>(), new TreeMap<>());
    full.past().put(END - 1_800_000, 3L);
    full.past().put(END - 900_000, 200L);
    full.pending().put(END, TALLY);
    GoldenBytes.check("phrase-history.full", PhraseHistoryCoder.of(), full);
    GoldenBytes.check("phrase-history.empty", PhraseHistoryCoder.of(), PhraseHistory.EMPTY);
  }

  @Test
  void aPostAndARiseHaveTheirGoldenBytes() {
    GoldenBytes.check(
        "post-phrases.full",
        PostPhrasesCoder.of(),
        new PostPhrases(END, "x:1", -3, "en", List.of("tidal bore", "任天堂")));
    GoldenBytes.check("rise.full", RiseCoder.of(), new Rise("tidal bore", TALLY, 12));
  }

  @Test
  void aTopicHasItsGoldenBytes() {
    DiscoveredTopic.Builder topic =
        DiscoveredTopic.builder()
            .setLanguage("en")
            .setPhrase("tidal bore")
            .setWindowStart(Instant.ofEpochMilli(END - 900_000))
            .setWindowEnd(Instant.ofEpochMilli(END))
            .setVariants(List.of("bore", "tidalbore"))
            .setPosts(7)
            .setWindowPosts(100)
            .setHistoryPosts(0)
            .setHistoryWindowPosts(9_600)
            .setScore(58.25)
            .setLift(1344)
            .setEvidence(List.of("x:2", "x:1"));
    GoldenBytes.check("discovered.sparse", DiscoveredTopicCoder.of(), topic.build());
    GoldenBytes.check(
        "discovered.full", DiscoveredTopicCoder.of(), topic.setCategory("waves").build());
  }
}
