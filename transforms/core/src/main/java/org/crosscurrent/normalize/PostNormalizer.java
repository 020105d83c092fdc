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
package org.crosscurrent.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.crosscurrent.mapping.MappingFile;
import org.crosscurrent.mapping.Mappings;
import org.crosscurrent.mapping.ShapeSighting;
import org.crosscurrent.model.DeadLetterReason;
import org.crosscurrent.model.Deletion;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.RawPost;

/**
 * The core of {@link NormalizePosts}, for use without a pipeline: finds the mapper of a payload's
 * platform, reads the payload, and completes what it says.
 *
 * <p>Pure and safe for use by many threads: the same payload always gives the same results.
 *
 * <pre>{@code
 * PostNormalizer normalizer = PostNormalizer.ofAllPlatforms();
 * normalizer.normalize(raw, results);
 * }</pre>
 */
public final class PostNormalizer {

  /** Larger payloads are refused: 4 MiB. */
  public static final int MAX_PAYLOAD_BYTES = 4 << 20;

  private static final int SHOWN_NAME_LENGTH = 40;

  private final Map<String, PlatformMapper> mappers;

  private PostNormalizer(Map<String, PlatformMapper> mappers) {
    this.mappers = mappers;
  }

  /**
   * One that reads every platform which {@link ServiceLoader} finds a mapper of.
   *
   * @throws IllegalStateException if it finds none, as in a jar that lost its service files
   */
  public static PostNormalizer ofAllPlatforms() {
    return ofAllPlatforms(List.of());
  }

  /**
   * As {@link #ofAllPlatforms()}, and the shapes of mapping files besides.
   *
   * @throws org.crosscurrent.mapping.MappingException if a file has a mistake
   */
  public static PostNormalizer ofAllPlatforms(List<MappingFile> own) {
    List<PlatformMapper> mappers = new ArrayList<>(Mappings.ofLibrary().with(own).mappers());
    ServiceLoader.load(PlatformMapper.class).forEach(mappers::add);
    PostNormalizer normalizer = of(mappers);
    if (normalizer.mappers.isEmpty()) {
      throw new IllegalStateException(
          "no platform mapper is on the class path; a packaged jar must merge META-INF/services");
    }
    return normalizer;
  }

  /**
   * One that reads the platforms of {@code mappers}.
   *
   * @throws IllegalArgumentException if two of them read the same platform
   */
  public static PostNormalizer of(Iterable<? extends PlatformMapper> mappers) {
    Map<String, PlatformMapper> byPlatform = new TreeMap<>();
    for (PlatformMapper mapper : mappers) {
      PlatformMapper other = byPlatform.put(mapper.platform(), mapper);
      if (other != null) {
        throw new IllegalArgumentException(
            "two mappers read the platform "
                + mapper.platform()
                + ": "
                + other.getClass().getName()
                + " and "
                + mapper.getClass().getName());
      }
    }
    return new PostNormalizer(byPlatform);
  }

  /** Names of the platforms that it reads, sorted. */
  public List<String> platforms() {
    return List.copyOf(mappers.keySet());
  }

  /**
   * Reads one payload and gives everything it says to {@code results}: first what is sound, then at
   * most one rejection. A mapper that fails is a rejection; an exception thrown by {@code results}
   * is not caught.
   */
  public void normalize(RawPost raw, Results results) {
    PlatformMapper mapper = mappers.get(raw.getPlatform());
    if (mapper == null) {
      results.rejected(
          DeadLetterReason.UNSUPPORTED_PLATFORM,
          "no mapper reads the platform '" + shown(raw.getPlatform()) + "'");
      return;
    }
    if (raw.getPayload().length > MAX_PAYLOAD_BYTES) {
      results.rejected(
          DeadLetterReason.MALFORMED,
          "the payload has " + raw.getPayload().length + " bytes, more than " + MAX_PAYLOAD_BYTES);
      return;
    }
    PayloadReading reading = new PayloadReading(raw);
    try {
      mapper.map(raw, reading);
    } catch (RuntimeException e) {
      reading.rejected(
          DeadLetterReason.MALFORMED,
          "the mapper of " + raw.getPlatform() + " failed with " + e.getClass().getName());
    }
    reading.giveTo(results);
  }

  private static String shown(String platform) {
    return platform.length() <= SHOWN_NAME_LENGTH
        ? platform
        : platform.substring(0, SHOWN_NAME_LENGTH) + "...";
  }

  /** Takes what one payload says, complete. */
  public interface Results {

    /** A complete post. */
    void post(Post post);

    /** The platform takes a post back. */
    void deletion(Deletion deletion);

    /** A part of the payload says nothing about a post; {@code what} is a stable word. */
    void ignored(String what);

    /** The structure of the payload, or of a payload within it. */
    default void sighted(ShapeSighting sighting) {}

    /** The payload, or a part of it, cannot be used. Called last and at most once. */
    void rejected(DeadLetterReason reason, String message);
  }
}
