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
package org.crosscurrent.onnx;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.engine.EngineException;

/** What the names of a model's labels say. */
final class LabelNames {

  private static final Pattern NUMBERED = Pattern.compile("label\\d+");
  private static final Pattern STARS = Pattern.compile("([1-5])stars?");

  private static final Set<String> POSITIVE = Set.of("positive", "pos", "verypositive", "+");
  private static final Set<String> NEUTRAL = Set.of("neutral", "neu", "mixed", "none");
  private static final Set<String> NEGATIVE = Set.of("negative", "neg", "verynegative", "-");

  /** What harm is called, without its endings; and so what is fine behind a "non" or a "not". */
  private static final String HARM =
      "(toxic|toxicity|hate|hateful|hatespeech|offensive|abusive|abuse|offense|harmful|insult)";

  private static final Pattern FINE =
      Pattern.compile(
          "neither|neutral|normal|none|ok|okay|fine|clean|safe|benign|acceptable|appropriate|sfw"
              + "|(non|not|no)"
              + HARM);

  private LabelNames() {}

  /**
   * Which way a label points: 1, 0 or -1.
   *
   * @return null if the name does not say
   */
  static @Nullable Integer polarity(String label) {
    String name = plain(label);
    if (POSITIVE.contains(name)) {
      return 1;
    }
    if (NEUTRAL.contains(name)) {
      return 0;
    }
    if (NEGATIVE.contains(name)) {
      return -1;
    }
    Matcher stars = STARS.matcher(name);
    return stars.matches() ? Integer.signum(Integer.parseInt(stars.group(1)) - 3) : null;
  }

  /** Whether the label is that of texts without harm. */
  static boolean isFine(String label) {
    return FINE.matcher(plain(label)).matches();
  }

  /** Whether the label is a number only, such as {@code LABEL_0}. */
  static boolean saysNothing(String label) {
    return NUMBERED.matcher(plain(label)).matches();
  }

  /**
   * Returns if a model has all labels that a setting lists.
   *
   * @throws EngineException if it has not
   */
  static void requireKnown(String setting, List<String> listed, List<String> labels) {
    for (String label : listed) {
      if (!labels.contains(label)) {
        throw new EngineException(
            "the model has no label '"
                + label
                + "', which the setting '"
                + setting
                + "' names; it has "
                + String.join(", ", labels));
      }
    }
  }

  /** The labels that a setting lists, separated by commas; none if it is empty. */
  static List<String> listed(String value) {
    return value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*"));
  }

  private static String plain(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[\\s_.:/-]+(?=.)", "");
  }
}
