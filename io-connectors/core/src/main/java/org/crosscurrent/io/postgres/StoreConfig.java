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
package org.crosscurrent.io.postgres;

import com.google.auto.value.AutoValue;
import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.store.StoreException;
import org.joda.time.Duration;

/**
 * Where the store is, and how to write into it. Immutable. {@link #toString()} does not show the
 * password.
 *
 * <p>Transforms with equal configurations share one pool of connections in each JVM.
 */
@AutoValue
public abstract class StoreConfig implements Serializable {

  /** Rows a statement at most. */
  public static final int DEFAULT_BATCH_SIZE = 1_000;

  /** Connections a JVM at most. */
  public static final int DEFAULT_POOL_SIZE = 8;

  /** Pause before the first retry; it doubles from retry to retry, up to five seconds. */
  public static final Duration DEFAULT_FIRST_RETRY = Duration.millis(100);

  /** How long a flush is tried in all before it fails. */
  public static final Duration DEFAULT_RETRY_LIMIT = Duration.standardSeconds(60);

  private static final int MAX_BATCH_SIZE = 100_000;
  private static final int MAX_POOL_SIZE = 1_000;

  /** {@code jdbc:postgresql://host:port/database}. */
  public abstract String getJdbcUrl();

  /** The user. */
  public abstract String getUser();

  /** The password; empty where the server asks for none, or where a file has it. */
  public abstract String getPassword();

  /** The file that has the password; absent where {@link #getPassword} is it. */
  public abstract @Nullable String getPasswordFile();

  /** Rows a statement at most. A bundle of a runner may end earlier and is then flushed. */
  public abstract int getBatchSize();

  /** Connections at most, shared by all writers with this configuration in a JVM. */
  public abstract int getPoolSize();

  /** Pause before the first retry. */
  public abstract Duration getFirstRetry();

  /** How long a flush is tried in all before it fails and the runner has to retry the bundle. */
  public abstract Duration getRetryLimit();

  /**
   * A configuration with the default sizes and retries.
   *
   * @throws IllegalArgumentException where the URL does not begin with {@code jdbc:postgresql:} or
   *     the user is empty
   */
  public static StoreConfig of(String jdbcUrl, String user, String password) {
    if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "jdbcUrl must begin with jdbc:postgresql:, but is " + StoreException.address(jdbcUrl));
    }
    if (user.isEmpty()) {
      throw new IllegalArgumentException("user must not be empty");
    }
    return new AutoValue_StoreConfig.Builder()
        .setJdbcUrl(jdbcUrl)
        .setUser(user)
        .setPassword(password)
        .setBatchSize(DEFAULT_BATCH_SIZE)
        .setPoolSize(DEFAULT_POOL_SIZE)
        .setFirstRetry(DEFAULT_FIRST_RETRY)
        .setRetryLimit(DEFAULT_RETRY_LIMIT)
        .build();
  }

  /**
   * With a file that has the password, in place of one given here: the password is then not part of
   * the configuration, which travels in the job's graph for everyone to read who can see the job.
   * It is read whenever connections are opened, so that it can be changed.
   *
   * @param file a path, or an address of any of Beam's file systems, such as {@code gs://bucket/x}
   */
  public StoreConfig withPasswordFile(String file) {
    if (file.isBlank()) {
      throw new IllegalArgumentException("passwordFile must not be blank");
    }
    return toBuilder().setPassword("").setPasswordFile(file).build();
  }

  /**
   * The password, from its file where there is one.
   *
   * @throws StoreException with one sentence if the file cannot be read
   */
  public String readPassword() {
    String file = getPasswordFile();
    return file == null ? getPassword() : PasswordFile.read(file);
  }

  /**
   * Larger batches cost fewer round trips and more memory: a batch is held once as values and once
   * as arrays. Beyond a few thousand nothing is gained.
   *
   * @param rows 1 to 100,000
   */
  public StoreConfig withBatchSize(int rows) {
    return toBuilder().setBatchSize(inRange("batchSize", rows, MAX_BATCH_SIZE)).build();
  }

  /**
   * One connection for each thread that writes at the same time is enough.
   *
   * @param connections 1 to 1,000
   */
  public StoreConfig withPoolSize(int connections) {
    return toBuilder().setPoolSize(inRange("poolSize", connections, MAX_POOL_SIZE)).build();
  }

  /**
   * How transient failures (lost connections, deadlocks, a server that restarts) are retried.
   *
   * @param firstRetry pause before the first retry, at least 1 ms
   * @param limit how long a flush is tried in all, at least 0; 0 retries never
   */
  public StoreConfig withRetry(Duration firstRetry, Duration limit) {
    if (firstRetry.getMillis() < 1) {
      throw new IllegalArgumentException("firstRetry must be at least 1 ms, but is " + firstRetry);
    }
    if (limit.getMillis() < 0) {
      throw new IllegalArgumentException("limit must be at least 0, but is " + limit);
    }
    return toBuilder().setFirstRetry(firstRetry).setRetryLimit(limit).build();
  }

  /** Everything but the password and the parameters of the URL. */
  @Override
  public final String toString() {
    return "StoreConfig{"
        + StoreException.address(getJdbcUrl())
        + ", user="
        + getUser()
        + ", batchSize="
        + getBatchSize()
        + ", poolSize="
        + getPoolSize()
        + ", firstRetry="
        + getFirstRetry()
        + ", retryLimit="
        + getRetryLimit()
        + "}";
  }

  private static int inRange(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          name + " must be between 1 and " + max + ", but is " + value);
    }
    return value;
  }

  abstract Builder toBuilder();

  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder setJdbcUrl(String jdbcUrl);

    abstract Builder setUser(String user);

    abstract Builder setPassword(String password);

    abstract Builder setPasswordFile(@Nullable String passwordFile);

    abstract Builder setBatchSize(int batchSize);

    abstract Builder setPoolSize(int poolSize);

    abstract Builder setFirstRetry(Duration firstRetry);

    abstract Builder setRetryLimit(Duration retryLimit);

    abstract StoreConfig build();
  }
}
