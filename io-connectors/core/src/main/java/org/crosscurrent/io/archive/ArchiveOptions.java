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

import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.DefaultS3ClientBuilderFactory;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.checkerframework.checker.nullness.qual.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Completes the options of a job that reads or writes an archive, before its pipeline is made: what
 * is set here goes with the job to every process that runs a part of it.
 *
 * <p>Credentials are none of these options: each process finds its own by the AWS default chain.
 */
public final class ArchiveOptions {

  /** The least that S3 takes as a part; Beam allocates it for each file, and files are small. */
  private static final int UPLOAD_BUFFER = 5 << 20;

  private static final String SCHEME = "s3://";

  private ArchiveOptions() {}

  /**
   * Sets, where the user has not:
   *
   * <ul>
   *   <li>the region. For an address in S3 the one that this process finds, also from the machine;
   *       with {@code --endpoint}, or without S3, the one of the environment or the profile, else
   *       {@code us-east-1}, so that no start waits for the metadata service of a machine that is
   *       none of Amazon's
   *   <li>with {@code --endpoint}, addressing by path: {@link S3AtEndpoint}
   *   <li>an upload buffer for small files
   * </ul>
   *
   * @param address of the archive, in S3 or elsewhere; null if there is none
   */
  public static void complete(PipelineOptions options, @Nullable String address) {
    S3Options s3 = options.as(S3Options.class);
    boolean atEndpoint = s3.getEndpoint() != null;
    if (!isTold(options, "awsRegion")) {
      boolean ofAmazon = address != null && address.startsWith(SCHEME) && !atEndpoint;
      Region region = ofAmazon ? s3.getAwsRegion() : regionWithoutAsking();
      if (region != null) {
        s3.setAwsRegion(region);
      }
    }
    if (atEndpoint && s3.getS3ClientFactoryClass().equals(DefaultS3ClientBuilderFactory.class)) {
      s3.setS3ClientFactoryClass(S3AtEndpoint.class);
    }
    if (!isTold(options, "s3UploadBufferSizeBytes")) {
      s3.setS3UploadBufferSizeBytes(UPLOAD_BUFFER);
    }
  }

  /** To ask for the value of an option that is not set would have Beam look for one. */
  private static boolean isTold(PipelineOptions options, String name) {
    return DisplayData.from(options).items().stream().anyMatch(item -> item.getKey().equals(name));
  }

  private static Region regionWithoutAsking() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException none) {
      return Region.US_EAST_1;
    }
  }
}
