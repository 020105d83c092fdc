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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.S3FileSystemRegistrar;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.CreateOptions.StandardCreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Beam's file system for S3 with the options of the job, and with no others.
 *
 * <p>{@link org.apache.beam.sdk.io.FileSystems} is one for a whole process, and takes whatever
 * options come along: the Flink runner's Impulse, with which every batch begins, carries default
 * ones, without endpoint and region (Beam 2.70, {@code FlinkSource.boundedImpulse}). Whether they
 * or the job's stay is decided by a race, as the options are noted before their file systems are
 * made. What is public of the file system itself are its registrar and its abstract class; its
 * methods are protected.
 */
final class S3Access implements StoreAccess {

  static final String SCHEME = "s3";

  private static final Method GET_SCHEME = method("getScheme");
  private static final Method RESOURCE = method("matchNewResource", String.class, boolean.class);
  private static final Method MATCH = method("match", List.class);
  private static final Method OPEN = method("open", ResourceId.class);
  private static final Method CREATE = method("create", ResourceId.class, CreateOptions.class);

  /** Each has clients and threads of its own. */
  private static final Map<List<String>, S3Access> OF_OPTIONS = new ConcurrentHashMap<>();

  private final FileSystem<?> files;

  private S3Access(FileSystem<?> files) {
    this.files = files;
  }

  /** The same for all parts of a job within this process. */
  static S3Access of(PipelineOptions options) {
    S3Options s3 = options.as(S3Options.class);
    List<String> key =
        List.of(
            String.valueOf(options.getOptionsId()),
            String.valueOf(s3.getEndpoint()),
            String.valueOf(s3.getAwsRegion()),
            s3.getS3ClientFactoryClass().getName());
    return OF_OPTIONS.computeIfAbsent(key, made -> new S3Access(make(options)));
  }

  private static FileSystem<?> make(PipelineOptions options) {
    for (FileSystem<?> files : new S3FileSystemRegistrar().fromOptions(options)) {
      if (ofBeam(files, GET_SCHEME).equals(SCHEME)) {
        return files;
      }
    }
    throw new IllegalStateException("Beam's registrar for S3 makes no file system for it");
  }

  @Override
  @SuppressWarnings("unchecked") // as the method is declared
  public List<MatchResult> match(List<String> specs) throws IOException {
    return (List<MatchResult>) call(files, MATCH, specs);
  }

  @Override
  public ReadableByteChannel open(String file) throws IOException {
    return (ReadableByteChannel) call(files, OPEN, resource(file));
  }

  @Override
  public WritableByteChannel create(String file, String type) throws IOException {
    CreateOptions as = StandardCreateOptions.builder().setMimeType(type).build();
    return (WritableByteChannel) call(files, CREATE, resource(file), as);
  }

  private Object resource(String file) {
    return ofBeam(files, RESOURCE, file, false);
  }

  private static Method method(String name, Class<?>... parameters) {
    try {
      Method method = FileSystem.class.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("this is another Beam than the one built with", e);
    }
  }

  private static Object ofBeam(FileSystem<?> files, Method method, Object... arguments) {
    try {
      return call(files, method, arguments);
    } catch (IOException e) {
      throw new IllegalStateException(method + " fails for " + Arrays.toString(arguments), e);
    }
  }

  private static Object call(FileSystem<?> files, Method method, Object... arguments)
      throws IOException {
    try {
      return method.invoke(files, arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("this is another Beam than the one built with", e);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failure) {
        throw failure;
      }
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      if (cause instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(method + " throws what it does not declare", cause);
    }
  }
}
