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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query parameters of one request, read with their types and checked.
 *
 * <p>Every method returns null when the parameter is absent and has no default, and throws a {@link
 * Problem} (400) that names parameter, value and what is valid. Parameters that the resource does
 * not know are refused, so that a misspelt filter is not taken for no filter.
 */
public final class Parameters {
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}|und");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,18})?");
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final String resource;
  private final Map<String, String> values;

  private Parameters(String resource, Map<String, String> values) {
    this.resource = resource;
    this.values = values;
  }

  public static Parameters of(String resource, Collection<String> known, String rawQuery) {
    return of(resource, known, Set.of(), rawQuery);
  }

  /**
   * @param repeatable which of the known ones may be given several times
   */
  public static Parameters of(
      String resource, Collection<String> known, Set<String> repeatable, String rawQuery) {
    Map<String, String> values = QueryString.parse(rawQuery, repeatable);
    values.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw Problem.badRequest(
                name,
                "Parameter '"
                    + Problem.shown(name)
                    + "' (given as '"
                    + Problem.shown(value)
                    + "') is unknown here; valid are: "
                    + (known.isEmpty() ? "none" : String.join(", ", known))
                    + ".");
          }
        });
    return new Parameters(resource, values);
  }

  /** A free text of 1 to {@code longest} characters. */
  public String text(String name, int longest) {
    String value = values.get(name);
    if (value != null && (value.isBlank() || value.length() > longest)) {
      throw Problem.badParameter(name, value, "a text of 1 to " + longest + " characters");
    }
    return value;
  }

  public String platform() {
    return matching(
        "platform",
        PLATFORM,
        "a platform's name in lower case, such as reddit, of at most 64 letters, digits, - or _");
  }

  /** Any number of platforms, separated by commas; none where the parameter is absent. */
  public SortedSet<String> platforms() {
    SortedSet<String> platforms = new TreeSet<>();
    String list = values.get("platform");
    for (String name : list == null ? new String[0] : list.split(",", -1)) {
      if (!PLATFORM.matcher(name).matches()) {
        throw Problem.badParameter(
            "platform", list, "platforms' names in lower case, separated by commas");
      }
      platforms.add(name);
    }
    return platforms;
  }

  public String language() {
    return matching("language", LANGUAGE, "an ISO 639-1 code such as en, or und");
  }

  /** A topic, in lower case as topics are stored. */
  public String topic() {
    String value = text("topic", 200);
    return value == null ? null : value.toLowerCase(Locale.ROOT);
  }

  private String matching(String name, Pattern pattern, String valid) {
    String value = values.get(name);
    if (value != null && !pattern.matcher(value).matches()) {
      throw Problem.badParameter(name, value, valid);
    }
    return value;
  }

  public String choice(String name, List<String> choices, String otherwise) {
    String value = values.get(name);
    if (value != null && !choices.contains(value)) {
      String list = choices.stream().collect(Collectors.joining(", "));
      throw Problem.badParameter(name, value, "one of " + list);
    }
    return value == null ? otherwise : value;
  }

  public Boolean flag(String name) {
    String value = choice(name, List.of("true", "false"), null);
    return value == null ? null : Boolean.valueOf(value);
  }

  /** A whole number of up to 18 digits. */
  public Long whole(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    if (!WHOLE.matcher(value).matches()) {
      throw Problem.badParameter(name, value, "a whole number of at most 18 digits");
    }
    return Long.valueOf(value);
  }

  /**
   * Refuses a parameter that has no meaning beside another one.
   *
   * @param otherwise what it is instead, after "must be left out: it is"
   */
  public void refuse(String name, String otherwise) {
    String value = values.get(name);
    if (value != null) {
      throw Problem.badParameter(name, value, "left out here: it is " + otherwise);
    }
  }

  /** A decimal number from {@code least} to {@code most}, without exponent. */
  public Double decimal(String name, double least, double most) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    double number = DECIMAL.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
    if (!(number >= least && number <= most)) {
      String valid = "a decimal number from " + least + " to " + most;
      throw Problem.badParameter(name, value, valid);
    }
    return number;
  }

  /** How many rows: 1 to {@code most}. */
  public int limit(int most, int otherwise) {
    String value = values.get("limit");
    if (value == null) {
      return otherwise;
    }
    boolean valid = WHOLE.matcher(value).matches();
    long number = valid ? Long.parseLong(value) : 0;
    if (number < 1 || number > most) {
      throw Problem.badParameter("limit", value, "a whole number from 1 to " + most);
    }
    return (int) number;
  }

  /** The parameters {@code from} and {@code to}, of which the first must be earlier. */
  public Range range() {
    Instant from = time("from");
    Instant to = time("to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw Problem.badParameter("from", values.get("from"), "before 'to', " + values.get("to"));
    }
    return new Range(from, to);
  }

  private Instant time(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(value).toInstant();
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw notTime(name, value);
    }
    throw notTime(name, value);
  }

  private static Problem notTime(String name, String value) {
    return Problem.badParameter(
        name,
        value,
        "an ISO-8601 time with offset of the years 1 to 9999, such as 2026-01-31T12:00:00Z"
            + " (a + in a URL is written %2B)");
  }

  /** Where the page begins, or null for the first page. */
  public Cursor cursor() {
    String value = values.get("cursor");
    if (value == null) {
      return null;
    }
    return Cursor.decode(value, resource, values)
        .orElseThrow(
            () ->
                Problem.badParameter(
                    "cursor",
                    value,
                    "a next_cursor of an earlier page of this resource, sent with the same"
                        + " filters"));
  }

  /** All parameters as one text, the same for requests that ask the same in another order. */
  String canonical() {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(values)
        .forEach((name, value) -> all.append(name).append('\0').append(value).append('\0'));
    return all.toString();
  }

  /** The text by which the next page of this walk is asked for. */
  public String encode(Cursor cursor) {
    return cursor.encode(resource, values);
  }
}
