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
package org.crosscurrent.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import org.crosscurrent.mapping.PayloadFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFormatTest {

  private static final String FEED =
      "<rss version=\"2.0\"><channel><title>é€</title><item><title>x</title></item></channel></rss>";

  private final FeedFormat format = new FeedFormat();

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void readsUnicodeWithoutADeclaration(String charset) throws PayloadFormatException {
    assertThat(titleOf(FEED.getBytes(Charset.forName(charset)))).isEqualTo("é€");
  }

  @ParameterizedTest
  @CsvSource({"utf-8,UTF-8", "windows-1252,windows-1252", "ISO-8859-1,windows-1252"})
  void readsTheEncodingThatIsDeclared(String declared, String charset)
      throws PayloadFormatException {
    String xml = "<?xml version='1.0' encoding='" + declared + "'?>" + FEED;
    assertThat(titleOf(xml.getBytes(Charset.forName(charset)))).isEqualTo("é€");
  }

  @Test
  void theMarkWinsOverTheDeclaration() throws PayloadFormatException {
    String xml = "\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?>" + FEED;
    assertThat(titleOf(xml.getBytes(StandardCharsets.UTF_8))).isEqualTo("é€");
    assertThat(titleOf(xml.getBytes(StandardCharsets.UTF_16LE))).isEqualTo("é€");
  }

  @Test
  void bytesOfAnotherEncodingAreRefused() {
    assertRefused(
        FEED.getBytes(Charset.forName("windows-1252")), "the bytes of the feed are not UTF-8");
    assertRefused(
        ("<?xml version='1.0' encoding='UTF-16'?>" + FEED).getBytes(StandardCharsets.UTF_8),
        "the feed declares an encoding that its bytes do not have");
    assertRefused(
        ("<?xml version='1.0' encoding='x-no-such'?>" + FEED).getBytes(StandardCharsets.UTF_8),
        "the feed declares an encoding that nobody knows");
    byte[] cut = FEED.getBytes(StandardCharsets.UTF_16LE);
    assertRefused(Arrays.copyOf(cut, cut.length - 1), "the bytes of the feed are not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}", "[1]", "\"<a>\"", "x<", "\uFEFF{\"a\":1}"})
  void whatBeginsWithNoTagIsLeftToOthers(String payload) {
    assertThat(format.accepts(payload.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void theTreeDependsOnThePayloadAlone() throws IOException, PayloadFormatException {
    byte[] payload = Files.readAllBytes(FeedFixturesTest.ROOT.resolve("rss-entry/odd.xml"));
    JsonNode tree = format.parse(payload);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(new FeedFormat().parse(payload)).isEqualTo(tree);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void keepsWhatSomeoneWouldMap() throws IOException, PayloadFormatException {
    JsonNode tree =
        format.parse(Files.readAllBytes(FeedFixturesTest.ROOT.resolve("rss-entry/odd.xml")));
    JsonNode entry = tree.path("entries").path(0);
    assertThat(entry.at("/media/contents/0/fileSize").asText()).isEqualTo("12 MB");
    assertThat(entry.at("/media/contents/0/restriction/type").asText()).isEqualTo("country");
    assertThat(entry.at("/media/rights/status").asText()).isEqualTo("whatever");
    assertThat(entry.at("/itunes/explicit").asText()).isEqualTo("clean");
    assertThat(entry.at("/authors/0/email").asText()).isEqualTo("jo@odd.example");
    assertThat(entry.path("ext").path("x:thing").path("inner").asText()).isEqualTo("deep");
    assertThat(entry.at("/enclosures")).hasSize(1);
    assertThat(tree.at("/feed/format").asText()).isEqualTo("rss_0.94");
  }

  private String titleOf(byte[] payload) throws PayloadFormatException {
    assertThat(format.accepts(payload)).isTrue();
    return format.parse(payload).at("/feed/title").asText();
  }

  private void assertRefused(byte[] payload, String reason) {
    assertThatThrownBy(() -> format.parse(payload))
        .isInstanceOf(PayloadFormatException.class)
        .hasMessageStartingWith(reason);
  }
}
