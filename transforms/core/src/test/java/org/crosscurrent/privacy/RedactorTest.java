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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.crosscurrent.model.Post;
import org.crosscurrent.model.Sighting;
import org.crosscurrent.text.ContentHash;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private static final Redactor ALL = Redactor.of(PersonalData.all());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          write to ann.lee+x@mail.example.org. | write to <email>.
          mailto:ann@example.org?subject=hi | mailto:<email>?subject=hi
          (o'neil@example.co.uk) | (<email>)
          ünal@müller.de und jo@xn--mller-kva.example | <email> und <email>
          https://x.example/?mail=ann%40example.org&n=5551234567 | https://x.example/?mail=<email>&n=5551234567
          call +49 30 1234-5678 now | call <phone> now
          (555) 123-4567 or 555.123.4567 | <phone> or <phone>
          1-800-555-0199, 555-0123 | <phone>, <phone>
          06 12 34 56 78 | <phone>
          0171/1234567. | <phone>.
          tel:+4915112345678 | tel:<phone>
          +٩٦٦٥٠١٢٣٤٥٦٧ | <phone>
          from 192.168.0.17:8080 | from <ip>:8080
          at 2001:db8::8a2e:370:7334 and ::1 | at <ip> and <ip>
          http://10.0.0.1/a?b=10.0.0.2 | http://<ip>/a?b=10.0.0.2
          IBAN: DE89 3704 0044 0532 0130 00 bitte | IBAN: <iban> bitte
          gb29nwbk60161331926819 | <iban>
          4111 1111 1111 1111 12/27 | <card> 12/27
          378282246310005 | <card>
          """)
  void whatIsPersonalIsReplacedByItsKind(String text, String redacted) {
    assertThat(ALL.redact(text)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@ann@mastodon.example said hi",
        "ann@localhost, a @ b, @ann",
        "on 2026-03-05 at 10:20:30, 05.03.2026 12:30",
        "1,000,000 or 1 000 000 or 1.000.000 people",
        "pi is 3.14159265358979",
        "https://example.org/status/4111111111111111?p=+4930123456",
        "version 1.2.3.4.5 and v1.2.3.4, 300.1.1.1",
        "std::vector, a::b, aa:bb:cc:dd:ee:ff",
        "4111111111111112",
        "DE88370400440532013000",
        "since 1999-2000, 2019-2020; item 1234567890",
        "0xdeadbeef0123456789abcdef",
        ""
      })
  void whatOnlyLooksAlikeStays(String text) {
    assertThat(ALL.redact(text)).isSameAs(text);
  }

  @Test
  void onlyTheKindsThatAreAskedForAreReplaced() {
    Redactor emails = Redactor.of(EnumSet.of(PersonalData.EMAIL));
    assertThat(emails.redact("ann@example.org, +49 30 12345678"))
        .isEqualTo("<email>, +49 30 12345678");
  }

  @Test
  void kindsAreReadFromAList() {
    assertThat(PersonalData.parse("email, Phone"))
        .containsExactly(PersonalData.EMAIL, PersonalData.PHONE);
    assertThat(PersonalData.parse("all")).isEqualTo(PersonalData.all());
    assertThatThrownBy(() -> PersonalData.parse("email,fax"))
        .hasMessage(
            "a kind of personal data must be all or one of email, phone, ip, iban, card, not 'fax'");
  }

  @Test
  void everyFieldWithWordsIsRedactedAndTheHashIsThatOfWhatIsLeft() {
    Post post =
        Sighting.of("reddit:1").content("call +49 30 1234567").post().toBuilder()
            .setTitle("ann@example.org")
            .setLinks(List.of("mailto:ann@example.org"))
            .setLocation("10.0.0.1")
            .setExtra(Map.of("poll_options", "a\nann@example.org"))
            .build();
    Post redacted = ALL.redact(post);
    assertThat(redacted.getTitle()).isEqualTo("<email>");
    assertThat(redacted.getText()).isEqualTo("call <phone>");
    assertThat(redacted.getLinks()).containsExactly("mailto:<email>");
    assertThat(redacted.getLocation()).isEqualTo("<ip>");
    assertThat(redacted.getExtra()).containsEntry("poll_options", "a\n<email>");
    assertThat(redacted.getContentHash()).isEqualTo(ContentHash.of("<email>", "call <phone>"));
  }

  @Test
  void copiesOfATextStayCopiesAndAPostWithoutFindingsStaysItself() {
    Post first = Sighting.of("reddit:1").content("mail ann@example.org").post();
    Post second = Sighting.of("bluesky:2").content("mail ann@example.org").post();
    assertThat(ALL.redact(first).getContentHash()).isEqualTo(ALL.redact(second).getContentHash());
    Post plain = Sighting.of("reddit:1").content("nothing here").post();
    assertThat(ALL.redact(plain)).isSameAs(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@",
        "1 ",
        "1-",
        "1",
        "a.",
        "@",
        "www.",
        "::",
        "1:",
        "ab12 ",
        "+1(",
        "0.",
        "a@b.",
        "x1.2.3.",
        "http://",
        "http://a@",
        "....",
        "GB29",
        "4111-"
      })
  void textsThatAreMadeToBeSlowTakeNoLongerThanOthers(String part) {
    String text = part.repeat(1_000_000 / part.length());
    // A scan that looked back or ahead without a bound would take hours.
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(ALL.redact(text)).isNotNull());
  }
}
