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

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One pass over one text that puts pseudonyms in place of accounts: {@code @handle}, {@code
 * @handle@host}, {@code u/handle}, decentralised identifiers, and the handles and the name of this
 * post's own accounts wherever they stand alone. Web addresses lose what leads to a person.
 */
final class MaskedText {

  private static final String ESCAPED_AT = "%40";

  private final String text;
  private final Accounts accounts;
  private final BareLinks links;
  private final StringBuilder out;
  private int at;

  private MaskedText(String text, Accounts accounts) {
    this.text = text;
    this.accounts = accounts;
    this.links = new BareLinks(accounts);
    this.out = new StringBuilder(text.length() + 32);
  }

  static String of(String text, Accounts accounts) {
    return text.isEmpty() ? text : new MaskedText(text, accounts).mask();
  }

  private String mask() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Chars.isLinkStart(text, at)) {
        int end = Chars.linkEnd(text, at);
        put(links.bare(text.substring(at, end)), end);
      } else if (Chars.isAt(c) && beginsWord()) {
        maskMention(at + 1);
      } else if (Chars.starts(text, at, ESCAPED_AT)) {
        maskMention(at + ESCAPED_AT.length());
      } else if (Chars.isWord(c)) {
        maskWord();
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private boolean beginsWord() {
    return at == 0 || !Chars.isWord(text.charAt(at - 1));
  }

  private void maskMention(int start) {
    int end = accountEnd(start);
    out.append(text, at, start);
    at = start;
    if (end == start) {
      return;
    }
    put(accounts.of(text.substring(start, end)), end);
    // Slack writes <@number|name>.
    if (at < text.length() && text.charAt(at) == '|') {
      at = Handles.end(text, at + 1);
    }
  }

  /** A handle, and the host behind it: {@code name@host}, or {@code name:host} as Matrix has it. */
  private int accountEnd(int start) {
    int end = Handles.end(text, start);
    if (end == start || end >= text.length()) {
      return end;
    }
    int host = Handles.end(text, end + 1);
    boolean matrix = text.charAt(end) == ':' && text.substring(end, host).indexOf('.') > 0;
    return host > end + 1 && (Chars.isAt(text.charAt(end)) || matrix) ? host : end;
  }

  private void maskWord() {
    if (beginsWord() && (maskIdentifier() || maskRedditor() || maskName())) {
      return;
    }
    int end = Handles.end(text, at);
    if (end == at) {
      out.append(text.charAt(at++));
      return;
    }
    int account = accountEnd(at);
    String known = accounts.ofWord(text.substring(at, account));
    if (known != null) {
      put(known, account);
      return;
    }
    known = accounts.ofWord(text.substring(at, end));
    if (known != null) {
      put(known, end);
      return;
    }
    maskParts(end);
  }

  /** Words within a run such as {@code ann-the-great}, and ASCII words within another script. */
  private void maskParts(int end) {
    while (at < end) {
      boolean ascii = text.charAt(at) < 128;
      int part = at;
      while (part < end && Chars.isWord(text.charAt(part)) && text.charAt(part) < 128 == ascii) {
        part++;
      }
      String known = part == at ? null : accounts.ofWord(text.substring(at, part));
      if (known != null) {
        put(known, part);
      } else {
        int next = Math.max(part, at + 1);
        put(text.substring(at, next), next);
      }
    }
  }

  /** A decentralised identifier (W3C DID), {@code did:plc:...} or {@code did:web:...}. */
  private boolean maskIdentifier() {
    if (!Chars.starts(text, at, "did:")) {
      return false;
    }
    int end = Handles.identifierEnd(text, at);
    return end > at && put(accounts.of(text.substring(at, end)), end);
  }

  /** A person of Reddit, {@code u/name}. */
  private boolean maskRedditor() {
    String prefix =
        Chars.starts(text, at, "u/") ? "u/" : Chars.starts(text, at, "user/") ? "user/" : null;
    int start = prefix == null ? at : at + prefix.length();
    int end = prefix == null ? at : Handles.end(text, start);
    if (prefix == null || end == start) {
      return false;
    }
    out.append(prefix);
    return put(accounts.of("reddit", text.substring(start, end)), end);
  }

  private boolean maskName() {
    @Nullable String name = accounts.name();
    if (name == null || !Chars.starts(text, at, name)) {
      return false;
    }
    int end = at + name.length();
    boolean whole = end == text.length() || !Chars.isWord(text.charAt(end));
    String known = whole ? accounts.ofWord(name) : null;
    return known != null && put(known, end);
  }

  private boolean put(String replacement, int end) {
    out.append(replacement);
    at = end;
    return true;
  }
}
