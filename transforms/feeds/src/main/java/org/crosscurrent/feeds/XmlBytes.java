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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.crosscurrent.mapping.PayloadFormatException;

/**
 * From the bytes of an XML document to its characters: by the byte order mark, else by the encoding
 * that it declares, else UTF-8 (XML 1.0, appendix F). Bytes that are not of that encoding are
 * refused rather than replaced.
 */
final class XmlBytes {

  private static final int DECLARATION_LENGTH = 200;

  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

  /** What is declared as one of these is Windows' superset of it nearly always (WHATWG, 4.2). */
  private static final Set<String> LATIN =
      Set.of("iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "windows-1252");

  private XmlBytes() {}

  /** Whether the first character that is no white space is {@code <}. */
  static boolean beginWithTag(byte[] bytes) {
    for (byte b : bytes) {
      boolean mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
      boolean wideMark = b == (byte) 0xFE || b == (byte) 0xFF || b == 0;
      boolean space = b == ' ' || b == '\t' || b == '\r' || b == '\n';
      if (!mark && !wideMark && !space) {
        return b == '<';
      }
    }
    return false;
  }

  /** The characters of a document. */
  static String decode(byte[] bytes) throws PayloadFormatException {
    Charset marked = byMark(bytes);
    Charset charset = marked == null ? byDeclaration(bytes) : marked;
    boolean bare = marked == null || bytes[0] >= 0;
    int mark = bare ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
          .toString();
    } catch (CharacterCodingException e) {
      throw new PayloadFormatException("the bytes of the feed are not " + charset.name());
    }
  }

  /** By the mark, or by the zeros of a first character that is {@code <} in two bytes. */
  private static @Nullable Charset byMark(byte[] bytes) {
    int first = at(bytes, 0) << 8 | at(bytes, 1);
    if (first == 0xEFBB && at(bytes, 2) == 0xBF) {
      return StandardCharsets.UTF_8;
    }
    return switch (first) {
      case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
      case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 0xAA;
  }

  private static Charset byDeclaration(byte[] bytes) throws PayloadFormatException {
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(head);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = declared.group(1).toLowerCase(Locale.ROOT);
    if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("ucs-")) {
      throw new PayloadFormatException("the feed declares an encoding that its bytes do not have");
    }
    try {
      return LATIN.contains(name) ? Charset.forName("windows-1252") : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new PayloadFormatException("the feed declares an encoding that nobody knows");
    }
  }
}
