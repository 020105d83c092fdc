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
package org.crosscurrent.runners.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.ContainerSpec;
import com.google.api.services.dataflow.model.ParameterMetadata;
import com.google.api.services.dataflow.model.TemplateMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.crosscurrent.pipelines.cli.Arguments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("translation")
class FlexTemplateFilesTest {

  private static final Path COMMITTED = Path.of("flex-template");

  private static final String REPAIR =
      "an option has changed, or a file was edited by hand: run ./mvnw -B -ntp -pl"
          + " runners/dataflow -am package -DskipTests && java -cp"
          + " runners/dataflow/target/crosscurrent-runner-dataflow-*-bundled.jar "
          + FlexTemplateFiles.class.getName()
          + " runners/dataflow/flex-template";

  @TempDir private Path directory;

  private static TemplateMetadata metadataOf(FlexTemplate template) throws IOException {
    return GsonFactory.getDefaultInstance()
        .fromString(
            Files.readString(COMMITTED.resolve(template.id() + "-metadata.json")),
            TemplateMetadata.class);
  }

  private static ContainerSpec imageSpecOf(FlexTemplate template) throws IOException {
    return GsonFactory.getDefaultInstance()
        .fromString(
            Files.readString(COMMITTED.resolve(template.id() + "-image-spec.json")),
            ContainerSpec.class);
  }

  @Test
  void theCommittedFilesAreWhatTheOptionsMake() throws IOException {
    for (Map.Entry<String, String> file :
        FlexTemplateFiles.all(FlexTemplateFiles.IMAGES).entrySet()) {
      assertThat(COMMITTED.resolve(file.getKey())).as(REPAIR).hasContent(file.getValue());
    }
  }

