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

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits with at most two separators between them, such as telephone and card numbers are
 * written in. Reads no more than {@link #MOST_DIGITS} digits, so that a step through a text of
 * numbers costs a constant.
 *
 * @param digits all digits, as ASCII
 * @param groups each group with its place in the text
 * @param plus whether a plus sign stands in front
 * @param bracket whether the first group is in parentheses
 */
record DigitGroups(String digits, List<Group> groups, boolean plus, boolean bracket) {

  /** As many digits as the longest card number has. */
  static final int MOST_DIGITS = 19;

  private static final int MOST_PHONE_DIGITS = 15;

  /**
   * One group.
   *
   * @param digits how many digits it has
   * @param end where it ends in the text
   * @param separator what stands behind it, if another group follows; else a space
   */
  record Group(int digits, int end, char separator) {}

  /** Reads the groups that begin here; there may be none. */
  static DigitGroups at(String text, int start) {
    boolean plus = text.charAt(start) == '+';
    int i = plus ? start + 1 : start;
    boolean bracket = i < text.length() && text.charAt(i) == '(';
    i = bracket ? i + 1 : i;
    StringBuilder digits = new StringBuilder(MOST_DIGITS);
    List<Group> groups = new ArrayList<>(4);
    while (Chars.isDigit(text, i)) {
      int first = i;
      while (Chars.isDigit(text, i) && digits.length() <= MOST_DIGITS) {
        digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
        i++;
      }
      int next = nextGroup(text, i);
      groups.add(new Group(i - first, i, next < 0 ? ' ' : text.charAt(i)));
      if (next < 0 || digits.length() > MOST_DIGITS) {
        break;
      }
      i = next;
    }
    return new DigitGroups(digits.toString(), groups, plus, bracket);
  }

  private static int nextGroup(String text, int end) {
    for (int i = end; i < text.length() && i <= end + 3; i++) {
      if (Chars.isDigit(text, i)) {
        return i > end ? i : -1;
      }
      if (i == end + 3 || !isSeparator(text.charAt(i))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isSeparator(char c) {
    return " -.()/\u00a0\u2009\u202f\u2010\u2011\u2012\u2013".indexOf(c) >= 0;
  }

  /** How many groups there are whose digits together are no more than this. */
  int groupsWithin(int mostDigits) {
    int sum = 0;
    for (int i = 0; i < groups.size(); i++) {
      sum += groups.get(i).digits();
      if (sum > mostDigits) {
        return i;
      }
    }
    return groups.size();
  }

  int digitsOf(int count) {
    return groups.stream().limit(count).mapToInt(Group::digits).sum();
  }

  /** Where the card number ends that these groups begin with, or -1: the longest one. */
  int cardEnd(String text) {
    if (plus || bracket || digits.isEmpty() || "23456".indexOf(digits.charAt(0)) < 0) {
      return -1;
    }
    for (int count = groupsWithin(MOST_DIGITS); count > 0; count--) {
      int length = digitsOf(count);
      boolean cardLike = groups.stream().limit(count - 1).allMatch(DigitGroups::isCardGroup);
      int end = groups.get(count - 1).end();
      if (length >= 13 && cardLike && hasLuhnDigit(length) && !Chars.continues(text, end)) {
        return end;
      }
    }
    return -1;
  }

  private static boolean isCardGroup(Group group) {
    return group.digits() >= 3 && ".()/".indexOf(group.separator()) < 0;
  }

  /** The check of ISO/IEC 7812-1, annex B. */
  private boolean hasLuhnDigit(int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = digits.charAt(length - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** Where the telephone number ends that these groups begin with, or -1. */
  int phoneEnd(String text) {
    int count = groupsWithin(MOST_PHONE_DIGITS);
    if (count == 0) {
      return -1;
    }
    int length = digitsOf(count);
    int end = groups.get(count - 1).end();
    if (Chars.continues(text, end) || count < groups.size() && count == 1 && !plus) {
      return -1;
    }
    boolean phone =
        plus && length >= 8
            || bracket && length >= 7 && count > 1
            || digits.charAt(0) == '0' && groups.get(0).digits() > 1 && length >= 9 && !isDate()
            || count == groups.size() && isGrouped(count, length);
    return phone ? end : -1;
  }

  /** As numbers without a leading zero are written: 555-0123, 555 123 4567, 1-555-123-4567. */
  private boolean isGrouped(int count, int length) {
    int last = groups.get(count - 1).digits();
    if (count == 2) {
      return groups.get(0).digits() == 3 && last == 4 && groups.get(0).separator() == '-';
    }
    return count >= 3 && length >= 9 && last >= 4 && !isDate();
  }

  /** Year, month and day, or day, month and year, in front. */
  private boolean isDate() {
    if (groups.size() < 3) {
      return false;
    }
    int first = groups.get(0).digits();
    int second = groups.get(1).digits();
    int third = groups.get(2).digits();
    return first == 4 && isYear(0) && second <= 2 && third <= 2
        || first <= 2 && second <= 2 && third == 4 && isYear(first + second);
  }

  private boolean isYear(int at) {
    return digits.startsWith("19", at) || digits.startsWith("20", at);
  }
}
