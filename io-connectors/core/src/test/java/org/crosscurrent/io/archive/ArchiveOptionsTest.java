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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.DefaultS3ClientBuilderFactory;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

@Tag("s3")
class ArchiveOptionsTest {

  private static final String METADATA_SERVICE = "aws.ec2MetadataServiceEndpoint";

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer machine;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(System.getenv("AWS_REGION") == null && System.getenv("AWS_PROFILE") == null);
    System.setProperty("aws.configFile", "/nonexistent");
    machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    machine.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    machine.start();
    System.setProperty(METADATA_SERVICE, "http://127.0.0.1:" + machine.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    System.clearProperty(METADATA_SERVICE);
    System.clearProperty("aws.configFile");
    if (machine != null) {
      machine.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://archive/x", "/archive"})
  void theMachineIsNotAskedForARegionThatMattersToNobody(String address) {
    String[] given =
        address.startsWith("s3") ? new String[] {"--endpoint=http://127.0.0.1:1"} : new String[0];
    S3Options options = completed(address, given);
    FileSystems.setDefaultPipelineOptions(options);
    assertThat(options.getAwsRegion()).isEqualTo(Region.US_EAST_1);
    assertThat(asked).hasValue(0);
  }

  @Test
  void theMachineIsAskedForTheRegionOfAnAddressAtAmazon() {
    assertThat(completed("s3://archive/x").getAwsRegion()).isNull();
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void theEnvironmentHasARegionForTheEndpoint() {
    System.setProperty("aws.region", "eu-west-3");
    try {
      S3Options options = completed("s3://archive/x", "--endpoint=http://127.0.0.1:1");
      assertThat(options.getAwsRegion()).isEqualTo(Region.EU_WEST_3);
    } finally {
      System.clearProperty("aws.region");
    }
  }

  @Test
  void whatIsToldStays() {
    S3Options options =
        completed(
            "s3://archive/x",
            "--endpoint=http://127.0.0.1:1",
            "--awsRegion=auto",
            "--s3UploadBufferSizeBytes=7340032");
    assertThat(options.getAwsRegion()).isEqualTo(Region.of("auto"));
    assertThat(options.getS3UploadBufferSizeBytes()).isEqualTo(7 << 20);
    assertThat(options.getS3ClientFactoryClass()).isEqualTo(S3AtEndpoint.class);
  }

  @Test
  void atAmazonTheClientIsBeamsOwn() {
    S3Options options = completed("s3://archive/x", "--awsRegion=eu-central-1");
    assertThat(options.getS3ClientFactoryClass()).isEqualTo(DefaultS3ClientBuilderFactory.class);
    assertThat(options.getS3UploadBufferSizeBytes()).isEqualTo(5 << 20);
    assertThat(asked).hasValue(0);
  }

  private static S3Options completed(String address, String... given) {
    S3Options options = PipelineOptionsFactory.fromArgs(given).as(S3Options.class);
    ArchiveOptions.complete(options, address);
    return options;
  }
}
