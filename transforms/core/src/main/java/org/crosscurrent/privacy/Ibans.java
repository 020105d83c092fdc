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

import java.util.Map;
import java.util.TreeMap;

/**
 * Finds international bank account numbers (ISO 13616): a country whose length is known, right
 * check digits (ISO 7064, modulo 97), and at most one space or hyphen between characters.
 */
final class Ibans {

  /** Country and length, from the registry of IBAN formats that SWIFT keeps. */
  private static final String REGISTRY =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28"
          + " HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21"
          + " LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29"
          + " PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23"
          + " TN24 TR26 UA29 VA22 VG24 XK20 YE30";

  private static final Map<String, Integer> LENGTHS = lengths();
  private static final int MODULUS = 97;

  private Ibans() {}

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String entry : REGISTRY.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return lengths;
  }

  /** Where the number ends that begins here, or -1. */
  static int endAt(String text, int start) {
    if (start + 4 > text.length()
        || !isLetter(text.charAt(start))
        || !isLetter(text.charAt(start + 1))
        || Chars.continues(text, start - 1)
        || !Chars.isDigit(text, start + 2)) {
      return -1;
    }
    Integer length = LENGTHS.get(text.substring(start, start + 2));
    if (length == null) {
      return -1;
    }
    StringBuilder number = new StringBuilder(length);
    int i = start;
    while (i < text.length() && number.length() < length) {
      char c = text.charAt(i);
      if (isLetter(c) || c >= '0' && c <= '9') {
        number.append(c);
        i++;
      } else if (isSeparator(c) && Chars.continues(text, i + 1)) {
        i++;
      } else {
        return -1;
      }
    }
    boolean whole = number.length() == length && !Chars.continues(text, i);
    return whole && remainder(number) == 1 ? i : -1;
  }

  private static int remainder(CharSequence number) {
    int remainder = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt((i + 4) % number.length()), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % MODULUS;
    }
    return remainder;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '\u00a0';
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
