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

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the files of the Flex Templates from the options of the graphs, so that a parameter cannot
 * be called otherwise than the option it sets: for each template {@code ID-metadata.json}, which
 * {@code gcloud dataflow flex-template build} takes, and {@code ID-image-spec.json}, which is what
 * that command makes of it and may be uploaded without it. Fields are those of {@code
 * TemplateMetadata} and {@code ContainerSpec} in the Dataflow API v1b3.
 */
public final class FlexTemplateFiles {

  /** Where images are said to be unless told: to be replaced, or given as the second argument. */
  static final String IMAGES = "REGION-docker.pkg.dev/PROJECT/REPOSITORY";

  private static final ObjectMapper JSON = new ObjectMapper();

  private FlexTemplateFiles() {}

  /**
   * Writes all files.
   *
   * @param args the directory, which is made if it is not there; then, if wanted, where the images
   *     are, such as {@code europe-west1-docker.pkg.dev/my-project/my-repository}
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      throw new IllegalArgumentException("arguments are DIRECTORY [IMAGES], not " + args.length);
    }
    Path directory = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, String> file : all(args.length < 2 ? IMAGES : args[1]).entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** What each file holds, by name. */
  static Map<String, String> all(String images) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (FlexTemplate template : FlexTemplate.values()) {
      files.put(template.id() + "-metadata.json", text(metadata(template)));
      files.put(template.id() + "-image-spec.json", text(imageSpec(template, images)));
    }
    return files;
  }

  private static ObjectNode imageSpec(FlexTemplate template, String images) {
    ObjectNode spec = JSON.createObjectNode();
    spec.put("image", images + "/crosscurrent-" + template.id() + ":latest");
    spec.putObject("sdkInfo").put("language", "JAVA");
    spec.set("metadata", metadata(template));
    return spec;
  }

  private static ObjectNode metadata(FlexTemplate template) {
    ObjectNode metadata = JSON.createObjectNode();
    metadata.put("name", template.title());
    metadata.put("description", template.description());
    metadata.put("streaming", template.isStreaming());
    if (template.isStreaming()) {
      // A default streaming mode may be named only by templates that support both.
      metadata.put("supportsAtLeastOnce", false);
      metadata.put("supportsExactlyOnce", true);
    }
    template
        .parameters()
        .forEach(parameter -> metadata.withArray("parameters").add(parameterOf(parameter)));
    return metadata;
  }

  private static ObjectNode parameterOf(TemplateParameter parameter) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", parameter.name());
    node.put("label", parameter.label());
    node.put("helpText", parameter.helpText());
    node.put("isOptional", parameter.optional());
    node.put("paramType", parameter.paramType());
    if (parameter.defaultValue() != null) {
      node.put("defaultValue", parameter.defaultValue());
    }
    if (!parameter.regexes().isEmpty()) {
      parameter.regexes().forEach(node.putArray("regexes")::add);
    }
    return node;
  }

  /** The same bytes on every system. */
  private static String text(ObjectNode node) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return JSON.writer(printer).writeValueAsString(node) + "\n";
  }
}
