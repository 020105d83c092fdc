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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.crosscurrent.pipelines.options.BackfillOptions;
import org.crosscurrent.pipelines.options.StreamOptions;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void hyphensAndCamelCaseAreTheSameOption() {
    assertThat(stream("--max-disorder=7").getMaxDisorder()).isEqualTo(7);
    assertThat(stream("--maxDisorder=7").getMaxDisorder()).isEqualTo(7);
  }

  @Test
  void aValueMayFollowAfterASpace() {
    assertThat(stream("--raw-topic", "posts.other", "--max-disorder", "7"))
        .returns("posts.other", StreamOptions::getRawTopic)
        .returns(7, StreamOptions::getMaxDisorder);
  }

  @Test
  void aFlagAloneIsTrue() {
    assertThat(stream("--kafka-output").isKafkaOutput()).isTrue();
    assertThat(stream("--kafka-output", "--max-disorder=7").isKafkaOutput()).isTrue();
    assertThat(stream("--kafka-output=false").isKafkaOutput()).isFalse();
  }

  @Test
  void optionsCanBePassedOnEachInOnePiece() {
    assertThat(
            Arguments.normalised(
                List.of("--maxDisorder", "7", "--kafka-output", "--baselines=reddit=200")))
        .containsExactly("--max-disorder=7", "--kafka-output=true", "--baselines=reddit=200");
  }

  @Test
  void aValueMayHoldAnEqualsSign() {
    assertThat(stream("--baselines=reddit=200,other=80").getBaselines())
        .isEqualTo("reddit=200,other=80");
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    assertThat(stream())
        .returns("posts.raw", StreamOptions::getRawTopic)
        .returns(30, StreamOptions::getMaxDisorder)
        .returns("postgres", StreamOptions::getDbUser)
        .returns(null, StreamOptions::getSummary);
  }

  @Test
  void thePasswordIsNotAmongWhatARunnerShows() {
    StreamOptions options = stream("--db-password=open-sesame", "--db-user=ali");
    assertThat(options.getDbPassword()).isEqualTo("open-sesame");
    assertThat(DisplayData.from(options).items().toString())
        .contains("ali")
        .doesNotContain("open-sesame");
  }

  @Test
  void anUnknownOptionIsNamedWithTheOneThatWasPerhapsMeant() {
    assertThatThrownBy(() -> stream("--max-disorde=7"))
        .isInstanceOf(UsageException.class)
        .hasMessage("unknown option --max-disorde; did you mean --max-disorder? (see --help)");
    assertThatThrownBy(() -> stream("--zzzzzzzzzzzzzzzz=7"))
        .isInstanceOf(UsageException.class)
        .hasMessage("unknown option --zzzzzzzzzzzzzzzz (see --help)");
  }

  @Test
  void aValueOfTheWrongKindIsNamedWithItsOption() {
    assertThatThrownBy(() -> stream("--raw-topic=a", "--max-disorder=soon"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--max-disorder must be a whole number, not 'soon'");
    assertThatThrownBy(() -> stream("--kafka-output=perhaps"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--kafka-output must be true or false, not 'perhaps'");
  }

  @Test
  void aSecretThatCannotBeReadIsNotShown() {
    assertThatThrownBy(
            () -> stream("--awsCredentialsProvider={\"@type\":\"X\",\"secretAccessKey\":\"hush\"}"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--aws-credentials-provider must be of another kind; its value is not shown");
  }

  @Test
  void aRequiredOptionThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Arguments.parse(BackfillOptions.class, List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage("--input=... is required (see --help)");
  }

  @Test
  void aWordThatIsNoOptionIsRefused() {
    assertThatThrownBy(() -> stream("posts.raw"))
        .isInstanceOf(UsageException.class)
        .hasMessage("'posts.raw' is no option; options are written --name=value, see --help");
  }

  private static StreamOptions stream(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("--bootstrap-servers=localhost:9092"));
    all.addAll(List.of(arguments));
    return Arguments.parse(StreamOptions.class, all);
  }
}
