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
package org.crosscurrent.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.crosscurrent.model.Duplicate;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.model.Signal;
import org.crosscurrent.model.TopicWindow;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an edit and a deletion change, case by case: each post has topics of its own, and the
 * windows tell which of them count. The first window is that of the first 900 seconds.
 */
class EditsAndDeletionsTest {

  private static final Duration DISORDER = Duration.standardMinutes(40);
  private static final Duration MEMORY = Duration.standardHours(24);
  private static final long END = 900;

  /** Windows as {@code topic@minute posts/inputs}. */
  private static final List<String> WINDOWS =
      List.of(
          // The edit that was the latest one when the window ended is what counts.
          "edited@0 1/2",
          // An edit after the end changes the row of the post, not the window.
          "early@0 1/1",
          "brief@0 0/2",
          "last-moment@0 0/2",
          "too-late@0 1/1",
          "much-too-late@0 1/1",
          "unseen@0 1/2",
          "same-instant@0 0/2",
          // The original and two copies: the copies stay copies of what is gone.
          "copied@0 0/4",
          "again@0 1/5",
          // A second life in another window counts there once more.
          "revived@0 0/2",
          "revived@15 1/3");

  private static final List<String> ROWS =
      List.of(
          "reddit:edit at 1200: [re-edited] 3",
          "reddit:edit-late at 960: [later] 2",
          "reddit:unseen at 360: [unseen] 2",
          "reddit:copy at 120: [copied] 1",
          "reddit:copy2 at 360: [copied] 1",
          "reddit:again at 420: [again] 3",
          "reddit:revived at 960: [revived] 3");

  private static World.Arrival seen(String id, long second, String topic) {
    return content(id, second, topic, "by " + id);
  }

  private static World.Arrival content(String id, long second, String topic, String content) {
    return new World.Arrival.Seen(
        Sighting.of("reddit:" + id).at(second).content(content).topics(topic).signal());
  }

  private static World.Arrival gone(String id, long second) {
    return new World.Arrival.Gone(Sighting.deletion("reddit:" + id, second));
  }

  private static World.Arrival goneAtMillis(String id, long millis) {
    return new World.Arrival.Gone(Sighting.deletion("reddit:" + id, Sighting.BASE.plus(millis)));
  }

  private static World world() {
    return new World(
        List.of(
            seen("edit", 60, "first"),
            content("edit", 300, "edited", "other words"),
            content("edit", 1200, "re-edited", "still other words"),
            seen("edit-late", 60, "early"),
            content("edit-late", 960, "later", "later words"),
            seen("brief", 60, "brief"),
            gone("brief", 600),
            seen("last-moment", 60, "last-moment"),
            goneAtMillis("last-moment", END * 1000 - 1),
            seen("too-late", 60, "too-late"),
            gone("too-late", END),
            seen("much-too-late", 60, "much-too-late"),
            gone("much-too-late", 4000),
            gone("unseen", 120),
            seen("unseen", 360, "unseen"),
            seen("same-instant", 360, "same-instant"),
            gone("same-instant", 360),
            gone("never-seen", 360),
            content("original", 60, "copied", "copied words"),
            content("copy", 120, "copied", "copied words"),
            gone("original", 300),
            content("copy2", 360, "copied", "copied words"),
            seen("again", 60, "again"),
            gone("again", 180),
            seen("again", 420, "again"),
            seen("revived", 60, "revived"),
            gone("revived", 180),
            seen("revived", 960, "revived")));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void aBoundedInputInAnyOrderGivesWhatTheCasesSay(long seed) {
    Pipeline pipeline = Runs.pipeline();
    expect(Graph.bounded(pipeline, world().shuffled(seed), MEMORY));
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void aStreamInDisorderGivesTheSame(long seed) {
    Pipeline pipeline = Runs.pipeline();
    expect(Graph.streamed(pipeline, world().disordered(seed, DISORDER), DISORDER, MEMORY));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theReferenceOfTheRandomWorldsSaysTheSame() {
    Reference reference = Reference.of(world(), MEMORY);
    assertThat(reference.windows())
        .map(EditsAndDeletionsTest::described)
        .containsExactlyInAnyOrderElementsOf(WINDOWS);
    assertThat(reference.rows())
        .map(EditsAndDeletionsTest::described)
        .containsExactlyInAnyOrderElementsOf(ROWS);
  }

  private static void expect(Graph graph) {
    expect(graph.windows(), all -> all.stream().map(w -> described(w)).toList(), WINDOWS);
    expect(
        graph.velocity().signals(),
        all -> Runs.stored(all, world().deletions()).stream().map(row -> described(row)).toList(),
        ROWS);
    expect(
        graph.posts().duplicates(),
        all -> all.stream().map(d -> described(d)).toList(),
        List.of("reddit:copy of reddit:original", "reddit:copy2 of reddit:original"));
  }

  private static <T> void expect(
      PCollection<T> output,
      SerializableFunction<List<T>, List<String>> described,
      List<String> expected) {
    PAssert.that(output.getName(), output)
        .satisfies(
            elements -> {
              List<T> all = new ArrayList<>();
              elements.forEach(all::add);
              assertThat(described.apply(all)).containsExactlyInAnyOrderElementsOf(expected);
              return null;
            });
  }

  private static String described(TopicWindow window) {
    return String.format(
        Locale.ROOT,
        "%s@%d %d/%d",
        window.getTopic(),
        new Duration(Sighting.BASE, window.getWindowStart()).getStandardMinutes(),
        window.getPosts(),
        window.getInputs());
  }

  private static String described(Signal signal) {
    return signal.getPost().getId()
        + " at "
        + new Duration(Sighting.BASE, signal.getPost().getObservedAt()).getStandardSeconds()
        + ": "
        + signal.getTopics()
        + " "
        + signal.getObservations();
  }

  private static String described(Duplicate duplicate) {
    return duplicate.getPostId() + " of " + duplicate.getDuplicateOf();
  }
}
