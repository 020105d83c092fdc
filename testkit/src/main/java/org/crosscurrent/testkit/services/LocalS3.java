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
package org.crosscurrent.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An S3 server on the loopback address: S3Proxy in a process of its own, ready in about three
 * seconds, with credentials made up for it. Its jars come from the module {@code
 * crosscurrent-testkit-s3proxy}, which a test that uses this class must depend on; they are on
 * nobody's classpath.
 *
 * <p>Requests come through a door in this process, which notes them, and which can make the server
 * fail: {@link #setAvailable}, {@link #refuse} and {@link #cutNextObjectAfter}.
 *
 * <pre>{@code
 * try (LocalS3 s3 = LocalS3.start()) {
 *   s3.createBucket("archive");
 *   URI endpoint = s3.endpoint();
 * }
 * }</pre>
 *
 * <p>Address it by path ({@code endpoint/bucket/key}). All methods may be called from any thread.
 */
public final class LocalS3 implements AutoCloseable {

  /** A region for clients that ask for one; the server takes any. */
  public static final String REGION = "us-east-1";

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
  private static final int START_ATTEMPTS = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TemporaryDirectory directory;
  private final Path buckets;
  private final String accessKey;
  private final String secretKey;
  private final S3ProxyProcess server;
  private final HttpRelay door;

  private LocalS3(TemporaryDirectory directory) throws IOException {
    this.directory = directory;
    this.buckets = Files.createDirectory(directory.path().resolve("buckets"));
    this.accessKey = "TEST" + random(8);
    this.secretKey = random(20);
    this.server = S3ProxyProcess.start(directory.path(), buckets, accessKey, secretKey);
    try {
      this.door = HttpRelay.to(server.port());
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Starts a server without buckets and waits until it answers. */
  public static LocalS3 start() {
    for (int attempt = 1; ; attempt++) {
      TemporaryDirectory directory = TemporaryDirectory.create("crosscurrent-s3");
      try {
        return new LocalS3(directory);
      } catch (IOException e) {
        directory.close();
        // Another program may have taken a port since it was found free.
        if (attempt == START_ATTEMPTS) {
          throw new UncheckedIOException(e.getMessage(), e);
        }
      } catch (RuntimeException e) {
        directory.close();
        throw e;
      }
    }
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().withUpperCase().formatHex(random);
  }

  /** Where clients find it. */
  public URI endpoint() {
    return URI.create("http://" + LocalKafka.HOST + ":" + door.port());
  }

  /** The access key id that it knows. */
  public String accessKey() {
    return accessKey;
  }

  /** The secret that goes with the access key. */
  public String secretKey() {
    return secretKey;
  }

  /**
   * Creates a bucket.
   *
   * @return the directory in which its objects lie, each as a file whose path is its key: tests may
   *     look at them there, and put some there
   * @throws IllegalArgumentException if S3 would not take the name
   */
  public Path createBucket(String name) {
    if (!BUCKET.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name was '" + name + "', but must match " + BUCKET.pattern());
    }
    try {
      return Files.createDirectory(buckets.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the bucket " + name, e);
    }
  }

  /** Whether requests are served; if not, each is answered by 503 {@code SlowDown}. */
  public void setAvailable(boolean available) {
    door.setOpen(available);
  }

  /**
   * Answers some requests by 503 {@code SlowDown}, and serves again after that.
   *
   * @param after how many requests are served before
   * @param count how many are refused
   */
  public void refuse(int after, int count) {
    door.refuse(after, count);
  }

  /** How many requests have been answered by 503 so far. */
  public long refusedRequests() {
    return door.refused();
  }

  /** Breaks the connection of the next GET of an object after so many bytes of the response. */
  public void cutNextObjectAfter(long bytes) {
    door.cutNextAfter(bytes);
  }

  /** The requests served since {@link #forgetRequests}, such as {@code GET /bucket/key}. */
  public List<String> requests() {
    return door.requests();
  }

  /** Forgets the requests served so far. */
  public void forgetRequests() {
    door.forgetRequests();
  }

  /** Stops the server and deletes what it kept. */
  @Override
  public void close() {
    try (TemporaryDirectory data = directory;
        S3ProxyProcess process = server) {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop S3 at " + endpoint(), e);
    }
  }
}
