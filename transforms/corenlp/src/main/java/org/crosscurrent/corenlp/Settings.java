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
package org.crosscurrent.corenlp;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscurrent.engine.EngineSpec;

/**
 * What an engine is set up with.
 *
 * @param parser of sentences
 * @param sentenceTokens that a sentence has at most
 * @param characters that are read of a text
 */
record Settings(Parser parser, int sentenceTokens, int characters) {

  /** Version of CoreNLP and its models, behind that of what is done here with them. */
  static final String CORENLP = "1+corenlp-4.5.10";

  /**
   * The longest sentence takes 10 ms with the shift-reduce parser, whose time grows with the
   * length, and 1.3 s with the PCFG parser, whose time grows with its cube (40 tokens 0.5 s, 100
   * tokens 4.7 s). Hardly a sentence of edited text is longer; what is has lost its punctuation or
   * is a list.
   */
  static final int SENTENCE_TOKENS = 60;

  /** Some 2,500 tokens: half a second with the shift-reduce parser. */
  static final int CHARACTERS = 10_000;

  static final Settings DEFAULTS = new Settings(Parser.SHIFT_REDUCE, SENTENCE_TOKENS, CHARACTERS);

  static final String PARSER = "parser";
  static final String MAX_SENTENCE_TOKENS = "max-sentence-tokens";
  static final String MAX_CHARACTERS = "max-characters";

  /** Names of those for sentiment. */
  static final List<String> SENTIMENT = List.of(PARSER, MAX_SENTENCE_TOKENS, MAX_CHARACTERS);

  /** Of a spec, whose own settings are these three; other ones are not looked at. */
  static Settings of(EngineSpec spec) {
    new EngineSpec(spec.text(), spec.name(), spec.argument(), Map.of()).requirePlain();
    return new Settings(
        oneOf(spec, PARSER, List.of(Parser.values()), Parser::setting),
        spec.number(MAX_SENTENCE_TOKENS, SENTENCE_TOKENS, 5, 200),
        spec.number(MAX_CHARACTERS, CHARACTERS, 100, 100_000));
  }

  /**
   * A word among the settings.
   *
   * @param values the first is that of a spec that does not tell
   */
  static <T> T oneOf(EngineSpec spec, String setting, List<T> values, Function<T, String> words) {
    String word = spec.settings().get(setting);
    if (word == null) {
      return values.get(0);
    }
    return values.stream()
        .filter(value -> words.apply(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the setting '"
                        + setting
                        + "' of the engine '"
                        + spec.name()
                        + "' must be one of "
                        + values.stream().map(words).collect(Collectors.joining(", "))
                        + ", not '"
                        + word
                        + "'"));
  }

  /** Part of a version: all that results depend on. */
  String text() {
    return parser.setting() + "+" + sentenceTokens + "+" + characters;
  }
}
