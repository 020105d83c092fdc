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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.crosscurrent.normalize.PostNormalizer;

/**
 * Reads JSON into a tree, once: strictly UTF-8, nested at most {@value #MAX_DEPTH} levels deep,
 * without anything behind it. Of keys given twice the last one counts.
 */
final class JsonTree {

  static final int MAX_DEPTH = 200;

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

  private JsonTree() {}

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
}
