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
package org.crosscurrent.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.crosscurrent.pipelines.options.ScoringOptions;
import org.crosscurrent.topics.TopicAliases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicOptionsTest {

  @TempDir Path folder;

  private static Scoring scoring(String... arguments) {
    return Scoring.of(PipelineOptionsFactory.fromArgs(arguments).as(ScoringOptions.class));
  }

  private String file(String lines) throws IOException {
    return Files.writeString(folder.resolve("file.tsv"), lines).toString();
  }

  @Test
  void nothingIsDiscoveredUnlessItIsAskedFor() throws IOException {
    assertThat(scoring().discoverTopics()).isNull();
    assertThat(scoring("--discoverTopics").discoverTopics()).isNotNull();
    String seeds = file("# phrase, category\n\ntidal bore\tsea\n#budget\tpolitics\n");
    assertThat(scoring("--discoverTopics=true", "--discoverySeeds=" + seeds).discoverTopics())
        .isNotNull();
  }

  @Test
  void ownAliasesStandBesideTheBuiltInOnes() throws IOException {
    ScoringOptions options = PipelineOptionsFactory.as(ScoringOptions.class);
    options.setTopicAliases(file("k9s\tkubernetes of mine\n"));
    assertThat(Scoring.aliasesOf(options).size()).isEqualTo(TopicAliases.builtIn().size() + 1);
  }

  @Test
  void whatIsWrongIsToldByItsOption() throws IOException {
    assertThatThrownBy(() -> scoring("--keyPhrases=-1"))
        .hasMessage("--key-phrases must be 0 or more, not -1");
    assertThatThrownBy(() -> scoring("--topicAliases=" + folder.resolve("none")))
        .hasMessageContaining("--topic-aliases=")
        .hasMessageContaining("cannot be read");
    String aliases = file("k8s\tkubernetes\nk8s\n");
    assertThatThrownBy(() -> scoring("--topicAliases=" + aliases))
        .hasMessageContaining("--topic-aliases=")
        .hasMessageContaining("line 2: 1 columns");
    assertThatThrownBy(() -> scoring("--discoverySeeds=x"))
        .hasMessage("--discovery-seeds=x is of no use without --discover-topics");
    String twice = file("tidal\tsea\nTidal\tmoon\n");
    assertThatThrownBy(() -> scoring("--discoverTopics", "--discoverySeeds=" + twice))
        .hasMessage(
            "--discovery-seeds="
                + twice
                + ": discovery seeds, line 2: 'Tidal' is already in an earlier line");
    String bare = file("tidal\n");
    assertThatThrownBy(() -> scoring("--discoverTopics", "--discoverySeeds=" + bare))
        .hasMessageContaining("line 1: a phrase, a tab and its category are needed");
  }
}
