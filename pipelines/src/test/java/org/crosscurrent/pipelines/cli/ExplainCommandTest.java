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
package org.crosscurrent.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  private static final String PAYLOAD =
      "{\"id\":\"abc\",\"name\":\"t3_abc\",\"subreddit\":\"java\",\"title\":\"I love #gardening and Zorblax\","
          + "\"selftext\":\"\",\"author\":\"ann\",\"created_utc\":1772000000,\"score\":40,"
          + "\"num_comments\":3,\"permalink\":\"/r/java/comments/abc/x/\"}";

  @TempDir Path folder;
  private final Transcript transcript = new Transcript();

  @Test
  void thePostIsShownWithEachScoreAndItsParts() throws IOException {
    assertThat(explain(PAYLOAD)).isZero();
    assertThat(line("post")).contains("abc");
    assertThat(line("title")).isEqualTo("I love #gardening and Zorblax");
    assertThat(line("counts")).contains("40");
    assertThat(line("topics")).contains("gardening").doesNotContain("zorblax");
    assertThat(line("sentiment")).contains("compound");
    assertThat(line("trending")).contains("score");
  }

  @Test
  void namesAreFoundByTheGazetteerOfTheOptions() throws IOException {
    Path names = Files.writeString(folder.resolve("names.txt"), "Zorblax\n");
    assertThat(explain(PAYLOAD, "--gazetteer=" + names)).isZero();
    assertThat(line("topics")).containsIgnoringCase("zorblax");
  }

  @Test
  void topicsAreNamedByTheAliasesOfTheOptions() throws IOException {
    Path aliases = Files.writeString(folder.resolve("aliases.tsv"), "gardening\tgardens\n");
    assertThat(explain(PAYLOAD, "--topic-aliases=" + aliases)).isZero();
    assertThat(line("topics")).contains("gardens").doesNotContain("gardening");
  }

  @Test
  void keyPhrasesAreTopicsWhereTheyAreAskedFor() throws IOException {
    String about = PAYLOAD.replace("I love #gardening and Zorblax", "This is about a garden fence");
    explain(about, "--min-language-characters=5", "--min-language-confidence=0");
    assertThat(line("topics")).doesNotContain("garden fence");
    explain(about, "--key-phrases=1", "--min-language-characters=5", "--min-language-confidence=0");
    assertThat(line("topics")).contains("garden fence");
  }

  @Test
  void thereAreNoMoreTopicsThanAskedFor() throws IOException {
    explain(PAYLOAD.replace("#gardening", "#a1 #b2 #c3"), "--max-topics=2");
    assertThat(line("topics").split(",")).hasSize(2);
  }

  @Test
  void garbageIsShownAsTheDeadLetterThatItBecomes() throws IOException {
    assertThat(explain("{\"id\":")).isZero();
    assertThat(line("dead letter")).startsWith("malformed: ");
  }

  @Test
  void feedsAreReadAsWell() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("item.xml"),
            "<item><title>Tea &amp;amp; fog</title><link>https://a.example/1</link>"
                + "<pubDate>Tue, 02 Dec 2025 10:00:00 EST</pubDate></item>");
    List<String> arguments = List.of("--platform=rss", file.toString());
    assertThat(new ExplainCommand().run(arguments, transcript.console(false))).isZero();
    assertThat(line("post")).contains("rss:https://a.example/1");
    assertThat(line("title")).isEqualTo("Tea & fog");
  }

  private int explain(String payload, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("payload.json"), payload);
    List<String> arguments = new ArrayList<>(List.of("--platform=reddit"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    return new ExplainCommand().run(arguments, transcript.console(false));
  }

  private String line(String name) {
    return transcript.results().stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }
}
