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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.model.Post;
import org.crosscurrent.text.ContentHash;

/**
 * The core of {@link RedactText}, for use without a pipeline: replaces what is personal in texts by
 * marks such as {@code <email>}.
 *
 * <p>Pure, safe for use by many threads, and linear in the length of the text, whatever stands in
 * it. Web addresses keep their digits, since they are full of numbers that are no telephone's: in
 * them only e-mail addresses and an IP address as host are found.
 *
 * <pre>{@code
 * Redactor redactor = Redactor.of(PersonalData.all());
 * redactor.redact("Write to ann@example.org"); // "Write to <email>"
 * }</pre>
 */
public final class Redactor {

  private final Set<PersonalData> kinds;

  private Redactor(Set<PersonalData> kinds) {
    this.kinds = kinds;
  }

  /**
   * One that finds these kinds.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Redactor of(Set<PersonalData> kinds) {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a redactor needs at least one kind of personal data");
    }
    return new Redactor(EnumSet.copyOf(kinds));
  }

  /**
   * The post with marks in its title, text, location, links and extra values. Its content hash is
   * that of the redacted text: who knows a text but for a number in it could else find the number
   * by trying. Posts that differ in nothing but what was redacted are duplicates of each other. A
   * post in which nothing is found is given back itself.
   */
  public Post redact(Post post) {
    String title = redact(post.getTitle());
    String text = redact(post.getText());
    String location = post.getLocation() == null ? null : redact(post.getLocation());
    List<String> links = redactAll(post.getLinks());
    Map<String, String> extra = redactValues(post.getExtra());
    boolean sameText = title.equals(post.getTitle()) && text.equals(post.getText());
    boolean sameRest =
        links == post.getLinks()
            && extra == post.getExtra()
            && (location == null || location.equals(post.getLocation()));
    if (sameText && sameRest) {
      return post;
    }
    Post.Builder redacted =
        post.toBuilder()
            .setTitle(title)
            .setText(text)
            .setLocation(location)
            .setLinks(links)
            .setExtra(extra);
    return (sameText ? redacted : redacted.setContentHash(ContentHash.of(title, text))).build();
  }

  private List<String> redactAll(List<String> texts) {
    List<String> redacted = new ArrayList<>(texts.size());
    texts.forEach(text -> redacted.add(redact(text)));
    return redacted.equals(texts) ? texts : List.copyOf(redacted);
  }

  private Map<String, String> redactValues(Map<String, String> values) {
    Map<String, String> redacted = new TreeMap<>(values);
    redacted.replaceAll((name, value) -> redact(value));
    return redacted.equals(values) ? values : redacted;
  }

  /** The text with marks; the text itself if nothing is found. */
  public String redact(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@' || c == ':' || c > 127 || c >= '0' && c <= '9') {
        return new Scan(text).run();
      }
    }
    return text;
  }

  /** One pass over one text. */
  private final class Scan {
    private final String text;
    private @Nullable StringBuilder out;
    private int copied;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    String run() {
      int linkEnd = 0;
      int host = -1;
      while (at < text.length()) {
        if (at >= linkEnd && Chars.isLinkStart(text, at)) {
          linkEnd = Chars.linkEnd(text, at);
          host = Chars.hostStart(text, at, linkEnd);
        }
        boolean inLink = at < linkEnd;
        if (!(findEmail() || (!inLink || at == host) && findIp() || !inLink && findNumber())) {
          at++;
        }
      }
      return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private boolean findEmail() {
      if (!kinds.contains(PersonalData.EMAIL) || !EmailAddresses.mayStartAt(text, at)) {
        return false;
      }
      int run = EmailAddresses.runEnd(text, at);
      int name = EmailAddresses.nameStart(text, at, run);
      int end = name == run ? -1 : EmailAddresses.endAfter(text, at, run);
      return end >= 0 && replace(PersonalData.EMAIL, name, end);
    }

    private boolean findIp() {
      char c = text.charAt(at);
      boolean mayStart = c == ':' || c < 128 && Character.digit(c, 16) >= 0;
      if (!mayStart || !kinds.contains(PersonalData.IP)) {
        return false;
      }
      int end = IpAddresses.endAt(text, at);
      return end >= 0 && replace(PersonalData.IP, at, end);
    }

    private boolean findNumber() {
      char c = text.charAt(at);
      if (Character.isLetter(c)) {
        int end = kinds.contains(PersonalData.IBAN) ? Ibans.endAt(text, at) : -1;
        return end >= 0 && replace(PersonalData.IBAN, at, end);
      }
      if (c != '+' && c != '(' && !Chars.isDigit(text, at) || continuesNumber()) {
        return false;
      }
      DigitGroups groups = DigitGroups.at(text, at);
      int card = kinds.contains(PersonalData.CARD) ? groups.cardEnd(text) : -1;
      if (card >= 0) {
        return replace(PersonalData.CARD, at, card);
      }
      int phone = kinds.contains(PersonalData.PHONE) ? groups.phoneEnd(text) : -1;
      return phone >= 0 && replace(PersonalData.PHONE, at, phone);
    }

    /** Whether what stands in front is a part of the same word or number. */
    private boolean continuesNumber() {
      if (at == 0) {
        return false;
      }
      char before = text.charAt(at - 1);
      return Chars.continues(text, at - 1)
          || before == '+'
          || ".,-/".indexOf(before) >= 0 && Chars.isDigit(text, at - 2);
    }

    private boolean replace(PersonalData kind, int from, int to) {
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, copied, from).append(kind.mark());
      copied = to;
      at = to;
      return true;
    }
  }
}
