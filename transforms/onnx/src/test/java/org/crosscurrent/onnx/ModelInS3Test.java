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
package org.crosscurrent.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.crosscurrent.engine.EngineException;
import org.crosscurrent.engine.Engines;
import org.crosscurrent.sentiment.SentimentEngine;
import org.crosscurrent.testkit.services.LocalS3;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("s3")
class ModelInS3Test {

  private static LocalS3 server;
  private static Path bucket;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = LocalS3.start();
    bucket = server.createBucket("models");
  }

  @AfterAll
  static void stop() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    server.close();
  }

  @BeforeEach
  void useServer() {
    use(server.endpoint());
  }

  private static void use(URI endpoint) {
    String credentials =
        """
        {"@type": "StaticCredentialsProvider", "accessKeyId": "%s", "secretAccessKey": "%s"}"""
            .formatted(server.accessKey(), server.secretKey());
    FileSystems.setDefaultPipelineOptions(
        PipelineOptionsFactory.fromArgs(
                "--endpoint=" + endpoint,
                "--awsRegion=" + LocalS3.REGION,
                "--awsCredentialsProvider=" + credentials)
            .create());
  }

  private static void failsWith(String spec, String sentence) {
    SentimentEngine engine = Engines.named(SentimentEngine.class, spec);
    assertThatThrownBy(engine::warmUp)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aModelIsCopiedOnceAndScoresAsItDoesInALocalFolder() {
    ModelFolder.sentiment(bucket.resolve("sentiment/v1"));
    ModelFolder local = ModelFolder.sentiment(folder);
    server.forgetRequests();

    String spec = "onnx:s3://models/sentiment/v1/?sha256=" + local.sha256();
    SentimentEngine engine = Engines.named(SentimentEngine.class, spec);
    engine.warmUp();
    SentimentEngine other = Engines.named(SentimentEngine.class, spec + "&threads=2");
    other.warmUp();

    SentimentEngine here = Engines.named(SentimentEngine.class, local.spec());
    assertThat(engine.score("great coffee")).isEqualTo(here.score("great coffee"));
    assertThat(other.score("great coffee")).isEqualTo(here.score("great coffee"));
    assertThat(engine.version()).isEqualTo(here.version());
    assertThat(server.requests().stream().filter(request -> request.startsWith("GET"))).hasSize(3);
  }

  @Test
  void aMissingFileIsToldInASentence() {
    ModelFolder.sentiment(bucket.resolve("broken")).delete("config.json");

    failsWith("onnx:s3://models/broken", "there is no file config.json in s3://models/broken");
    failsWith("onnx:s3://models/other", "there is no file model.onnx in s3://models/other");
  }

  @Test
  void aCopyThatFailsIsMadeAnewWhenItIsAskedForAgain() {
    ModelFolder.sentiment(bucket.resolve("cut"));
    SentimentEngine engine = Engines.named(SentimentEngine.class, "onnx:s3://models/cut");

    server.setAvailable(false);
    assertThatThrownBy(engine::warmUp).isInstanceOf(EngineException.class);
    server.setAvailable(true);

    engine.warmUp();
  }

  @Test
  void aServerThatDoesNotAnswerIsToldInASentence() {
    use(URI.create("http://127.0.0.1:1"));

    failsWith("onnx:s3://models/far", "the folder s3://models/far cannot be reached: ");
  }
}
