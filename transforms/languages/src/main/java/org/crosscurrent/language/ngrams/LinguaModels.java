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
package org.crosscurrent.language.ngrams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the models of Lingua 1.2.2 from its jar: for each language and each length the sequences of
 * letters, by the probability of the last letter behind the ones before it.
 *
 * <p>A model is {@code {"language":NAME,"ngrams":{"NUMERATOR/DENOMINATOR":"abc abd …",…}}}. The
 * weight of a sequence is the logarithm of its probability above {@value #FLOOR}, below which it is
 * as good as unknown.
 */
final class LinguaModels {

  /** Natural logarithm of the probability that a sequence has which a language does not know. */
  private static final double FLOOR = -8;

  private static final String[] FILES = {
    "", "unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"
  };

  private final JsonFactory json = new JsonFactory();

  private LinguaModels() {}

  /**
   * Reads the models.
   *
   * @param languages ISO 639-1
   * @param lengths of sequences, each 1 to 5
   * @throws UncheckedIOException if a model is missing or broken
   */
  static NgramTable read(List<String> languages, int[] lengths) {
    LinguaModels models = new LinguaModels();
    List<NgramTable.Entries> entries = new ArrayList<>(languages.size());
    for (String language : languages) {
      Collected collected = new Collected();
      for (int length : lengths) {
        models.read(language, length, collected);
      }
      entries.add(collected.entries());
    }
    return NgramTable.of(entries);
  }

  private void read(String language, int length, Collected into) {
    String name = "/language-models/" + language + "/" + FILES[length] + ".json";
    try (InputStream in = LinguaModels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not on the classpath: lingua-1.2.2.jar has it");
      }
      try (JsonParser parser = json.createParser(in)) {
        readSequences(parser, length, into);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the model " + name + " cannot be read", e);
    }
  }

  private static void readSequences(JsonParser parser, int length, Collected into)
      throws IOException {
    while (parser.nextToken() != null && !"ngrams".equals(parser.currentName())) {
      continue;
    }
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("it has no object 'ngrams'");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      double weight = Math.rint((logarithm(parser.currentName()) - FLOOR) * NgramTable.STEPS);
      parser.nextToken();
      if (weight > 0) {
        char[] text = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        // Sequences of one length, a space between two.
        for (int i = parser.getTextOffset(); i + length <= end; i += length + 1) {
          into.add(Ngrams.hash(text, i, length), (short) weight);
        }
      }
    }
  }

  private static double logarithm(String fraction) throws IOException {
    int slash = fraction.indexOf('/');
    if (slash < 0) {
      throw new IOException("'" + fraction + "' is no fraction");
    }
    // StrictMath, so that weights are the same on every machine.
    return StrictMath.log(
        Double.parseDouble(fraction.substring(0, slash))
            / Double.parseDouble(fraction.substring(slash + 1)));
  }

  /** The sequences of one language. */
  private static final class Collected {
    private long[] hashes = new long[1 << 14];
    private short[] weights = new short[1 << 14];
    private int size;

    void add(long hash, short weight) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      hashes[size] = hash;
      weights[size++] = weight;
    }

    NgramTable.Entries entries() {
      return new NgramTable.Entries(Arrays.copyOf(hashes, size), Arrays.copyOf(weights, size));
    }
  }
}
