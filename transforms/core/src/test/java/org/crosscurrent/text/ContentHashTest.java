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
package org.crosscurrent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContentHashTest {

  private static final Pattern URL =
      Pattern.compile("(?:[hH][tT][tT][pP][sS]?://|[wW]{3}\\.)[^\\p{IsWhite_Space}]+");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

  /** The rule as it is written, step by step. */
  private static String reference(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String spaced = WHITE_SPACE.matcher(withoutUrls(composed)).replaceAll(" ");
    return spaced.replaceAll("^ | $", "");
  }

  /** Expressions of Java look behind by half code points, so the boundary is checked by hand. */
  private static String withoutUrls(String text) {
    Matcher url = URL.matcher(text);
    StringBuilder left = new StringBuilder();
    int copied = 0;
    int from = 0;
    while (url.find(from)) {
      int start = url.start();
      int before = start == 0 ? ' ' : text.codePointBefore(start);
      boolean boundary = before != '_' && !Character.isLetterOrDigit(before);
      if (boundary) {
        left.append(text, copied, start).append("<url>");
        copied = url.end();
      }
      from = boundary ? url.end() : start + 1;
    }
    return left.append(text, copied, text.length()).toString();
  }

  @Property(tries = 20_000)
  void normalisesAsTheWrittenRuleSays(@ForAll("texts") String text) {
    assertThat(ContentHash.normalise(text)).isEqualTo(reference(text));
  }

  @Property
  void hashesTheNormalisedForm(@ForAll("texts") String title, @ForAll("texts") String text)
      throws NoSuchAlgorithmException {
    String normal = reference(title + "\n" + text);
    assertThat(ContentHash.of(title, text)).isEqualTo(normal.isEmpty() ? null : sha256(normal));
  }

  @Property
  void normalisingTwiceChangesNothing(@ForAll("texts") String text) {
    String once = ContentHash.normalise(text);
    assertThat(ContentHash.normalise(once)).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "http://",
            "https://",
            "HTTPS://",
            "hTTp://a.b",
            "www.",
            "WwW.x",
            "http:/",
            "httpss://",
            "http",
            "www",
            "h",
            "w",
            "s",
            "://",
            "<url>",
            "a",
            "Z",
            "_",
            "0",
            "\u0663",
            ".",
            "-",
            "(",
            " ",
            "\n",
            "\t",
            "\r",
            "\u000B",
            "\u0085",
            "\u00A0",
            "\u1680",
            "\u2003",
            "\u2028",
            "\u202F",
            "\u3000",
            "\u200B",
            "\uFEFF",
            "\u001F",
            "e\u0301",
            "\u0301",
            "\u212B",
            "\u1E9B\u0323",
            "\uAC00",
            "\u1112\u1161\u11AB",
            "\u00E9",
            "\u00DF",
            "\u017F",
            "\uFF57",
            "\u8A9E",
            "\uD83C\uDF1E",
            "\uD835\uDD04",
            "\uD800",
            "\uDC00");
    return pieces.list().ofMaxSize(14).map(parts -> String.join("", parts));
  }

  @Example
  void hidesAddressesAndWhiteSpace() {
    assertThat(ContentHash.normalise("  Look\u00A0 at\nhttps://example.org/a?b#c, or WWW.x! "))
        .isEqualTo("Look at <url> or <url>");
  }

  @Example
  void leavesAddressesWithinWordsAlone() {
    assertThat(ContentHash.normalise("xhttp://a _www.b \u00E9www.c (www.d)"))
        .isEqualTo("xhttp://a _www.b \u00E9www.c (<url>");
  }

  @Example
  void isTheSameForComposedAndDecomposedLetters() {
    assertThat(ContentHash.of("", "cafe\u0301")).isEqualTo(ContentHash.of("caf\u00E9", ""));
  }

  @Example
  void isAbsentWhereNothingIsLeft() {
    assertThat(ContentHash.of("", "")).isNull();
    assertThat(ContentHash.of(" \u3000", "\n\t")).isNull();
  }

  @Example
  void neverChangesBecauseHashesAreStored() {
    assertThat(ContentHash.of("", "hello"))
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(ContentHash.of("Look", "at  https://example.org/a?b"))
        .isEqualTo("1215cf50e9fb3b0dca3e1386d64fcd3d3bf15a300bcd0036d1f3555989ead751");
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
