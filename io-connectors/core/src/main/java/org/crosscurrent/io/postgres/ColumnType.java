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
package org.crosscurrent.io.postgres;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.joda.time.Instant;

/**
 * How a column travels: the values of all rows of a batch go as one array, which {@code unnest}
 * opens again. Arrays of arrays cannot be opened so, and instants and JSON have no binary form in
 * the driver; they travel as something simpler and are cast.
 */
enum ColumnType {
  TEXT("text", String.class, "%s"),
  BIGINT("int8", Long.class, "%s"),
  INTEGER("int4", Integer.class, "%s"),
  DOUBLE("float8", Double.class, "%s"),
  BOOLEAN("bool", Boolean.class, "%s"),
  /** Milliseconds since 1970: exact, and free of any time zone. */
  INSTANT("int8", Long.class, "'epoch'::timestamptz + %s * interval '1 millisecond'"),
  TEXT_ARRAY("text", String.class, "%s::text[]"),
  JSON("text", String.class, "%s::jsonb"),
  BYTES("bytea", byte[].class, "%s");

  private final String element;
  private final Class<?> elementClass;
  private final String expression;

  ColumnType(String element, Class<?> elementClass, String expression) {
    this.element = element;
    this.elementClass = elementClass;
    this.expression = expression;
  }

  /** Name of the type of an array's elements in Postgres. */
  String element() {
    return element;
  }

  /** An array for the values of one column in a batch. */
  Object[] array(int length) {
    return (Object[]) java.lang.reflect.Array.newInstance(elementClass, length);
  }

  /** The SQL that turns what travels into what the column holds. */
  String expression(String reference) {
    return String.format(expression, reference);
  }

  /** What travels for a value. */
  Object wire(Object value) {
    if (this == TEXT_ARRAY && value != null) {
      return arrayLiteral((List<?>) value);
    }
    return value;
  }

  /** Writes a value as JSON, for rows that Postgres refuses. */
  void writeJson(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (this) {
      case TEXT -> json.writeString((String) value);
      case BIGINT -> json.writeNumber((Long) value);
      case INTEGER -> json.writeNumber((Integer) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case INSTANT -> json.writeString(Instant.ofEpochMilli((Long) value).toString());
      case JSON -> json.writeRawValue((String) value);
      case BYTES -> json.writeBinary((byte[]) value);
      case TEXT_ARRAY -> {
        json.writeStartArray();
        for (Object element : (List<?>) value) {
          json.writeString((String) element);
        }
        json.writeEndArray();
      }
    }
  }

  /** The text form of an array (PostgreSQL manual, "Array Input and Output Syntax"). */
  private static String arrayLiteral(List<?> values) {
    StringBuilder literal = new StringBuilder("{");
    for (Object value : values) {
      if (literal.length() > 1) {
        literal.append(',');
      }
      literal.append('"');
      String text = (String) value;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          literal.append('\\');
        }
        literal.append(c);
      }
      literal.append('"');
    }
    return literal.append('}').toString();
  }
}
