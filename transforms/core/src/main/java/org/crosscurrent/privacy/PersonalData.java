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
package org.crosscurrent.privacy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@link RedactText} finds in texts. */
public enum PersonalData {
  /** E-mail addresses, {@code name@host.tld}, the at sign perhaps written {@code %40}. */
  EMAIL,
  /** Telephone numbers that are written like ones: with a plus, a leading 0, or in groups. */
  PHONE,
  /** IP addresses, version 4 and 6. */
  IP,
  /** International bank account numbers whose check digits are right. */
  IBAN,
  /** Payment card numbers of 13 to 19 digits whose check digit is right. */
  CARD;

  /** Its name in options: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands in its place: the label in angle brackets. */
  public String mark() {
    return "<" + label() + ">";
  }

  /** All kinds. */
  public static Set<PersonalData> all() {
    return EnumSet.allOf(PersonalData.class);
  }

  /**
   * The kinds of a list of labels.
   *
   * @param labels separated by commas, or {@code all}
   * @throws IllegalArgumentException for anything else; one sentence that tells what there is
   */
  public static Set<PersonalData> parse(String labels) {
    if (labels.strip().equalsIgnoreCase("all")) {
      return all();
    }
    Set<PersonalData> kinds = EnumSet.noneOf(PersonalData.class);
    for (String label : labels.split(",", -1)) {
      kinds.add(
          Arrays.stream(values())
              .filter(kind -> kind.label().equalsIgnoreCase(label.strip()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(label.strip()))));
    }
    return kinds;
  }

  private static String unknown(String label) {
    return "a kind of personal data must be all or one of "
        + Arrays.stream(values()).map(PersonalData::label).collect(Collectors.joining(", "))
        + ", not '"
        + label
        + "'";
  }
}
