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
package org.crosscurrent.io.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.crosscurrent.testkit.services.LocalS3;

/** A bucket on a server of our own, whose credentials this process has as system properties. */
final class Bucket implements AutoCloseable {

  static final String NAME = "archive";

  private final LocalS3 server = LocalS3.start();
  private final Path objects = server.createBucket(NAME);

  Bucket() {
    use(server.accessKey(), server.secretKey());
  }

  static void use(String accessKey, String secretKey) {
    System.setProperty("aws.accessKeyId", accessKey);
    System.setProperty("aws.secretAccessKey", secretKey);
  }

  LocalS3 server() {
    return server;
  }

  PipelineOptions options() {
    return optionsFor(server.endpoint());
  }

  static PipelineOptions optionsFor(URI endpoint) {
    S3Options options = PipelineOptionsFactory.create().as(S3Options.class);
    options.setEndpoint(endpoint);
    ArchiveOptions.complete(options, "s3://" + NAME);
    return options;
  }

  /** The keys below a folder. */
  List<String> keys(String folder) throws IOException {
    try (Stream<Path> walk = Files.walk(objects.resolve(folder))) {
      return walk.filter(Files::isRegularFile)
          .map(file -> objects.resolve(folder).relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  void put(String key, byte[] bytes) throws IOException {
    Path file = objects.resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  byte[] get(String key) throws IOException {
    return Files.readAllBytes(objects.resolve(key));
  }

  /** The requests since they were forgotten that begin like this. */
  List<String> requests(String method) {
    return server.requests().stream().filter(request -> request.startsWith(method)).toList();
  }

  @Override
  public void close() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    server.close();
  }
}
