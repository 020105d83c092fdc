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
package org.crosscurrent.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decodes what stands in a URL, strictly: a broken escape or broken UTF-8 is refused instead of
 * being read as something else.
 */
public final class QueryString {
  private QueryString() {}

  /**
   * The parameters in order of appearance.
   *
   * @throws Problem (400) when a parameter is repeated, has no value or is wrongly encoded
   */
  public static Map<String, String> parse(String raw) {
    return parse(raw, Set.of());
  }

  /**
   * The parameters in order of appearance.
   *
   * @param repeatable parameters that may be repeated; their values are joined by commas
   * @throws Problem (400) when another parameter is repeated, or one is wrongly encoded
   */
  public static Map<String, String> parse(String raw, Set<String> repeatable) {
    Map<String, String> values = new LinkedHashMap<>();
    if (raw == null) {
      return values;
    }
    for (String part : raw.split("&")) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals), true);
      String value = equals < 0 ? "" : decode(part.substring(equals + 1), true);
      if (repeatable.contains(name)) {
        values.merge(name, value, (some, more) -> some + "," + more);
      } else if (values.putIfAbsent(name, value) != null) {
        throw Problem.badRequest(
            name,
            "Parameter '"
                + Problem.shown(name)
                + "' is given again as '"
                + Problem.shown(value)
                + "', but must be given at most once.");
      }
    }
    return values;
  }

  /**
   * Undoes percent encoding.
   *
   * @param plusIsSpace true in a query, false in a path
   * @throws Problem (400) on a broken escape or on bytes that are no UTF-8
   */
  public static String decode(String text, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw undecodable(text);
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      if (decoded.indexOf('\0') >= 0) {
        throw undecodable(text);
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw undecodable(text);
    }
  }

  private static Problem undecodable(String text) {
    return Problem.badRequest(
        null,
        "The URL holds '"
            + Problem.shown(text)
            + "', but must be percent-encoded UTF-8 without the character U+0000.");
  }
}
