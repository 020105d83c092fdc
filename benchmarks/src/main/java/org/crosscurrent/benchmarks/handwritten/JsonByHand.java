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
package org.crosscurrent.benchmarks.handwritten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Author;
import org.crosscurrent.model.RawPost;
import org.crosscurrent.normalize.PlatformMapper;
import org.crosscurrent.normalize.PostNormalizer;

/**
 * A platform whose payloads are JSON: reads the tree once, strictly UTF-8, nested at most {@value
 * #MAX_DEPTH} levels deep, without anything behind it. Of keys given twice the last one counts.
 */
abstract class JsonByHand implements PlatformMapper {

  static final int MAX_DEPTH = 200;

  private static final long serialVersionUID = 1L;

  private static final ObjectReader TREE =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(PostNormalizer.MAX_PAYLOAD_BYTES)
                          .build())
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  @Override
  public final void map(RawPost raw, Output out) {
    try {
      read(parse(raw.getPayload()), out);
    } catch (Rejection rejection) {
      out.rejected(rejection.reason(), rejection.getMessage());
    }
  }

  /**
   * Reads one payload, or a payload within it.
   *
   * @throws Rejection if it cannot be used
   */
  abstract void read(JsonNode payload, Output out);

  /**
   * Reads each item of an array on its own, so that a bad one does not harm the others.
   *
   * @param path where the array stands in the payload, for messages
   */
  static void readEach(JsonNode array, String path, Output out, ItemReader reader) {
    for (int i = 0; i < array.size(); i++) {
      try {
        reader.read(array.get(i), out);
      } catch (Rejection rejection) {
        Rejection located = rejection.in(path + "[" + i + "]");
        out.rejected(located.reason(), located.getMessage());
      }
    }
  }

  /** The id of a post of this platform. */
  final String id(String nativeId) {
    return platform() + ":" + nativeId;
  }

  /** An author of whom the payload tells a handle and perhaps a name. */
  final Author author(String handle, @Nullable String name) {
    return author(handle, name, null, null);
  }

  /** An author. */
  final Author author(
      String handle, @Nullable String name, @Nullable Long followers, @Nullable Boolean verified) {
    return Author.builder()
        .setId(id(handle))
        .setName(name)
        .setFollowers(followers)
        .setVerified(verified)
        .build();
  }

  /** Parses JSON in bytes or, as stream wrappers have it, in a string. */
  static JsonNode parse(byte[] json) {
    if (!Utf8.isJsonText(json)) {
      throw Rejection.malformed("the payload is not UTF-8 text");
    }
    JsonNode tree;
    try {
      tree = TREE.readTree(json);
    } catch (StreamConstraintsException e) {
      throw Rejection.malformed(
          "the payload is nested deeper than " + MAX_DEPTH + " levels or holds an endless number");
    } catch (IOException e) {
      throw Rejection.malformed("the payload is not JSON");
    }
    if (tree.isMissingNode()) {
      throw Rejection.malformed("the payload is empty");
    }
    return tree;
  }

  /** Reads one item of an array. */
  @FunctionalInterface
  interface ItemReader {
    void read(JsonNode item, Output out);
  }
}
