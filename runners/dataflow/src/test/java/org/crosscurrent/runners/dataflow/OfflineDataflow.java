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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.dataflow.model.DataflowPackage;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.PackageUtil;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.PathValidator;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Translates pipelines for Dataflow as a submission would, with all of the runner's own overrides,
 * but writes the job to a file: no network, no project, no credentials. It proves that the service
 * would be asked for the right thing, not what the service would answer.
 */
final class OfflineDataflow {

  private static final Map<String, byte[]> STAGED = new ConcurrentHashMap<>();
  private static final String GRAPH = "pipeline.pb";
  private static final String BUCKET = "gs://offline/";

  private final Path job;

  /** Writes job files into a directory. */
  OfflineDataflow(Path directory) {
    this.job = directory.resolve("job.json");
  }

  /** Options with which a pipeline is translated and never submitted. */
  DataflowPipelineOptions options(String... args) {
    DataflowPipelineOptions options =
        PipelineOptionsFactory.fromArgs(args).as(DataflowPipelineOptions.class);
    options.setRunner(DataflowRunner.class);
    options.setProject("offline");
    options.setRegion("europe-west1");
    options.setTempLocation(BUCKET + "temp");
    options.setGcpTempLocation(BUCKET + "temp");
    options.setStagingLocation(BUCKET + "staging");
    options.setSdkContainerImage("offline/beam");
    options.setFilesToStage(List.of());
    options.setPathValidatorClass(AcceptAllPaths.class);
    options.setGcpCredential(new NoCredentials());
    options.setStagerClass(KeepInMemory.class);
    options.setTemplateLocation(job.toString());
    return options;
  }

  /** The same as words of a command line, for what reads its options itself. */
  List<String> arguments(Path anyFile) {
    return List.of(
        "--runner=DataflowRunner",
        "--project=offline",
        "--region=europe-west1",
        "--tempLocation=" + BUCKET + "temp",
        "--gcpTempLocation=" + BUCKET + "temp",
        "--stagingLocation=" + BUCKET + "staging",
        "--filesToStage=" + anyFile,
        "--pathValidatorClass=" + AcceptAllPaths.class.getName(),
        "--credentialFactoryClass=" + NoopCredentialFactory.class.getName(),
        "--stagerClass=" + KeepInMemory.class.getName(),
        "--templateLocation=" + job);
  }

  /** What the service would be sent for a pipeline that was built with {@link #options}. */
  Translation translate(Pipeline pipeline) throws IOException {
    STAGED.clear();
    pipeline.run();
    return translation();
  }

  /** What the service would be sent for the pipeline that was last run. */
  Translation translation() throws IOException {
    return new Translation(
        new ObjectMapper().readTree(Files.readAllBytes(job)),
        RunnerApi.Pipeline.parseFrom(STAGED.get(GRAPH)));
  }

  /**
   * A job as the service would get it.
   *
   * @param job the request of the older worker; it has no steps with {@code use_runner_v2}
   * @param proto the portable form of the graph
   */
  record Translation(JsonNode job, RunnerApi.Pipeline proto) {

    /** {@code JOB_TYPE_BATCH} or {@code JOB_TYPE_STREAMING}. */
    String type() {
      return job.path("type").asText();
    }

    /** Full names of the steps, as the service's console shows them; none on the newer worker. */
    List<String> steps() {
      List<String> names = new ArrayList<>();
      job.path("steps")
          .forEach(
              step -> names.add(step.path("properties").path("user_name").path("value").asText()));
      return names;
    }

    /** Full names of all transforms that a worker executes, in the portable form. */
    List<String> transforms() {
      return proto.getComponents().getTransformsMap().values().stream()
          .filter(transform -> transform.getSubtransformsCount() == 0)
          .map(RunnerApi.PTransform::getUniqueName)
          .toList();
    }

    /** Everything that would leave this process, as text in which words can be looked for. */
    String everything() {
      return job + new String(proto.toByteArray(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Takes every path for an existing, writable one. */
  public static final class AcceptAllPaths implements PathValidator {

    /** Called by the runner, by reflection. */
    public static AcceptAllPaths fromOptions(PipelineOptions options) {
      return new AcceptAllPaths();
    }

    @Override
    public void validateInputFilePatternSupported(String pattern) {}

    @Override
    public void validateOutputFilePrefixSupported(String prefix) {}

    @Override
    public void validateOutputResourceSupported(ResourceId resource) {}

    @Override
    public String verifyPath(String path) {
      return path;
    }
  }

  /** Keeps what would be uploaded. */
  public static final class KeepInMemory implements Stager {

    /** Called by the runner, by reflection. */
    public static KeepInMemory fromOptions(PipelineOptions options) {
      return new KeepInMemory();
    }

    @Override
    public List<DataflowPackage> stageFiles(List<PackageUtil.StagedFile> files) {
      return List.of();
    }

    @Override
    public DataflowPackage stageToFile(byte[] bytes, String name) {
      STAGED.put(name, bytes);
      return new DataflowPackage().setName(name).setLocation(BUCKET + "staging/" + name);
    }
  }

  private static final class NoCredentials extends GoogleCredentials {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessToken refreshAccessToken() {
      return new AccessToken("none", new Date(Long.MAX_VALUE));
    }
  }
}
