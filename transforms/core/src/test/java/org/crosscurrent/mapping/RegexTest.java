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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.text.CleanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

  private static final String ALPHABET = "abu/0 9.$^|-_\n\u00e9\u0628\ud83d\ude00xpictwe()[]";

  /** Whichever matcher searches, it finds what RE2 finds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "^ab",
        "ab$",
        "^ab$",
        "a\\.b",
        "^a|b",
        "a|b$",
        "(a|b)x",
        "^(?:a|b)(u?)/",
        "^pic\\.(twitter|x)\\.com/",
        "(?:^|[^\\pL\\p{Nd}_/])/?u/([A-Za-z0-9_-]{3,20})(?:[^A-Za-z0-9_/-]|$)",
        "[0-9]{2}",
        "([a-c]{0,3})b",
        "a?b?u",
        "\\d{1,3}\\.",
        "[^a]b",
        "x*",
        "a+b",
        "(?i)AB",
        "a.b",
        "\\bu"
      })
  void itFindsWhatRe2Finds(String pattern) {
    Random random = new Random(7);
    Regex regex = Regex.of(pattern);
    for (int i = 0; i < 3_000; i++) {
      String text = text(random);
      Matcher re2 = Pattern.compile(pattern).matcher(text);
      boolean found = re2.find();
      assertThat(regex.isIn(text)).as("%s in '%s'", pattern, text).isEqualTo(found);
      assertThat(regex.firstIn(text)).as("%s in '%s'", pattern, text).isEqualTo(first(re2, found));
      assertThat(regex.replaceIn(text, "<>"))
          .as("%s in '%s'", pattern, text)
          .isEqualTo(Pattern.compile(pattern).matcher(text).replaceAll("<>"));
    }
  }

  /** These would take longer than anybody waits if they were tried in every way at every place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{0,64}a{0,64}a{0,64}a{0,64}a{0,64}b",
        "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?b",
        "(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b",
        "(a{1,9}){1,9}b",
        "(a+)+b",
        "(?:a|b){0,20}c"
      })
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noPatternTakesLongOnALongText(String pattern) {
    assertThat(Regex.of(pattern).isIn("a".repeat(100_000))).isFalse();
  }

  @Test
  void whatOverlapsIsFoundBehindTheGroup() {
    List<String> found = new ArrayList<>();
    Regex.of("(?:^| )u/([a-z]{1,9})(?: |$)").overlapping().cut("u/ann u/bob u/cy", found::add);
    assertThat(found).containsExactly("ann", "bob", "cy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a).*b", "a+", "a{0,64}a{0,64}b"})
  void whatMayBeLongDoesNotOverlap(String pattern) {
    assertThatThrownBy(() -> Regex.of(pattern).overlapping())
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("instead of * and +");
  }

  @Test
  void whatIsNoPatternIsTold() {
    assertThatThrownBy(() -> Regex.of("a(b"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith("'a(b' is no regular expression");
  }

  private static @Nullable String first(Matcher matcher, boolean found) {
    return found ? matcher.group(Math.min(matcher.groupCount(), 1)) : null;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      int at = random.nextInt(ALPHABET.length());
      text.append(ALPHABET.charAt(at));
    }
    return CleanText.withoutControls(text.toString());
  }
}
