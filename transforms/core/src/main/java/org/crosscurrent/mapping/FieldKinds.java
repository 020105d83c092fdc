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
package org.crosscurrent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.StringJoiner;

/** The kinds of value that a field can have, as a set of bits that can be joined by "or". */
public final class FieldKinds {

  /** A bit for each kind. */
  public static final int NULL = 1;

  public static final int BOOLEAN = 2;
  public static final int NUMBER = 4;
  public static final int STRING = 8;
  public static final int OBJECT = 16;
  public static final int ARRAY = 32;

  static final int CONTAINERS = OBJECT | ARRAY;

  private static final String[] NAMES = {"null", "boolean", "number", "string", "object", "array"};

  private FieldKinds() {}

  /** The usual classes first: to compare a class costs less than to call a method of many. */
  static int of(JsonNode value) {
    Class<?> type = value.getClass();
    if (type == TextNode.class) {
      return STRING;
    }
    if (type == IntNode.class || type == LongNode.class) {
      return NUMBER;
    }
    if (type == ObjectNode.class) {
      return OBJECT;
    }
    if (type == ArrayNode.class) {
      return ARRAY;
    }
    return switch (value.getNodeType()) {
      case NULL, MISSING -> NULL;
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> NUMBER;
      case OBJECT, POJO -> OBJECT;
      case ARRAY -> ARRAY;
      case STRING, BINARY -> STRING;
    };
  }

  /** The names of the kinds in a set, in a fixed order, such as {@code null|string}. */
  public static String names(int kinds) {
    StringJoiner names = new StringJoiner("|");
    for (int i = 0; i < NAMES.length; i++) {
      if ((kinds & 1 << i) != 0) {
        names.add(NAMES[i]);
      }
    }
    return names.toString();
  }
}
