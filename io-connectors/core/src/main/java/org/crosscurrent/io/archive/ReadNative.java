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

import java.util.Arrays;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.crosscurrent.io.archive.ReadLinesFn.LineFormat;
import org.crosscurrent.model.RawPost;

/**
 * Reads a dump of one platform, bounded: one native payload a line. The path is a file, a glob, or
 * a directory with {@code .jsonl} and {@code .jsonl.gz} below.
 *
 * <p><b>Guarantee.</b> Each line that is not empty becomes one envelope with the line's bytes,
 * whatever they are, collection {@code file} and no {@code observedAt}; only a line longer than 16
 * MiB becomes a dead letter, with its first 64 KiB. Whether a payload makes sense is for
 * normalisation to say.
 *
 * <p><b>Time.</b> The element timestamp is the beginning of time, until normalisation stamps the
 * posts with their time of creation. Cost, errors and counters are those of {@link ReadArchive}.
 *
 * <pre>{@code
 * pipeline.apply("ReadDump", ReadNative.from("submissions.jsonl.gz").platform("reddit"));
 * }</pre>
 */
public final class ReadNative {

  private final String path;

  private ReadNative(String path) {
    this.path = path;
  }

  /** Reads this file, glob or directory; say next whose dump it is. */
  public static ReadNative from(String path) {
    return new ReadNative(path);
  }

  /**
   * The payloads are of this platform.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public PTransform<PBegin, ReadArchive.Result> platform(String platform) {
    if (platform.isEmpty()) {
      throw new IllegalArgumentException("platform must not be empty");
    }
    return new Read(path, new Payloads(platform));
  }

  private static final class Read extends PTransform<PBegin, ReadArchive.Result> {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final Payloads format;

    Read(String path, Payloads format) {
      this.path = path;
      this.format = format;
    }

    @Override
    public ReadArchive.Result expand(PBegin input) {
      return ReadArchive.read(input, path, Selection.ALL, format, ListRangesFn.PIECE);
    }
  }

  /** Each line is a payload. */
  static final class Payloads implements LineFormat {

    private static final long serialVersionUID = 1L;

    private static final String COLLECTION = "file";

    private final String platform;

    Payloads(String platform) {
      this.platform = platform;
    }

    @Override
    public RawPost read(byte[] bytes, int from, int end) {
      return RawPost.of(platform, COLLECTION, null, Arrays.copyOfRange(bytes, from, end));
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("platform", platform, "collection", COLLECTION);
    }
  }
}
