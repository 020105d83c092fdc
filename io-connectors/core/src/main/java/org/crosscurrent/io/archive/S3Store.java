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
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.DefaultS3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.s3.SSECustomerKey;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.InstanceBuilder;
import org.checkerframework.checker.nullness.qual.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * S3, and servers that speak its protocol, by Beam's options for them ({@code --awsRegion}, {@code
 * --endpoint} and the others of {@link S3Options}). A server named by {@code --endpoint} is
 * addressed by path.
 *
 * <p>Not through Beam's file system, since that one sends a request for each file that it finds,
 * wanted or not; three for each file that it writes; and, when writing fails in the middle of a
 * large file, leaves the first part of it under the whole file's name.
 */
final class S3Store implements ArchiveStore {

  /** An empty object in the root, by which a start finds out whether it can write there. */
  static final String MARKER = ".crosscurrent";

  private static final String GZIP = "application/gzip";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final S3Options options;
  private final S3Client client;
  private final S3Failures failures;

  private S3Store(S3Options options, S3Client client) {
    this.options = options;
    this.client = client;
    this.failures = new S3Failures(options.getEndpoint());
  }

  /** With the AWS client's own retries and timeouts. */
  static S3Store patient(PipelineOptions options) {
    S3Options s3 = options.as(S3Options.class);
    return new S3Store(s3, builder(s3).build());
  }

  /** Without retries; an answer that takes longer than ten seconds is none. */
  static S3Store hasty(PipelineOptions options) {
    S3Options s3 = options.as(S3Options.class);
    return new S3Store(
        s3,
        builder(s3)
            .overrideConfiguration(
                config -> config.apiCallTimeout(SOON).retryPolicy(RetryPolicy.none()))
            .build());
  }

  private static S3ClientBuilder builder(S3Options options) {
    boolean elsewhere = options.getEndpoint() != null;
    if (options.getAwsRegion() == null && !elsewhere) {
      throw new ArchiveException(
          "S3 needs a region: give --aws-region=eu-central-1, for example, or set AWS_REGION.");
    }
    S3ClientBuilder builder =
        InstanceBuilder.ofType(S3ClientBuilderFactory.class)
            .fromClass(options.getS3ClientFactoryClass())
            .build()
            .createBuilder(options);
    boolean ours = options.getS3ClientFactoryClass().equals(DefaultS3ClientBuilderFactory.class);
    if (elsewhere && ours) {
      builder.forcePathStyle(true);
      if (options.getAwsRegion() == null) {
        builder.region(Region.US_EAST_1);
      }
    }
    return builder;
  }

  @Override
  public List<StoredFile> find(String path, Selection selection, int atMost) throws IOException {
    S3Path at = S3Path.of(path);
    try {
      return new S3Listing(client, at, selection, atMost).files();
    } catch (SdkException e) {
      throw failures.explain(e, at, "s3:ListBucket");
    }
  }

  @Override
  public InputStream open(String file, long offset) throws IOException {
    S3Path at = S3Path.of(file);
    SSECustomerKey secret = options.getSSECustomerKey();
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(at.bucket())
            .key(at.key())
            .sseCustomerKey(secret.getKey())
            .sseCustomerAlgorithm(secret.getAlgorithm())
            .sseCustomerKeyMD5(secret.getMD5());
    if (offset > 0) {
      request.range("bytes=" + offset + "-");
    }
    try {
      return new ObjectStream(client.getObject(request.build()), at);
    } catch (SdkException e) {
      throw failures.explain(e, at, "s3:GetObject");
    }
  }

  @Override
  public String put(String root, String path, byte[] bytes) throws IOException {
    S3Path at = S3Path.of(root).below(path);
    SSECustomerKey secret = options.getSSECustomerKey();
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(at.bucket())
            .key(at.key())
            .contentType(GZIP)
            .contentMD5(md5(bytes))
            .storageClass(storageClass())
            .serverSideEncryption(options.getSSEAlgorithm())
            .ssekmsKeyId(options.getSSEKMSKeyId())
            .bucketKeyEnabled(options.getBucketKeyEnabled() ? Boolean.TRUE : null)
            .sseCustomerKey(secret.getKey())
            .sseCustomerAlgorithm(secret.getAlgorithm())
            .sseCustomerKeyMD5(secret.getMD5())
            .build();
    try {
      client.putObject(request, RequestBody.fromBytes(bytes));
      return at.toString();
    } catch (SdkException e) {
      throw failures.explain(e, at, "s3:PutObject");
    }
  }

  /** Not every server knows the header, so it is sent only where it says something. */
  private @Nullable String storageClass() {
    String storageClass = options.getS3StorageClass();
    return storageClass.equals("STANDARD") ? null : storageClass;
  }

  /** S3 keeps what arrives only if it agrees with this. */
  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  @Override
  public void checkWritable(String root) throws IOException {
    put(root, MARKER, new byte[0]);
  }

  @Override
  public void close() {
    client.close();
  }

  /** An object's bytes. What breaks off in the middle may be read on later. */
  private final class ObjectStream extends InputStream {

    private final ResponseInputStream<GetObjectResponse> in;
    private final S3Path at;
    private boolean ended;

    ObjectStream(ResponseInputStream<GetObjectResponse> in, S3Path at) {
      this.in = in;
      this.at = at;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int read = in.read(bytes, from, length);
        ended = read < 0;
        return read;
      } catch (SdkException e) {
        throw failures.explain(e, at, "s3:GetObject");
      } catch (IOException e) {
        throw new StoreFailureException("the connection broke off", true, e);
      }
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        // To close it plainly would read all the rest first.
        in.abort();
      }
      in.close();
    }
  }
}