  @Test
  void theImageCanBeNamedWhenTheFilesAreMade() throws IOException {
    FlexTemplateFiles.main(
        new String[] {directory.toString(), "europe-west1-docker.pkg.dev/me/images"});

    assertThat(directory.resolve("stream-image-spec.json"))
        .content()
        .contains("\"europe-west1-docker.pkg.dev/me/images/crosscurrent-stream:latest\"");
    assertThatThrownBy(() -> FlexTemplateFiles.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(FlexTemplate.class)
  void theFilesHaveTheFieldsOfTheApiAndNoOthers(FlexTemplate template) throws IOException {
    ContainerSpec spec = imageSpecOf(template);
    TemplateMetadata metadata = metadataOf(template);

    List<GenericJson> all =
        new ArrayList<>(List.of(spec, spec.getSdkInfo(), spec.getMetadata(), metadata));
    all.addAll(metadata.getParameters());
    assertThat(all).allSatisfy(json -> assertThat(json.getUnknownKeys()).isEmpty());
    assertThat(spec.getMetadata()).isEqualTo(metadata);
    assertThat(spec.getSdkInfo().getLanguage()).isEqualTo("JAVA");
    assertThat(spec.getImage()).endsWith("/crosscurrent-" + template.id() + ":latest");
    assertThat(metadata.getName()).isNotBlank();
    assertThat(metadata.getStreaming()).isEqualTo(template.isStreaming());
    assertThat(metadata.getParameters())
        .allSatisfy(
            parameter -> {
              assertThat(parameter.getName()).isNotBlank();
              assertThat(parameter.getLabel()).isNotBlank();
              assertThat(parameter.getHelpText()).isNotBlank();
              assertThat(parameter.getParamType()).isIn("TEXT", "NUMBER", "BOOLEAN");
            });
  }

  @Test
  void theLiveJobMustNotBeRunInAtLeastOnceMode() throws IOException {
    TemplateMetadata live = metadataOf(FlexTemplate.STREAM);

    assertThat(live.getSupportsExactlyOnce()).isTrue();
    assertThat(live.getSupportsAtLeastOnce()).isFalse();
    assertThat(live.getDefaultStreamingMode()).as("only for those that support both").isNull();
  }

  @ParameterizedTest
  @EnumSource(FlexTemplate.class)
  void everyParameterIsTakenByTheEntryPoint(FlexTemplate template) throws IOException {
    List<ParameterMetadata> parameters = metadataOf(template).getParameters();
    List<String> words =
        parameters.stream()
            .map(parameter -> "--" + parameter.getName() + "=" + any(parameter))
            .toList();

    PipelineOptions options = Arguments.parse(template.optionsType(), words);

    assertThat(options).isNotNull();
    assertThat(words).isNotEmpty().doesNotHaveDuplicates();
  }

  private static String any(ParameterMetadata parameter) {
    return switch (parameter.getParamType()) {
      case "NUMBER" -> "7";
      case "BOOLEAN" -> "true";
      default -> "any";
    };
  }

  @Test
  void whatMustBeGivenIsWhatTheOptionsRequire() throws IOException {
    assertThat(mandatory(FlexTemplate.STREAM)).containsExactly("bootstrapServers");
    assertThat(mandatory(FlexTemplate.BACKFILL)).containsExactly("input");
  }

  private static List<String> mandatory(FlexTemplate template) throws IOException {
    return metadataOf(template).getParameters().stream()
        .filter(parameter -> !parameter.getIsOptional())
        .map(ParameterMetadata::getName)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(FlexTemplate.class)
  void noPasswordAndNothingThatALaunchCannotHonourIsAParameter(FlexTemplate template) {
    assertThat(template.parameters())
        .extracting(TemplateParameter::name)
        .contains("dbPasswordFile")
        .doesNotContain("dbPassword", "summary", "seconds", "runner", "streaming");
  }

  @Test
  void everyPatternBelongsToAnOptionAndFitsItsDefault() {
    Set<String> names =
        Stream.of(FlexTemplate.values())
            .flatMap(template -> template.parameters().stream())
            .map(TemplateParameter::name)
            .collect(Collectors.toSet());
    assertThat(names).containsAll(TemplateParameter.REGEXES.keySet());

    for (FlexTemplate template : FlexTemplate.values()) {
      for (TemplateParameter parameter : template.parameters()) {
        if (parameter.defaultValue() != null) {
          assertThat(parameter.regexes())
              .as(parameter.name())
              .allSatisfy(regex -> assertThat(parameter.defaultValue()).matches(regex));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "bootstrapServers broker:9092 true",
        "bootstrapServers 10.0.0.2:9092,10.0.0.3:9092 true",
        "bootstrapServers broker false",
        "rawTopic posts.raw true",
        "rawTopic posts/raw false",
        "input gs://bucket/archive/ true",
        "input s3://bucket/archive/ true",
        "input /archive false",
        "dbPasswordFile gs://bucket/file true",
        "dbPasswordFile hush false",
        "jdbcUrl jdbc:postgresql://10.0.0.4/crosscurrent true",
        "jdbcUrl jdbc:mysql://10.0.0.4/crosscurrent false",
        "format native true",
        "format csv false",
        "from 2026-03-05T06:00:00Z true",
        "from 2026-03-05T06:00:00.5+01:00 true",
        "from 2026-03-05 false"
      })
  void thePatternsTakeWhatTheGraphsTake(String name, String value, boolean taken) {
    assertThat(value.matches(TemplateParameter.REGEXES.get(name))).isEqualTo(taken);
  }

  @Test
  void theImageRunsTheEntryPointsOfTheTemplates() throws IOException {
    String dockerfile = Files.readString(COMMITTED.resolve("Dockerfile"));

    assertThat(
            Pattern.compile("MAIN_CLASS=(org\\.\\S+)")
                .matcher(dockerfile)
                .results()
                .map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FlexTemplate.values())
                .map(template -> template.mainClass().getName())
                .toList());
    assertThat(dockerfile)
        .contains(
            "FROM gcr.io/dataflow-templates-base/java17-template-launcher-base:latest",
            "ENV FLEX_TEMPLATE_JAVA_MAIN_CLASS=${MAIN_CLASS}");
  }
}
