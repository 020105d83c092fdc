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
package org.crosscurrent.testkit.generator;

import java.nio.charset.StandardCharsets;

/**
 * Writes JSON into one reused buffer, without spaces and with members in the order of the calls. A
 * member whose value is null is left out; {@link #nothing} writes a null.
 */
final class JsonText {

  private final StringBuilder out = new StringBuilder(4096);

  JsonText clear() {
    out.setLength(0);
    return this;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  JsonText open() {
    separate();
    out.append('{');
    return this;
  }

  JsonText open(String name) {
    key(name);
    out.append('{');
    return this;
  }

  JsonText close() {
    out.append('}');
    return this;
  }

  JsonText openList() {
    separate();
    out.append('[');
    return this;
  }

  JsonText openList(String name) {
    key(name);
    out.append('[');
    return this;
  }

  JsonText closeList() {
    out.append(']');
    return this;
  }

  JsonText put(String name, String value) {
    if (value != null) {
      key(name);
      string(value);
    }
    return this;
  }

  JsonText put(String name, long value) {
    key(name);
    out.append(value);
    return this;
  }

  JsonText put(String name, boolean value) {
    key(name);
    out.append(value);
    return this;
  }

  JsonText nothing(String name) {
    key(name);
    out.append("null");
    return this;
  }

  /** A member whose value is JSON already. */
  JsonText raw(String name, String json) {
    key(name);
    out.append(json);
    return this;
  }

  JsonText add(String value) {
    separate();
    string(value);
    return this;
  }

  JsonText add(long value) {
    separate();
    out.append(value);
    return this;
  }

  private void key(String name) {
    separate();
    out.append('"').append(name).append("\":");
  }

  private void separate() {
    if (out.length() > 0) {
      char last = out.charAt(out.length() - 1);
      if (last != '{' && last != '[' && last != ':') {
        out.append(',');
      }
    }
  }

  private void string(String value) {
    out.append('"');
    appendEscaped(out, value);
    out.append('"');
  }

  /** Appends what stands between the quotation marks of a JSON string. */
  static void appendEscaped(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c < 0x20) {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 0xF, 16));
      } else {
        out.append(c);
      }
    }
  }
}
