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

/** Texts that no newspaper ever printed. */
final class HostileTexts {

  private HostileTexts() {}

  static List<String> all() {
    return List.of(
        "",
        "   \n\t ",
        "\u0000\u0001\u0007\u001b[31m\u007f\u0085",
        "😀😀👨‍👩‍👧‍👦🇩🇪👍🏽",
        "\uD83D",
        "\uDE00 alone \uD83D and \uD83D\uD83D good",
        "!?!?!?...---***",
        ")))((([[[]]]{{{<<<>>>",
        "مرحبا بالعالم هذا نص طويل",
        "שלום \u202Eolleh\u202C world \u200F",
        "我们今天在公园里吃了很好吃的东西。新しい iPhone を買いました",
        "e\u0301".repeat(300),
        "ZALGO" + "\u0300\u0316\u0353".repeat(500),
        "&amp; &lt;b&gt; <a href=\"x\">y</a> <!-- <script>alert(1)</script>",
        "@ # @@ ## http:// https:// www. @.. #__ :",
        "@a@b@c@d#e#f http://http://http://",
        ":".repeat(5_000),
        "(".repeat(5_000),
        "@a.".repeat(3_000),
        "a".repeat(100_000),
        "9".repeat(100_000),
        "😀".repeat(20_000),
        "word ".repeat(20_000),
        "no end and no stop ,".repeat(400),
        "\n".repeat(50_000),
        "U.S. U.K. Mr. Mrs. e.g. ".repeat(300),
        "﷽ \uFDD0 \uFFFF \uDBFF\uDFFF \uE000");
  }
}
