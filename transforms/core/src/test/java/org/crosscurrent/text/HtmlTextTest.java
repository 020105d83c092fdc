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

import org.junit.jupiter.api.Test;

class HtmlTextTest {

  @Test
  void leavesTextWithoutTagsAndEntitiesAsItIs() {
    String text = "no   tags > here";
    assertThat(HtmlText.of(text).text()).isSameAs(text);
  }

  @Test
  void breaksLinesAtBreaksAndBlocks() {
    assertThat(HtmlText.of("<p>one<br>two</p><p>three</p><ul><li>a</li><li>b</li></ul>end").text())
        .isEqualTo("one\ntwo\nthree\na\nb\nend");
  }

  @Test
  void keepsEmptyLinesThatAreWritten() {
    assertThat(HtmlText.of("one<br/><br/>two").text()).isEqualTo("one\n\ntwo");
  }

  @Test
  void decodesEntities() {
    assertThat(HtmlText.of("&lt;3 &amp;amp; &#39;x&#x27; &eacute;&nbsp;!").text())
        .isEqualTo("<3 &amp; 'x' \u00E9\u00A0!");
  }

  @Test
  void collapsesWhiteSpaceExceptInPreformattedText() {
    assertThat(HtmlText.of("a \n\t b<pre>x\n  y</pre>").text()).isEqualTo("a b\nx\n  y");
  }

  @Test
  void dropsScriptsAndStylesAndComments() {
    assertThat(HtmlText.of("a<script>alert(1)</script><style>p{}</style><!-- no -->b").text())
        .isEqualTo("ab");
  }

  @Test
  void keepsLinksWholeWhereTheirPartsAreHidden() {
    HtmlText html =
        HtmlText.of(
            "see <a href=\"https://www.x.example/a/b\"><span class=\"invisible\">https://www.</span>"
                + "<span class=\"ellipsis\">x.example/a</span><span class=\"invisible\">/b</span></a>");
    assertThat(html.text()).isEqualTo("see https://www.x.example/a/b");
    assertThat(html.links()).containsExactly("https://www.x.example/a/b");
  }

  @Test
  void completesLinksThatWereShortened() {
    assertThat(HtmlText.of("<a href=\"https://x.example/a/long\">x.example/a/lo...</a>!").text())
        .isEqualTo("https://x.example/a/long!");
    assertThat(HtmlText.of("<a href=\"https://x.example/a\">read on\u2026</a>").text())
        .isEqualTo("read on\u2026");
  }

  @Test
  void listsNoLinksToHashtagsAndPeople() {
    HtmlText html =
        HtmlText.of(
            "<a class=\"u-url mention\" href=\"https://h.example/@a\">@a</a> "
                + "<a class=\"mention hashtag\" href=\"https://h.example/tags/b\" rel=\"tag\">#b</a> "
                + "<a href=\"/local\">c</a> <a href=\"javascript:x\">d</a> <a href=\"https://e.example\">e</a>");
    assertThat(html.text()).isEqualTo("@a #b c d e");
    assertThat(html.links()).containsExactly("https://e.example");
  }

  @Test
  void keepsCustomEmojiByName() {
    assertThat(
            HtmlText.of("hi :blob: <img class=\"emoji\" alt=\":ferry:\"><img alt=\"a pier\">")
                .text())
        .isEqualTo("hi :blob: :ferry:");
  }

  @Test
  void readsBrokenHtmlAsBrowsersDo() {
    assertThat(HtmlText.of("<b>bold <i>both</b> a < b && c</p>").text())
        .isEqualTo("bold both a < b && c");
  }

  @Test
  void survivesDeepNesting() {
    assertThat(HtmlText.of("<div>".repeat(5_000) + "x").text()).isEqualTo("x");
  }

  @Test
  void letsNoControlCharacterInThroughAnEntity() {
    assertThat(HtmlText.decodeEntities("a&#0;b&#7;&#xD800;"))
        .isEqualTo("ab" + String.valueOf((char) 0xFFFD));
    assertThat(HtmlText.of("a<br>&#7;b").text()).isEqualTo("a\nb");
  }

  @Test
  void decodesEntitiesOfTextThatMayHoldAngleBrackets() {
    assertThat(HtmlText.decodeEntities("1 &lt; 2 <b> &amp;lt;")).isEqualTo("1 < 2 <b> &lt;");
  }
}
