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
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.io.archive.Patience.Attempt;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts what S3 answered, or that it did not, into a few words, and tells whether it may pass. Error
 * codes are those of the S3 API reference, section "Error responses".
 */
final class S3Failures {

  private static final String SCHEME = "s3://";
  private static final Set<String> EXPIRED = Set.of("ExpiredToken", "InvalidToken");
  private static final Set<String> OTHER_REGION =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint");
  private static final int REDIRECT = 301;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int FIRST_OF_SERVER = 500;

  /** Causes may form a circle. */
  private static final int DEEPEST_CAUSE = 20;

  private final String server;

  S3Failures(@Nullable URI endpoint) {
    this.server = endpoint == null ? "S3" : "S3 at " + endpoint;
  }

  /**
   * The result of something done with a file, in S3 or elsewhere.
   *
   * @param permission that it needs in S3
   * @throws StoreFailureException if it failed in S3
   * @throws IOException as it was, if it failed elsewhere
   */
  <R> R tell(String path, String permission, Attempt<R> attempt) throws IOException {
    try {
      return attempt.run();
    } catch (IOException | SdkException e) {
      if (path.startsWith(SCHEME)) {
        throw explain(e, path, permission);
      }
      throw e;
    }
  }

  /** Beam's file system passes some of the client's exceptions on, and wraps others. */
  private StoreFailureException explain(Exception e, String path, String permission) {
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof AwsServiceException answer) {
        return answered(answer, bucket(path), permission);
      }
      if (cause instanceof SdkException unanswered) {
        return unanswered(unanswered);
      }
      cause = cause.getCause();
    }
    return new StoreFailureException("the connection broke off", true, e);
  }

  private static String bucket(String path) {
    int slash = path.indexOf('/', SCHEME.length());
    return path.substring(SCHEME.length(), slash < 0 ? path.length() : slash);
  }

  private StoreFailureException answered(AwsServiceException e, String bucket, String permission) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    int status = e.statusCode();
    if (status >= FIRST_OF_SERVER || status == TOO_MANY) {
      String which = code.isEmpty() ? "" : " (" + code + ")";
      return new StoreFailureException(server + " answers " + status + which, true, e);
    }
    if (code.equals("RequestTimeout")) {
      return new StoreFailureException(server + " waited too long for the request", true, e);
    }
    return new StoreFailureException(refusal(e, code, bucket, permission), false, e);
  }

  private String refusal(AwsServiceException e, String code, String bucket, String permission) {
    if (code.equals("NoSuchBucket")) {
      return server + " has no bucket \"" + bucket + "\"";
    }
    if (code.equals("NoSuchKey")) {
      return server + " has no such object";
    }
    if (code.equals("InvalidAccessKeyId")) {
      return server + " does not know the access key id of these AWS credentials";
    }
    if (code.equals("SignatureDoesNotMatch")) {
      return server + " refuses the AWS credentials: the secret is not that of the access key id";
    }
    if (EXPIRED.contains(code)) {
      return server + " refuses the AWS credentials: their session has expired";
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return server + " refuses the request: the clock of this machine is wrong";
    }
    if (e.statusCode() == REDIRECT || OTHER_REGION.contains(code)) {
      return "the bucket \"" + bucket + "\" is in another region" + region(e);
    }
    if (e.statusCode() == FORBIDDEN) {
      return server + " refuses access: the AWS credentials are wrong, or lack " + permission;
    }
    return server + " answers " + e.statusCode() + (code.isEmpty() ? "" : " (" + code + ")");
  }

  private static String region(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    if (details == null || details.sdkHttpResponse() == null) {
      return ": give its --aws-region=...";
    }
    return details
        .sdkHttpResponse()
        .firstMatchingHeader("x-amz-bucket-region")
        .map(name -> ": give --aws-region=" + name)
        .orElse(": give its --aws-region=...");
  }

  private StoreFailureException unanswered(SdkException e) {
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof UnknownHostException) {
        return new StoreFailureException(server + " is at a host that is not known", true, e);
      }
      if (cause instanceof SSLException) {
        return new StoreFailureException(
            server + " has no trusted certificate, or speaks no TLS", false, e);
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return new StoreFailureException(server + " cannot be reached", true, e);
      }
      if (cause instanceof SocketTimeoutException
          || cause instanceof ApiCallTimeoutException
          || cause instanceof ApiCallAttemptTimeoutException) {
        return new StoreFailureException(server + " does not answer in time", true, e);
      }
      cause = cause.getCause();
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("Unable to load region")) {
      return new StoreFailureException(
          "S3 needs a region: give --aws-region=eu-central-1, for example, or set AWS_REGION",
          false,
          e);
    }
    if (message.contains("Unable to load credentials")) {
      return new StoreFailureException(
          "no AWS credentials are found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use a"
              + " profile or a role",
          false,
          e);
    }
    return new StoreFailureException(
        server + " gives no answer: " + message.lines().findFirst().orElse(""), broken(e), e);
  }

  private static boolean broken(SdkException e) {
    return e.retryable() || e.getCause() instanceof SocketException;
  }
}
